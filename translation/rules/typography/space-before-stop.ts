import { matchesIn, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const spaceBeforeStop: Rule = {
  id: 'space-before-stop',
  severity: 'error',
  strict: true,
  compares: 'text',
  explains: 'A space stands before a full stop, a comma or a closing bracket, where the language has none.',
  examples: [
    { locale: 'de', wrong: 'Das Labor ist leer .', right: 'Das Labor nutzt .NET und ist leer.' },
    { locale: 'fr', wrong: 'Le laboratoire est vide , dit-on.', right: 'Le laboratoire est vide, dit-on\u202f!' },
    { locale: 'es', wrong: '¿El laboratorio está vacío ?', right: '¿El laboratorio está vacío?' },
    { locale: 'ar', wrong: 'المختبر فارغ ، كما قيل.', right: 'المختبر فارغ، كما قيل.' },
    { locale: 'ja', wrong: '研究所は空だ 。', right: '研究所は空だ。' },
    { locale: 'en', wrong: 'The lab is empty .', right: 'The lab uses .NET and is empty.' },
  ],
  check: ({ text: side, pair }, report) => {
    const spaced = side.language.writing.spacedMarks;
    const known = pair?.original.document.source ?? '';
    const pattern =
      /(?<=[\p{L}\p{M}\p{N}»”“’)\]\uFFFC])[ \u00a0\u202f]+(?:[.,;:!?،؛؟](?=\s|$|[»”"’“)\]])|[。、，．！？])/gu;
    const found: Found[] = [];
    for (const { passage, match } of matchesIn(side.document, pattern)) {
      const mark = match[0].at(-1) ?? '';
      const emoticon = /^[;:]$/.test(mark) && /^[)\]]/.test(passage.text.slice(match.index + match[0].length));
      // A mark in emphasis or a link is spoken of; and of an unknown language nobody knows which marks stand apart.
      const named = passage.inlines.some(({ from }) => from === match.index + match[0].length - 1);
      const unknown = side.language.writing.quotes.length === 0 && /[:;!?]/.test(mark);
      if (spaced.includes(mark) || emoticon || named || unknown || passage.block.kind === 'row') continue;
      const behind = passage.text.slice(match.index + match[0].length - 1);
      // An ellipsis may stand apart, and what the original writes so is meant.
      if (
        /^\.\s?\.|^…/.test(behind) ||
        (pair && known.includes(`${passage.text.slice(Math.max(0, match.index - 8), match.index)}${match[0]}`))
      )
        continue;
      found.push({
        ...placeIn(passage, match.index, match.index + match[0].length),
        values: { mark },
        suggestion: mark,
        certain: true,
        ...(mayBeMeant(passage.text, match.index, behind) ? { severity: 'warning' as const } : {}),
      });
    }
    reportUnlessHabit(found, 5, report);
  },
};

/** A dot before a small letter may be a sign of its own; and some put a space wherever two scripts meet. */
function mayBeMeant(text: string, index: number, behind: string): boolean {
  return (
    /^\.\s\p{Ll}/u.test(behind) ||
    (/^[。、，．！？]/.test(behind) && /[\p{Script=Latin}\p{Nd})\uFFFC]$/u.test(text.slice(0, index)))
  );
}
