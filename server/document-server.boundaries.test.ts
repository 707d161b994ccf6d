import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Handler } from './application.ts';
import { registry } from './registry.ts';
import { filteredHtml, openStandInSite, type StandInSite, sendHtml } from './stand-in-site.ts';

let site: StandInSite;
beforeEach(async () => {
  site = await openStandInSite();
});
afterEach(() => site.close());

const clean = filteredHtml('news');

test('tells the application nothing of the first reader', async () => {
  await site.get('/en', {
    headers: { cookie: 'session=1', 'x-broadsheet-request': 'mine', rsc: '1', 'x-middleware-subrequest': 'x' },
  });
  expect(site.asked[0]?.headers).toEqual({
    host: 'news.example',
    accept: '*/*',
    'user-agent': 'Broadsheet',
    'x-broadsheet-request': expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test('takes the tags of each render, also of one that fails', async () => {
  const taken: string[] = [];
  registry().takeTags = (id) => {
    taken.push(id);
    return undefined;
  };
  site.pages['/broken'] = () => {
    throw new Error('broken');
  };
  await site.get('/en');
  await site.get('/broken');
  expect(taken).toEqual(site.asked.map(({ headers }) => headers['x-broadsheet-request']));
});

test('drops queries but those of search', async () => {
  site.pages['/en/search'] = site.pages['/en'] as Handler;
  await site.get('/en?utm_source=a');
  await site.get('/en?utm_source=b&page=2');
  await site.get('/en/search?utm=1&page=2&q=a%20b');
  await site.get('/en/search?q=a+b&page=2');
  expect(site.asked.map(({ url }) => url)).toEqual(['/en', '/en/search?q=a+b&page=2']);
});

test.each([
  '//evil.example',
  '/\\evil',
  '/en/%5c',
  '/en/%2e%2e/x',
  '/en/%00',
  '/en/%',
  '/en%2fx',
  'http://evil.example/',
  `/${'a'.repeat(2100)}`,
])('refuses %s before the application hears of it', async (target) => {
  expect(await site.statusOf(target)).toBe('400');
  expect(site.asked).toEqual([]);
});

test('refuses other methods', async () => {
  expect(await site.get('/en', { method: 'PUT' })).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD, POST' },
  });
  expect(await site.get('/assets/a.js', { method: 'POST' })).toMatchObject({
    status: 405,
    headers: { allow: 'GET, HEAD' },
  });
});

test.each([
  ['throws', () => Promise.reject(new Error('no index'))],
  ['answers 500', (_request: IncomingMessage, response: ServerResponse) => sendHtml(response, 500, '')],
  ['breaks off', (_request: IncomingMessage, response: ServerResponse) => void response.destroy()],
] satisfies [string, Handler][])(
  'sends the failure page of the locale when the application %s',
  async (_how, handler) => {
    site.pages = { '/de/a': handler, '/fr/a': handler };
    const failure = await site.get('/de/a?token=secret', { headers: { cookie: 'b=secret' } });
    expect(failure).toMatchObject({ status: 500, body: filteredHtml('failure of /de') });
    expect(failure.headers['cache-control']).toBe('no-store');
    expect(site.logged).toEqual([expect.stringMatching(/"level":"error".*"path":"\/de\/a"/)]);
    expect(site.logged.join()).not.toContain('secret');
    expect((await site.get('/fr/a')).body).toContain('failure of /en');
    site.pages['/de/a'] = site.pages['/en'] = (_request, response) => sendHtml(response, 200, 'news');
    expect(await site.get('/de/a')).toMatchObject({ status: 200 });
  },
);

test('a form goes to the application whole and its answer to its reader alone', async () => {
  site.pages['/en'] = (_request, response) => {
    response.writeHead(303, { location: 'http://localhost:3000/en/thanks', 'set-cookie': ['a=1', 'b=2'] });
    response.end();
  };
  const headers = {
    origin: 'https://news.example',
    cookie: 'c=3',
    'content-type': 'application/x-www-form-urlencoded',
  };
  const answer = await site.get('/en', { method: 'POST', headers, send: 'email=a%40b.example' });
  expect(answer).toMatchObject({
    status: 303,
    headers: { location: '/en/thanks', 'cache-control': 'private, no-store' },
  });
  expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
  expect(site.asked[0]).toMatchObject({
    method: 'POST',
    body: 'email=a%40b.example',
    headers: { host: 'news.example' },
  });
  expect(site.asked[0]?.headers.cookie).toBeUndefined();
});

test('a form with an error is filtered; one that is too long is refused', async () => {
  const answer = await site.get('/en', { method: 'POST', send: 'x' });
  expect(answer).toMatchObject({ status: 200, body: clean, headers: { 'cache-control': 'private, no-store' } });
  expect(answer.headers.etag).toBeUndefined();
  expect(await site.get('/en', { method: 'POST', send: 'x'.repeat(1_048_577) })).toMatchObject({ status: 413 });
  const chunked = { method: 'POST', headers: { 'transfer-encoding': 'chunked' } };
  expect(await site.get('/en', { ...chunked, send: 'x'.repeat(2_000_000) })).toMatchObject({ status: 413 });
  expect(site.asked).toHaveLength(1);
});

test('an editor who looks at drafts gets them, and nobody else does', async () => {
  await site.get('/en');
  site.pages['/en'] = (_request, response) => sendHtml(response, 200, 'draft');
  const draft = await site.get('/en', { headers: { cookie: 'session=1; broadsheet-draft=2' } });
  expect(draft.body).toContain('draft');
  expect(draft.headers).toMatchObject({ 'cache-control': 'private, no-store' });
  expect(site.asked[1]?.headers.cookie).toBe('broadsheet-draft=2');
  expect((await site.get('/en')).body).toContain('news');
});

test('does not redirect away from the site', async () => {
  site.pages['/en/old'] = (_request, response) => void response.writeHead(308, { location: '/en/new' }).end();
  site.pages['/en/evil'] = (_request, response) =>
    void response.writeHead(308, { location: 'https://evil.example/' }).end();
  expect(await site.get('/en/old')).toMatchObject({ status: 308, headers: { location: '/en/new' } });
  expect((await site.get('/en/evil')).status).toBe(500);
  expect(site.logged.join()).toContain('redirects away');
});

test('the application is never asked for the raw data of a page', async () => {
  await site.get('/en.rsc');
  await site.get('/en.rsc', { method: 'POST', send: '' });
  await site.get('/api/x.rsc?a=b');
  expect(site.asked.map(({ url }) => url)).toEqual(['/en%2Ersc', '/en%2Ersc', '/api/x%2Ersc?a=b']);
});

test('the desk and the interfaces meet the application directly', async () => {
  site.pages['/desk/preview/x'] = (_request, response) => sendHtml(response, 200, '', { 'set-cookie': 'session=1' });
  site.pages['/api/x'] = (_request, response) => void response.end('ok');
  const desk = await site.get('/desk/preview/x?a=b', {
    headers: { cookie: 'session=1', rsc: '1', 'x-broadsheet-request': 'mine' },
  });
  expect(desk.body).toContain('self.__next_f');
  expect(desk.headers['set-cookie']).toEqual(['session=1']);
  expect(desk.headers['content-security-policy']).toContain("script-src 'self' 'unsafe-inline'");
  expect(site.asked[0]).toMatchObject({ url: '/desk/preview/x?a=b', headers: { cookie: 'session=1', rsc: '1' } });
  expect(site.asked[0]?.headers['x-broadsheet-request']).toBeUndefined();
  expect(await site.get('/api/x', { method: 'POST', send: 'body' })).toMatchObject({ status: 200, body: 'ok' });
  expect(site.asked[1]?.body).toBe('body');
});

test.each(['/desk', '/desk/', '/desk/x', '/desk/preview/', '/desk/preview/a/b', '/api', '/api/', '/apis/x'])(
  '%s is an address for readers, where there is nothing',
  async (target) => {
    site.pages[target] = (_request, response) => sendHtml(response, 404, 'nothing');
    const answer = await site.get(target);
    expect(answer).toMatchObject({ status: 404, body: filteredHtml('nothing') });
    expect(answer.headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe-inline'");
  },
);
