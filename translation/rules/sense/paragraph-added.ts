import { beginning } from '../../pair/missing-place.ts';
import { blockLength } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const paragraphAdded: Rule = {
  id: 'paragraph-added',
  severity: 'warning',
  compares: 'pair',
  explains:
    'The translation has a paragraph without a counterpart in the original. A note of the translator can be accepted.',
  examples: [
    {
      locale: 'es',
      original: 'The lab was closed in the summer of that year.',
      wrong: 'El laboratorio cerró en el verano de aquel año.\n\nNadie sabe hoy qué fue de sus mesas y de sus sillas.',
      right: 'El laboratorio cerró en el verano de aquel año.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    pair.couples.forEach(({ original, translation }, index) => {
      if (!translation || original || translation.kind !== 'paragraph' || blockLength(translation) < 20) return;
      const before = pair.couples[index - 1];
      // A long paragraph made into two is no addition.
      const split =
        before?.original &&
        before.translation &&
        blockLength(before.translation) * 1.7 <
          (blockLength(before.original) * pair.translation.language.writing.length) /
            pair.original.language.writing.length;
      if (split) return;
      const { start, end } = translation;
      report({
        start,
        end,
        values: { text: beginning(translation.segments[0]?.text ?? '') },
        severity: pair.sure ? 'warning' : 'hint',
      });
    });
  },
};
