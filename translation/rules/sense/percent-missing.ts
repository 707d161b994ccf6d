import { placeIn } from '../../document/passages.ts';
import { compareNumbers } from '../../quantities/compare.ts';
import type { Rule } from '../rule.ts';

export const percentMissing: Rule = {
  id: 'percent-missing',
  severity: 'error',
  compares: 'pair',
  explains: 'A number is a percentage in one of the texts only.',
  examples: [
    {
      locale: 'de',
      original: 'About 20% of them came.',
      wrong: 'Rund 20 von ihnen kamen.',
      right: 'Rund 20 Prozent von ihnen kamen.',
    },
    { locale: 'ar', original: 'About 20% of them came.', wrong: 'جاء نحو 20 منهم.', right: 'جاء نحو 20٪ منهم.' },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same } of compareNumbers(pair)) {
      for (const { original, translation } of same) {
        if ((original.unit === 'percent') === (translation.unit === 'percent')) continue;
        const [has, not] = original.unit === 'percent' ? [original, translation] : [translation, original];
        // In a list of percentages the sign may stand once, and a table's head may say it.
        const nearby =
          /%|٪|％/.test(not.passage.text) ||
          not.passage.block.kind === 'row' ||
          not.unit !== undefined ||
          has.passage.block.kind === 'row';
        if (nearby && !/^\s?(?:[.,;]|$)/.test(not.passage.text.slice(not.to))) continue;
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { text: translation.raw },
          severity: 'warning',
        });
      }
    }
  },
};
