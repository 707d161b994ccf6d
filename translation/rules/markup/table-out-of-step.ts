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
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'row', report);
  },
};
