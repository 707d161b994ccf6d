import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const codeBlockOutOfStep: Rule = {
  id: 'code-block-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A block of code is missing, or one was added.',
  examples: [
    {
      locale: 'de',
      original: 'Do this:\n\n```\nnpm start\n```\n\nThen wait.',
      wrong: 'So geht es:\n\nDann warten.',
      right: 'So geht es:\n\n```\nnpm start\n```\n\nDann warten.',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'code', report);
  },
};
