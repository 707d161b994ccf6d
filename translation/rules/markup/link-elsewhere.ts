import { compareLinks } from '../../pair/links.ts';
import type { Rule } from '../rule.ts';

export const linkElsewhere: Rule = {
  id: 'link-elsewhere',
  severity: 'error',
  compares: 'pair',
  explains:
    'A link leads elsewhere than in the original. The same page of the same house in another language is right.',
  examples: [
    {
      locale: 'es',
      original: 'The [agency](https://a.example/one) reported.',
      wrong: 'La [agencia](https://b.example/other) informó.',
      right: 'La [agencia](https://a.example/one) informó.',
    },
    {
      locale: 'de',
      original: 'See [its page](https://en.wikipedia.org/wiki/Moon).',
      wrong: 'Siehe [die Seite](https://b.example/other).',
      right: 'Siehe [die Seite](https://de.wikipedia.org/wiki/Mond).',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { expected, link, certain } of compareLinks(pair).elsewhere) {
      const values = { target: link.target, expected };
      report({
        start: link.start,
        end: link.end,
        values,
        suggestion: expected,
        severity: pair.sure && certain ? 'error' : 'warning',
      });
    }
  },
};
