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
