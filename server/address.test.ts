import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applicationPath, checkAddress, readerQuery } from './address.ts';

test.each([
  ['/', '/', ''],
  ['/en', '/en', ''],
  ['/en/articles/a-b_c.d~e', '/en/articles/a-b_c.d~e', ''],
  ['/ja/%E8%A8%98%E4%BA%8B', '/ja/%E8%A8%98%E4%BA%8B', ''],
  ['/ja/%e8%a8%98', '/ja/%E8%A8%98', ''],
  ['/%65n', '/en', ''],
  ['/en?', '/en', ''],
  ['/en/search?q=a%2Fb%5Cc&page=2', '/en/search', 'q=a%2Fb%5Cc&page=2'],
  ['/en/search?q=a%09b%0D%0ac%0Bd%0c', '/en/search', 'q=a%20b%20%20c%20d%20'],
  ['/en/a..b/...', '/en/a..b/...', ''],
  ['/_next/static/chunks/a.js?x', '/_next/static/chunks/a.js', 'x'],
])('reads %s', (address, path, query) => {
  expect(checkAddress(address)).toEqual({ ok: true, path, query });
});

test.each([
  '',
  '*',
  'en',
  'http://elsewhere.example/en',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/en\\a',
  '/en/%5ca',
  '/en/%5Ca',
  '/en%2fa',
  '/en%2Fa',
  '/en/..',
  '/en/../de',
  '/./en',
  '/en/.',
  '/en/%2e%2e/de',
  '/en/.%2E',
  '/en/%00',
  '/en/%1F',
  '/en/%7f',
  '/en\n',
  '/en\u007f',
  '/en?q=%00',
  '/en/%',
  '/en/%e',
  '/en/%zz',
  '/en?q=%',
  '/en/%ff',
  '/en/%C0%AE',
  '/en?q=%E3%81',
  '/en/é',
  '/en#a',
  `/${'a'.repeat(2048)}`,
  `/ja/${encodeURIComponent('記'.repeat(228))}`,
])('refuses %j', (address) => {
  expect(checkAddress(address)).toEqual({ ok: false, status: 400 });
});

test('takes an address of 2,048 characters', () => {
  expect(checkAddress(`/${'a'.repeat(2047)}`).ok).toBe(true);
});

test('never throws, and what it lets through stays on the site', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '%',
    '2',
    'e',
    'f',
    '.',
    '5',
    'c',
    '0',
    '?',
    'a',
    '%2e',
    '%2F',
    '//',
    '@',
    ':',
    '#',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const address = checkAddress(`/${pieces.join('')}`);
      if (!address.ok) return;
      const url = new URL(address.path, 'http://site.example');
      expect(url.host).toBe('site.example');
      expect(url.pathname).toBe(address.path);
    }),
  );
});

test.each([
  ['', ''],
  ['utm_source=x', ''],
  ['page=2', ''],
  ['quote=1', ''],
  ['q=', '?q='],
  ['utm_source=x&page=2&q=a%20b', '?q=a+b&page=2'],
  ['q=a+b&page=2', '?q=a+b&page=2'],
  ['q=one&q=two', '?q=one'],
])('keeps of the query %j only %j', (query, kept) => {
  expect(readerQuery(query)).toBe(kept);
});

test('no address is one of the raw data of a page', () => {
  expect(['/en.rsc', '/.rsc', '/en/a.prefetch.rsc', '/en/a.segments/_tree.segment.rsc'].map(applicationPath)).toEqual([
    '/en%2Ersc',
    '/%2Ersc',
    '/en/a.prefetch%2Ersc',
    '/en/a.segments/_tree.segment%2Ersc',
  ]);
  for (const path of ['/en', '/en/rsc', '/_next/static/a.rsc.js']) expect(applicationPath(path)).toBe(path);
});
