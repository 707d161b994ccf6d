import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const tableOutOfStep: Rule = {
  id: 'table-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A row of a table is missing, or one was added.',
  examples: [
    {
      locale: 'fr',
      original: '| Town | People |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
      wrong: '| Ville | Habitants |\n| --- | --- |\n| Ulm | 128 |',
      right: '| Ville | Habitants |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '| Stadt | Bäume |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
      wrong: '| Town | Trees |\n| --- | --- |\n| Ulm | 128 |',
      right: '| Town | Trees |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
    },
    {
      locale: 'de',
      original: '| Town | Trees |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
      wrong: '| Stadt | Bäume |\n| --- | --- |\n| Ulm | 128 |',
      right: '| Stadt | Bäume |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
    },
    {
      locale: 'es',
      original: '| Town | Trees |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
      wrong: '| Ciudad | Árboles |\n| --- | --- |\n| Ulm | 128 |',
      right: '| Ciudad | Árboles |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
    },
    {
      locale: 'ar',
      original: '| Town | Trees |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
      wrong: '| المدينة | الأشجار |\n| --- | --- |\n| أولم | 128 |',
      right: '| المدينة | الأشجار |\n| --- | --- |\n| أولم | 128 |\n| بون | 336 |',
    },
    {
      locale: 'ja',
      original: '| Town | Trees |\n| --- | --- |\n| Ulm | 128 |\n| Bonn | 336 |',
      wrong: '| 都市 | 樹木 |\n| --- | --- |\n| ウルム | 128 |',
      right: '| 都市 | 樹木 |\n| --- | --- |\n| ウルム | 128 |\n| ボン | 336 |',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'row', report);
  },
};
