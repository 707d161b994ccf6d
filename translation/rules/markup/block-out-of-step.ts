import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const blockOutOfStep: Rule = {
  id: 'block-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A figure, note, pull quote or another block is missing, or one was added.',
  examples: [
    {
      locale: 'ja',
      original: 'Text one.\n\n::contents\n\nText two.',
      wrong: '一つ目の文。\n\n二つ目の文。',
      right: '一つ目の文。\n\n::contents\n\n二つ目の文。',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'block' || kind === 'rule', report);
  },
};
