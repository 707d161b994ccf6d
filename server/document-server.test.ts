import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Handler } from './application.ts';
import { filteredHtml, openStandInSite, type StandInSite, sendHtml } from './stand-in-site.ts';

let site: StandInSite;
beforeEach(async () => {
  site = await openStandInSite();
});
afterEach(() => site.close());

const clean = filteredHtml('news');

test('sends a filtered document with strict headers and without cookies, and renders it once', async () => {
  const first = await site.get('/en');
  expect(first).toMatchObject({ status: 200, body: clean });
  expect(first.headers).toMatchObject({
    'cache-control': 'public, max-age=0, s-maxage=2',
    vary: 'Accept-Encoding',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
    'content-length': String(clean.length),
  });
  expect(first.headers['content-security-policy']).toContain("script-src 'self';");
  expect(first.headers['set-cookie']).toBeUndefined();
  expect(await site.get('/en')).toMatchObject({ status: 200, body: clean });
  expect(site.asked).toHaveLength(1);
});

test('puts the hash of the theme script and of styles into the policy', async () => {
  const inline = '<style>a{}</style><script data-theme-script>b</script>';
  site.pages['/en'] = (_request, response) => sendHtml(response, 200, inline);
  const policy = (await site.get('/en')).headers['content-security-policy'];
  expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/]{43}='; style-src 'self' 'sha256-[\w+/]{43}=';/);
});

test('compresses as the client prefers, each with its own ETag', async () => {
  const br = await site.get('/en', { headers: { 'accept-encoding': 'gzip, br' } });
  const gzip = await site.get('/en', { headers: { 'accept-encoding': 'gzip' } });
  const identity = await site.get('/en');
  expect(br.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(br.raw).toString()).toBe(clean);
  expect(gzip.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(gzip.raw).toString()).toBe(clean);
  expect(identity.headers['content-encoding']).toBeUndefined();
  expect(new Set([br, gzip, identity].map(({ headers }) => headers.etag)).size).toBe(3);
});

test('a page that is asked for again becomes smaller, and who has it from before need not fetch it again', async () => {
  const numbers = Array.from({ length: 900 }, (_, index) => `<p>${index * index}</p>`).join('');
  site.pages['/en'] = (_request, response) => sendHtml(response, 200, numbers);
  const ask = (known = '') => site.get('/en', { headers: { 'accept-encoding': 'br', 'if-none-match': known } });
  const first = await ask();
  const small = await vi.waitFor(async () => {
    const again = await ask();
    expect(again.raw.length).toBeLessThan(first.raw.length);
    return again;
  });
  expect(brotliDecompressSync(small.raw)).toEqual(brotliDecompressSync(first.raw));
  expect(small.headers.etag).not.toBe(first.headers.etag);
  for (const { etag } of [first.headers, small.headers])
    expect(await ask(etag)).toMatchObject({ status: 304, body: '', headers: { etag } });
  expect(site.asked).toHaveLength(1);
});

test('answers 304 to who has it', async () => {
  const etag = (await site.get('/en', { headers: { 'accept-encoding': 'br' } })).headers.etag ?? '';
  const any = await site.get('/en', { headers: { 'accept-encoding': 'br', 'if-none-match': '*' } });
  expect(any).toMatchObject({ status: 304, body: '' });
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await site.get('/en', { headers: { 'accept-encoding': 'br', 'if-none-match': known } });
    expect(again).toMatchObject({ status: 304, body: '' });
    expect(again.headers).toMatchObject({
      etag,
      vary: 'Accept-Encoding',
      'cache-control': 'public, max-age=0, s-maxage=2',
    });
  }
  expect(await site.get('/en', { headers: { 'accept-encoding': 'br', 'if-none-match': '"other"' } })).toMatchObject({
    status: 200,
  });
});

test('answers HEAD with the headers of GET', async () => {
  const head = await site.get('/en', { method: 'HEAD' });
  const { headers } = await site.get('/en');
  expect(head).toMatchObject({ status: 200, body: '' });
  expect(head.headers).toMatchObject({ etag: headers.etag, 'content-length': headers['content-length'] });
  expect(site.asked.map(({ method }) => method)).toEqual(['GET']);
  expect(await site.get('/missing', { method: 'HEAD' })).toMatchObject({ status: 404, body: '' });
});

test('sends the whole document to who asks for a range', async () => {
  expect(await site.get('/en', { headers: { range: 'bytes=0-3' } })).toMatchObject({ status: 200, body: clean });
  expect(site.asked[0]?.headers.range).toBeUndefined();
});

