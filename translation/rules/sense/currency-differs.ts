import { placeIn } from '../../document/passages.ts';
import { compareNumbers } from '../../quantities/compare.ts';
import type { Rule } from '../rule.ts';

export const currencyDiffers: Rule = {
  id: 'currency-differs',
  severity: 'error',
  compares: 'pair',
  explains: 'A sum has another currency than in the original, or none.',
  examples: [
    { locale: 'de', original: 'It cost $20.', wrong: 'Es kostete 20 Euro.', right: 'Es kostete 20 Dollar.' },
    { locale: 'ja', original: 'It cost €20.', wrong: '20ドルかかった。', right: '20ユーロかかった。' },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die Reparatur kostete 20 Euro.',
      wrong: 'The repair cost $20.',
      right: 'The repair cost €20.',
    },
    {
      locale: 'fr',
      original: 'The repair cost $20.',
      wrong: 'La réparation a coûté 20 euros.',
      right: 'La réparation a coûté 20 dollars.',
    },
    {
      locale: 'es',
      original: 'The repair cost $20.',
      wrong: 'La reparación costó 20 euros.',
      right: 'La reparación costó 20 dólares.',
    },
    { locale: 'ar', original: 'The repair cost $20.', wrong: 'كلّف الإصلاح 20 يورو.', right: 'كلّف الإصلاح 20 دولارًا.' },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same } of compareNumbers(pair)) {
      for (const { original, translation } of same) {
        if (!original.currency || original.currency === translation.currency) continue;
        const values = { found: translation.currency ?? '–', expected: original.currency };
        const place = placeIn(translation.passage, translation.from, translation.to);
        if (translation.currency) report({ ...place, values, severity: pair.sure ? 'error' : 'warning' });
        else if (pair.sure && /[\p{Sc}]/u.test(original.passage.text) && !/[\p{Sc}]/u.test(translation.passage.text))
          report({ ...place, values, severity: 'hint' });
      }
    }
  },
};
