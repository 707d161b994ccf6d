import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const headingOutOfStep: Rule = {
  id: 'heading-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A heading of the original is missing, or one was added.',
  examples: [
    {
      locale: 'de',
      original: '## One\n\nFirst text.\n\n## Two\n\nSecond text.',
      wrong: '## Eins\n\nErster Text.\n\nZweiter Text.',
      right: '## Eins\n\nErster Text.\n\n## Zwei\n\nZweiter Text.',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'heading', report);
  },
};