test('renders once for many who wait', async () => {
  const gate = Promise.withResolvers<void>();
  site.pages['/en'] = async (_request, response) => {
    await gate.promise;
    sendHtml(response, 200, 'news');
  };
  const waiting = Array.from({ length: 20 }, () => site.get('/en'));
  await vi.waitFor(() => expect(site.asked).toHaveLength(1));
  gate.resolve();
  expect((await Promise.all(waiting)).every(({ body }) => body === clean)).toBe(true);
  expect(site.asked).toHaveLength(1);
});

test('is fresh after a drop of what it was made from, and after no other', async () => {
  await site.get('/en');
  site.pages['/en'] = (_request, response) => sendHtml(response, 200, 'newer');
  site.documents.drop(new Set(['other']));
  expect((await site.get('/en')).body).toContain('news');
  site.documents.drop(new Set(['news']));
  expect((await site.get('/en')).body).toContain('newer');
});

test('a page that is withdrawn answers 410 from then on', async () => {
  await site.get('/en');
  site.pages['/en'] = (_request, response) => sendHtml(response, 410, 'withdrawn');
  site.documents.drop(new Set(['news']));
  expect(await site.get('/en')).toMatchObject({ status: 410 });
  expect(await site.get('/en')).toMatchObject({ status: 410 });
});

test('filters a 404, sends it briefly shared and without cookies, and does not keep it', async () => {
  const missing = await site.get('/missing', { headers: { 'accept-encoding': 'br' } });
  expect(missing.status).toBe(404);
  expect(brotliDecompressSync(missing.raw).toString()).toBe(filteredHtml('missing'));
  expect(missing.headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=2', vary: 'Accept-Encoding' });
  expect(missing.headers['set-cookie']).toBeUndefined();
  await site.get('/missing');
  expect(site.asked).toHaveLength(2);
});

test('negotiates the language of / for each reader anew', async () => {
  site.pages['/'] = (incoming, response) => {
    response.writeHead(307, { location: `/${incoming.headers['accept-language']}`, vary: 'Accept-Language, rsc' });
    response.end();
  };
  const both = await Promise.all(
    ['de', 'en'].map((language) => site.get('/', { headers: { 'accept-language': language } })),
  );
  expect(both.map(({ headers }) => headers.location)).toEqual(['/de', '/en']);
  expect(both[0]?.headers).toMatchObject({ vary: 'Accept-Language', 'cache-control': 'public, max-age=0, s-maxage=2' });
});

test('what the application calls private is kept by nobody', async () => {
  site.pages['/en/p'] = (_request, response) => sendHtml(response, 200, 'mine', { 'x-broadsheet-private': '1' });
  const answer = await site.get('/en/p');
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect(answer.headers['x-broadsheet-private']).toBeUndefined();
  await site.get('/en/p');
  expect(site.asked).toHaveLength(2);
});

test('keeps feeds with their own type', async () => {
  site.pages['/en/feed.xml'] = (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
    response.end('<rss><!-- kept --></rss>');
  };
  const feed = await site.get('/en/feed.xml', { headers: { 'accept-encoding': 'gzip' } });
  expect(feed.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
  expect(gunzipSync(feed.raw).toString()).toBe('<rss><!-- kept --></rss>');
  expect(await site.get('/en/feed.xml', { headers: { 'if-none-match': '*' } })).toMatchObject({ status: 304 });
  expect(site.asked).toHaveLength(1);
});

test('keeps files for ever; those that could hold a script are inert', async () => {
  const file =
    (type: string): Handler =>
    (_request, response) =>
      void response.writeHead(200, { 'content-type': type }).end('file');
  site.pages = {
    '/assets/reader.1.js': file('application/javascript; charset=UTF-8'),
    '/fonts/a.woff2': file('font/woff2'),
    '/media/a/b.1.640.avif': file('image/avif'),
    '/assets/a.svg': file('image/svg+xml'),
  };
  const gzip = { headers: { 'accept-encoding': 'gzip' } };
  const [script, face, picture, drawing] = await Promise.all(
    Object.keys(site.pages).map((path) => site.get(path, gzip)),
  );
  expect(script?.headers).toMatchObject({
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(face?.headers).toMatchObject({
    'content-length': '4',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(face?.headers['content-encoding']).toBeUndefined();
  expect(picture?.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect(drawing?.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  site.documents.drop(new Set(['other']));
  await Promise.all(Object.keys(site.pages).map((path) => site.get(`${path}?v=1`)));
  expect(site.asked).toHaveLength(4);
  expect((await site.get('/assets/missing.js')).headers['cache-control']).toBe('public, max-age=0, s-maxage=2');
});

test('closes connections while it drains', async () => {
  await site.get('/en', { agent: undefined });
  site.documents.draining = true;
  for (const path of ['/en', '/missing', '/api/x']) {
    expect((await site.get(path, { agent: undefined, headers: { connection: 'keep-alive' } })).headers.connection).toBe(
      'close',
    );
  }
});
