import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const listOutOfStep: Rule = {
  id: 'list-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'An item of a list is missing, or one was added.',
  examples: [
    {
      locale: 'es',
      original: '- First thing\n- Second thing\n- Third thing',
      wrong: '- Primera cosa\n- Segunda cosa',
      right: '- Primera cosa\n- Segunda cosa\n- Tercera cosa',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'item', report);
  },
};
