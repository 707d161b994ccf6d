import { expect, test } from 'vitest';
import { cleanDirectHeaders, hasDraftCookie, personalHeaders, publicHeaders } from './request-headers.ts';

const siteUrl = 'https://news.example';
const hostile = {
  'x-broadsheet-request': 'forged',
  'x-broadsheet-render': 'failure',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'http',
  'x-forwarded-port': '1',
  'x-middleware-subrequest': 'proxy',
};
const steering = {
  rsc: '1',
  'next-router-prefetch': '1',
  'next-action': 'a',
  'x-nextjs-data': '1',
  range: 'bytes=0-1',
};

test('a public page learns nothing of who asks', () => {
  const incoming = {
    ...hostile,
    ...steering,
    host: 'evil.example',
    cookie: 'a=1',
    'user-agent': 'x',
    'accept-language': 'de',
  };
  expect(publicHeaders(incoming, siteUrl, '/en')).toEqual({
    host: 'news.example',
    accept: '*/*',
    'user-agent': 'Broadsheet',
  });
  expect(publicHeaders(incoming, siteUrl, '/')['accept-language']).toBe('de');
});

test('a form keeps what it is, without what steers Next', () => {
  const incoming = {
    ...hostile,
    ...steering,
    host: 'localhost:3000',
    origin: siteUrl,
    'content-type': 'multipart/form-data; boundary=x',
    'sec-fetch-site': 'same-origin',
    'if-none-match': '"x"',
    'x-forwarded-for': '192.0.2.1',
    connection: 'keep-alive',
    cookie: 'session=1; __prerender_bypass=2; x__prerender_bypass=3; broadsheet-draft=4; broadsheet-draft2=5',
  };
  expect(personalHeaders({ incoming, siteUrl, client: '203.0.113.9' })).toEqual({
    host: 'news.example',
    origin: siteUrl,
    'content-type': 'multipart/form-data; boundary=x',
    'sec-fetch-site': 'same-origin',
    cookie: '__prerender_bypass=2; broadsheet-draft=4',
    'x-forwarded-for': '203.0.113.9',
  });
});

test('a form of a page that tells nobody its address is at home', () => {
  const incoming = { host: 'localhost:3000', origin: 'null' };
  const headers = personalHeaders({ incoming, siteUrl, client: 'x' });
  expect(headers).toEqual({ host: 'news.example', origin: siteUrl, 'x-forwarded-for': 'x' });
});

test('a form from elsewhere meets the host that was asked, so that Next refuses it', () => {
  const incoming = { host: 'news.example', origin: 'https://evil.example', cookie: 'a=1' };
  expect(personalHeaders({ incoming, siteUrl, client: 'x' })).toEqual({
    ...incoming,
    cookie: undefined,
    'x-forwarded-for': 'x',
  });
});

test('the desk keeps its cookies and what Next says to itself', () => {
  const incoming = { ...hostile, ...steering, host: 'news.example', cookie: 'session=1' };
  cleanDirectHeaders({ incoming, siteUrl, client: '203.0.113.9' });
  expect(incoming).toEqual({
    ...steering,
    host: 'news.example',
    cookie: 'session=1',
    'x-forwarded-for': '203.0.113.9',
  });
});

test.each([
  [undefined, false],
  ['session=1', false],
  ['x__prerender_bypass=1', false],
  ['a=1; __prerender_bypass=1', true],
  ['broadsheet-draft=1', true],
])('knows whether %j is of an editor', (cookie, expected) => {
  expect(hasDraftCookie(cookie)).toBe(expected);
});
