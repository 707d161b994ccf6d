import { expect, test } from 'vitest';
import { siteLocation } from './location.ts';

const own = new Set(['https://news.example', 'http://localhost:3000']);
const from = 'https://news.example/en/articles/old?x=1';

test.each([
  ['/en', '/en'],
  ['/ja/記事', '/ja/%E8%A8%98%E4%BA%8B'],
  ['new', '/en/articles/new'],
  ['?y=2#z', '/en/articles/old?y=2#z'],
  ['https://news.example/de?a=b#c', '/de?a=b#c'],
  ['http://localhost:3000/de', '/de'],
])('makes %s the relative %s', (location, expected) => {
  expect(siteLocation(location, from, own)).toBe(expected);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  'https://news.example//evil.example',
  'http://localhost:3000/\\evil.example',
  'https://news.example@evil.example/',
  'https://a:b@news.example/',
  'http://localhost:3001/',
  'javascript:alert(1)',
  'http://[',
])('refuses %s', (location) => {
  expect(siteLocation(location, from, own)).toBeUndefined();
});
