import { passagesOf, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const spaceAtEnd: Rule = {
  id: 'space-at-end',
  severity: 'warning',
  strict: true,
  compares: 'text',
  explains:
    'A space stands at the end of a paragraph, a heading or a field. A text that has them everywhere gets one hint.',
  examples: [
    { locale: 'de', wrong: 'Das Labor ist leer. \n\nUnd nun.', right: 'Das Labor ist leer.\n\nUnd nun.' },
    { locale: 'ja', wrong: '研究所は空だ。\u3000\n\nそれから。', right: '研究所は空だ。\n\nそれから。' },
    { locale: 'en', wrong: 'The lab is empty. \n\nAnd now?', right: 'The lab is empty.\n\nAnd now?' },
    {
      locale: 'fr',
      wrong: 'Le laboratoire est vide. \n\nEt maintenant…',
      right: 'Le laboratoire est vide.\n\nEt maintenant…',
    },
    {
      locale: 'es',
      wrong: 'El laboratorio está vacío. \n\n¿Y ahora?',
      right: 'El laboratorio está vacío.\n\n¿Y ahora?',
    },
    { locale: 'ar', wrong: 'المختبر فارغ. \n\nوماذا الآن؟', right: 'المختبر فارغ.\n\nوماذا الآن؟' },
  ],
  check: ({ text: side, pair }, report) => {
    const { source } = side.document;
    const manner = pair
      ? /[^\s|][ \t\u00a0\u3000]\n\s*\n/.test(pair.original.document.source.slice(pair.original.document.front.end))
      : false;
    if (manner) return;
    const found: Found[] = [];
    for (const passage of passagesOf(side.document)) {
      const { block, field } = passage;
      if (block.kind === 'field') {
        const end = /[ \t\u00a0\u202f\u3000]+$/.exec(passage.text);
        if (end) found.push({ start: passage.at(end.index), end: passage.at(passage.text.length - 1) + 1 });
        continue;
      }
      if (field || block.kind === 'row' || passage.text === '') continue;
      // The parser counts spaces at the end to the paragraph.
      const end = block.start + source.slice(block.start, block.end).trimEnd().length;
      const trailing = /^[ \t\u00a0\u202f\u3000]+(?=\r?\n|$)/.exec(source.slice(end, end + 40))?.[0] ?? '';
      const inner = /[\u00a0\u202f\u3000\u200b]+$/.exec(passage.text);
      if (inner)
        found.push({
          start: passage.at(inner.index),
          end: passage.at(passage.text.length - 1) + 1,
          suggestion: '',
          certain: true,
        });
      else if (trailing) found.push({ start: end, end: end + trailing.length, suggestion: '', certain: true });
    }
    if (found.length > 3) reportUnlessHabit(found, 0, report);
    else for (const one of found) report(one);
  },
};
