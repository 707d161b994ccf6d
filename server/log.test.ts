import { expect, test } from 'vitest';
import { withoutTokens } from './log.ts';

test.each([
  ['/en/subscription/preferences/kq3Yt-a8Zw_5Qx9Jm2Lr7Tn4Vb6Hs0Dg1Fc8Ke3Pw5U', '/en/subscription/preferences/…'],
  ['/api/unsubscribe/kq3Yt-a8Zw_5Qx9Jm2Lr7Tn4Vb6Hs0Dg1Fc8Ke3Pw5Uabcdefghijklmnopqrstuv', '/api/unsubscribe/…'],
  ['/en/articles/why-the-longest-slug-of-all-is-still-a-slug-to-whoever-reads', undefined],
  ['/ar/%D9%85%D9%82%D8%A7%D9%84%D8%A7%D8%AA/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1', undefined],
])('the path %s stands in the log without what it opens', (path, logged = path) => {
  expect(withoutTokens(path)).toBe(logged);
});
