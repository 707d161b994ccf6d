import { matchesIn, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

export const spaceInside: Rule = {
  id: 'space-inside',
  severity: 'warning',
  compares: 'text',
  explains: 'A space stands within brackets or quotation marks, beside the mark.',
  examples: [
    { locale: 'de', wrong: 'Das Labor ( ein kleines) ist „ leer“.', right: 'Das Labor (ein kleines) ist „leer“.' },
    { locale: 'es', wrong: 'El laboratorio (pequeño ) está vacío.', right: 'El laboratorio (pequeño) está vacío.' },
    { locale: 'en', wrong: 'The lab ( a small one) is “ empty”.', right: 'The lab (a small one) is “empty”.' },
    { locale: 'fr', wrong: 'Le laboratoire ( un petit) est vide.', right: 'Le laboratoire (un petit) est vide.' },
    { locale: 'ar', wrong: 'المختبر ( وهو صغير) فارغ.', right: 'المختبر (وهو صغير) فارغ.' },
    { locale: 'ja', wrong: '研究所（ 小さなもの）は空だ。', right: '研究所（小さなもの）は空だ。' },
  ],
  check: ({ text: side, pair }, report) => {
    const { quotes, spacedMarks } = side.language.writing;
    const known = pair?.original.document.source ?? '';
    const spaced = new Set(spacedMarks);
    const opens = ['(', '（', ...quotes.map(([open]) => open)].filter(
      (mark) => !spaced.has(mark) && !quotes.some(([, close]) => close === mark) && mark !== '‘',
    );
    const closes = [')', '）', ...quotes.map(([, close]) => close)].filter(
      (mark) => !spaced.has(mark) && !quotes.some(([open]) => open === mark) && mark !== '’',
    );
    const set = (marks: readonly string[]) =>
      marks
        .map((mark) => `\\${mark}`)
        .join('')
        .replaceAll('\\“', '“')
        .replaceAll(/\\([^()])/g, '$1');
    const pattern = new RegExp(
      `(?<=[${set(opens)}])[ \\u00a0]+(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}.!?])[ \\u00a0]+(?=[${set(closes)}](?:[\\s.,;:!?]|$))`,
      'gu',
    );
    for (const { passage, match } of matchesIn(side.document, pattern)) {
      if (
        known.includes(passage.text.slice(match.index - 1, match.index + match[0].length + 1).trim()) &&
        /[()]/.test(passage.text.slice(match.index - 1, match.index + 2)) &&
        /\( |\w \)/.test(known)
      )
        continue;
      report({ ...placeIn(passage, match.index, match.index + match[0].length), suggestion: '', certain: true });
    }
  },
};
