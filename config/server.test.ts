import { expect, test } from 'vitest';
import { ServerConfigError, serverConfig } from './server.ts';

test('needs nothing', () => {
  expect(serverConfig({})).toEqual({
    port: 3000,
    host: '0.0.0.0',
    siteUrl: 'http://localhost:3000',
    dataDir: 'data',
    contentDir: 'content',
    trustedProxies: [],
    pageCacheBytes: 64 * 1024 * 1024,
  });
});

test('takes an empty value for an absent one', () => {
  expect(serverConfig({ PORT: '', SITE_URL: ' ' }).siteUrl).toBe('http://localhost:3000');
});

test('derives the address of the site from the port', () => {
  expect(serverConfig({ PORT: '8080' })).toMatchObject({ port: 8080, siteUrl: 'http://localhost:8080' });
});

test.each([
  ['https://news.example', 'https://news.example'],
  ['https://news.example/', 'https://news.example'],
  ['HTTPS://News.Example:443', 'https://news.example'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
])('reads SITE_URL=%s as %s', (given, expected) => {
  expect(serverConfig({ SITE_URL: given }).siteUrl).toBe(expected);
});

test.each([
  'news.example',
  'ftp://news.example',
  'https://news.example/path',
  'https://news.example/?q=1',
  'https://a:b@news.example',
])('refuses SITE_URL=%s', (given) => {
  expect(() => serverConfig({ SITE_URL: given })).toThrow(ServerConfigError);
});

test('reads addresses and networks of proxies', () => {
  expect(serverConfig({ TRUSTED_PROXIES: '10.0.0.1, fd00::/8  192.168.0.0/16' }).trustedProxies).toEqual([
    '10.0.0.1',
    'fd00::/8',
    '192.168.0.0/16',
  ]);
});

test.each(['proxy', '10.0.0.1/33', '10.0.0.1/8/8', '10.0.0.1/'])('refuses TRUSTED_PROXIES=%s', (given) => {
  expect(() => serverConfig({ TRUSTED_PROXIES: given })).toThrow('TRUSTED_PROXIES');
});

test('names all problems together', () => {
  let message = '';
  try {
    serverConfig({ PORT: '70000', SITE_URL: 'x', TRUSTED_PROXIES: 'y', PAGE_CACHE_MB: '1.5' });
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain('PORT must be a whole number from 1 to 65535 (it is "70000")');
  expect(message).toContain('SITE_URL must be');
  expect(message).toContain('TRUSTED_PROXIES must be');
  expect(message).toContain('PAGE_CACHE_MB must be');
});
