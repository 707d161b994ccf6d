import { compareLinks } from '../../pair/links.ts';
import { missingPlace } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const linkMissing: Rule = {
  id: 'link-missing',
  severity: 'error',
  compares: 'pair',
  explains: 'A link of the original is nowhere in the translation.',
  examples: [
    {
      locale: 'de',
      original: 'The [agency](https://a.example/one) reported on it.',
      wrong: 'Die Behörde berichtete darüber.',
      right: 'Die [Behörde](https://a.example/one) berichtete darüber.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die [Behörde](https://a.example/one) berichtete darüber.',
      wrong: 'The agency reported on it.',
      right: 'The [agency](https://a.example/one) reported on it.',
    },
    {
      locale: 'fr',
      original: 'The [agency](https://a.example/one) reported on it.',
      wrong: 'L’agence en a rendu compte.',
      right: 'L’[agence](https://a.example/one) en a rendu compte.',
    },
    {
      locale: 'es',
      original: 'The [agency](https://a.example/one) reported on it.',
      wrong: 'La agencia informó de ello.',
      right: 'La [agencia](https://a.example/one) informó de ello.',
    },
    {
      locale: 'ar',
      original: 'The [agency](https://a.example/one) reported on it.',
      wrong: 'نشرت الوكالة تقريرًا عن ذلك.',
      right: 'نشرت [الوكالة](https://a.example/one) تقريرًا عن ذلك.',
    },
    {
      locale: 'ja',
      original: 'The [agency](https://a.example/one) reported on it.',
      wrong: '同機関がこれを報告した。',
      right: '[同機関](https://a.example/one)がこれを報告した。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { target, couple, block } of compareLinks(pair).missing) {
      const there = pair.couples[couple]?.translation === block;
      const place = there ? { start: block.start, end: block.end } : missingPlace(pair, couple);
      // Anchors and pages of the same site are often left out with reason where texts have grown apart.
      const severity = pair.sure && there ? 'error' : 'warning';
      if (there || pair.sure) report({ ...place, values: { target }, severity });
    }
  },
};
