import { expect, test } from 'vitest';
import { areCounterparts, areRelated, keyOf } from './addresses.ts';

test.each([
  ['https://creativecommons.org/licenses/by-sa/4.0/deed.en', 'https://creativecommons.org/licenses/by-sa/4.0/deed.de'],
  ['https://creativecommons.org/licenses/by/4.0/deed.en', 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans'],
  ['https://a.example/en/moon/', 'https://a.example/de/moon/'],
  ['https://a.example/help?hl=en', 'https://a.example/help?hl=pt-BR'],
  ['https://a.example/help?id=7&lang=en', 'https://a.example/help?lang=fr&id=7'],
  ['https://a.example/en-US/docs/moon', 'https://a.example/fr/docs/moon'],
])('one address in two languages: %s, %s', (one, other) => {
  expect(keyOf(one)).toBe(keyOf(other));
});

test.each([
  ['https://en.wikipedia.org/wiki/Moon', 'https://de.wikipedia.org/wiki/Mond'],
  ['https://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/licenses/by/4.0/deed.ja'],
  ['https://a.example/moon', 'https://a.example/es/luna'],
  ['https://www.a.example/moon', 'https://fr.a.example/lune'],
  ['page-idm1234.html', 'page-idm1301.html'],
])('counterparts: %s, %s', (one, other) => {
  expect(areCounterparts(one, other)).toBe(true);
});

test.each([
  ['https://v.example/watch?v=abcd', 'https://v.example/watch?v=efgh'],
  ['https://a.example/moon', 'https://a.example/mars'],
  ['../moon/index.html', '../mars/index2.html'],
  ['mailto:one@a.example', 'mailto:two@b.example'],
])('not the same: %s, %s', (one, other) => {
  expect(keyOf(one)).not.toBe(keyOf(other));
  expect(areCounterparts(one, other)).toBe(false);
});

test.each([
  ['mailto:users@lists.example', 'mailto:users-french@lists.example'],
  ['https://help.a.example/articles/moon', 'https://docs.a.example/de/moon'],
  ['https://a.example/moon', 'https://a.example/moon/craters'],
  ['https://v.example/watch?v=abcd', 'https://v.example/watch?v=efgh'],
])('perhaps on purpose: %s, %s', (one, other) => {
  expect(areRelated(one, other)).toBe(true);
});
