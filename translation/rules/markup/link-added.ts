import { compareLinks } from '../../pair/links.ts';
import type { Rule } from '../rule.ts';

export const linkAdded: Rule = {
  id: 'link-added',
  severity: 'warning',
  compares: 'pair',
  explains: 'The translation has a link that the original does not have.',
  examples: [
    {
      locale: 'fr',
      original: 'The agency reported on it.',
      wrong: 'L’[agence](https://b.example/two) en a parlé.',
      right: 'L’agence en a parlé.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { link } of compareLinks(pair).added) {
      report({
        start: link.start,
        end: link.end,
        values: { target: link.target },
        severity: pair.sure ? 'warning' : 'hint',
      });
    }
  },
};
