import { matchesIn, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

export const doubleSpace: Rule = {
  id: 'double-space',
  severity: 'warning',
  compares: 'text',
  explains: 'Two spaces stand between two words.',
  examples: [
    { locale: 'en', wrong: 'The lab  was closed.', right: 'The lab was closed.' },
    { locale: 'ar', wrong: 'أُغلق  المختبر.', right: 'أُغلق المختبر.' },
    { locale: 'de', wrong: 'Das Labor  wurde geschlossen.', right: 'Das Labor wurde geschlossen.' },
    { locale: 'fr', wrong: 'Le laboratoire  a été fermé.', right: 'Le laboratoire a été fermé.' },
    { locale: 'es', wrong: 'El laboratorio  se cerró.', right: 'El laboratorio se cerró.' },
    { locale: 'ja', wrong: '研究所は  閉鎖された。', right: '研究所は閉鎖された。' },
  ],
  check: ({ text: side }, report) => {
    const found = [...matchesIn(side.document, /(?<=\S)[ \u00a0\u202f\u3000]{2,}(?=\S)/gu)]
      .filter(({ passage }) => passage.block.kind !== 'row')
      .map(({ passage, match }) => ({
        ...placeIn(passage, match.index, match.index + match[0].length),
        suggestion: ' ',
        certain: /^ +$/.test(match[0]),
      }))
      .filter(({ start, end }) => !/[\n\uFFFC*_[\]]/.test(side.document.source.slice(start, end)));
    const single = [...matchesIn(side.document, /[.!?] \p{Lu}/gu)].length;
    // Two spaces behind a full stop are an old manner of typists.
    const manner = found.filter(({ start }) => /[.!?:]/.test(side.document.source[start - 1] ?? ''));
    for (const one of found) if (!manner.includes(one)) report(one);
    reportUnlessHabit(manner, single, report);
  },
};
