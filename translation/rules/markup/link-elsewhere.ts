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
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die [Behörde](https://a.example/one) berichtete.',
      wrong: 'The [agency](https://b.example/other) reported.',
      right: 'The [agency](https://a.example/one) reported.',
    },
    {
      locale: 'fr',
      original: 'The [agency](https://a.example/one) reported.',
      wrong: 'L’[agence](https://b.example/other) en a parlé.',
      right: 'L’[agence](https://a.example/one) en a parlé.',
    },
    {
      locale: 'ar',
      original: 'The [agency](https://a.example/one) reported.',
      wrong: 'أعلنت [الوكالة](https://b.example/other) ذلك.',
      right: 'أعلنت [الوكالة](https://a.example/one) ذلك.',
    },
    {
      locale: 'ja',
      original: 'The [agency](https://a.example/one) reported.',
      wrong: '[同機関](https://b.example/other)が発表した。',
      right: '[同機関](https://a.example/one)が発表した。',
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
