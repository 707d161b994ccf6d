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
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die Behörde berichtete darüber.',
      wrong: 'The [agency](https://b.example/two) reported on it.',
      right: 'The agency reported on it.',
    },
    {
      locale: 'de',
      original: 'The agency reported on it.',
      wrong: 'Die [Behörde](https://b.example/two) berichtete darüber.',
      right: 'Die Behörde berichtete darüber.',
    },
    {
      locale: 'es',
      original: 'The agency reported on it.',
      wrong: 'La [agencia](https://b.example/two) informó de ello.',
      right: 'La agencia informó de ello.',
    },
    {
      locale: 'ar',
      original: 'The agency reported on it.',
      wrong: 'نشرت [الوكالة](https://b.example/two) تقريرًا عن ذلك.',
      right: 'نشرت الوكالة تقريرًا عن ذلك.',
    },
    {
      locale: 'ja',
      original: 'The agency reported on it.',
      wrong: '[同機関](https://b.example/two)がこれを報告した。',
      right: '同機関がこれを報告した。',
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
