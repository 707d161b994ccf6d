import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pageKinds, addressOf as pageOf } from './page-kinds.ts';
import { askPlainly, exchange, type RawAnswer } from './raw-http.ts';
import { articlePath, expect, locales, siteUrl, test } from './site.ts';

const ask = (target: string, fields = '', method = 'GET') => askPlainly(siteUrl, target, fields, method);
const bytesOf = (answer: RawAnswer) => Buffer.from(answer.body, 'latin1');
const article = articlePath('euv-light', 'fr');

test('a page comes compressed as the reader can read it', async () => {
  const plain = await ask(article);
  expect(plain.headers).not.toHaveProperty('content-encoding');
  expect(plain.headers.vary).toBe('Accept-Encoding');
  const brotli = await ask(article, 'Accept-Encoding: gzip, deflate, br\r\n');
  expect(brotli.headers['content-encoding']).toBe('br');
  const gzip = await ask(article, 'Accept-Encoding: br;q=0, gzip\r\n');
  expect(gzip.headers['content-encoding']).toBe('gzip');
  for (const answer of [brotli, gzip]) expect(answer.headers.vary).toBe('Accept-Encoding');
  expect(brotliDecompressSync(bytesOf(brotli)).equals(bytesOf(plain))).toBe(true);
  expect(gunzipSync(bytesOf(gzip)).equals(bytesOf(plain))).toBe(true);
  expect(bytesOf(gzip).length).toBeLessThan(bytesOf(plain).length / 2);
  const refused = await ask(article, 'Accept-Encoding: identity;q=1, *;q=0\r\n');
  expect(refused.headers).not.toHaveProperty('content-encoding');
});

test('who has a page already gets it no second time', async () => {
  for (const encoding of ['identity', 'gzip', 'br']) {
    const accept = `Accept-Encoding: ${encoding}\r\n`;
    const { etag } = (await ask(article, accept)).headers;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await ask(article, `${accept}If-None-Match: ${known}\r\n`);
      expect([again.status, again.body], `${encoding} ${known}`).toEqual([304, '']);
      expect(again.headers).toMatchObject({ etag, vary: 'Accept-Encoding', 'cache-control': expect.any(String) });
    }
    expect((await ask(article, `${accept}If-None-Match: "other"\r\n`)).status).toBe(200);
  }
  const tags = await Promise.all(
    ['identity', 'gzip', 'br'].map((name) => ask(article, `Accept-Encoding: ${name}\r\n`)),
  );
  expect(new Set(tags.map(({ headers }) => headers.etag)).size).toBe(3);
});

test('HEAD says what GET would', async () => {
  for (const target of [
    article,
    '/en/feed.xml',
    '/robots.txt',
    '/en/articles/nothing',
    '/EN',
    '/fonts/newsreader-OFL.txt',
  ]) {
    const [get, head] = [await ask(target), await ask(target, '', 'HEAD')];
    expect(head.body, target).toBe('');
    const { date: _here, ...expected } = get.headers;
    const { date: _there, ...found } = head.headers;
    expect([head.status, found], target).toEqual([get.status, expected]);
  }
});

test('a shared cache may keep pages for two seconds, files for ever, and refusals not at all', async () => {
  const cacheControl = async (target: string) => (await ask(target)).headers['cache-control'];
  const page = await ask(article);
  for (const target of [
    article,
    '/en',
    '/ja/feed.json',
    '/sitemap.xml',
    '/en/articles/nothing',
    '/EN',
    '/about-us.html',
  ]) {
    expect(await cacheControl(target), target).toBe('public, max-age=0, s-maxage=2');
  }
  const files = page.body.match(/\/(?:assets|fonts|media|icons)\/[^"'\s)]+\.(?:js|woff2|avif|jpg|png)/g) ?? [];
  expect(new Set(files.map((file) => file.split('/')[1]))).toEqual(new Set(['assets', 'fonts', 'media', 'icons']));
  // One of each: to make every width of every picture would only take time.
  const kinds = new Map(files.map((file) => [file.split('/')[1] + file.slice(file.lastIndexOf('.')), file]));
  for (const file of kinds.values()) {
    const answer = await ask(file);
    expect([answer.status, answer.headers['cache-control']], file).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(file, 'what is kept for ever names its content').toMatch(/\.[0-9a-zA-Z]{8,16}\./);
  }
  expect(await cacheControl('/..')).toBe('no-store');
  expect(await cacheControl('/favicon.ico')).not.toContain('immutable');
});

test('campaigns and cookies change neither a page nor what is kept of it', async () => {
  const page = await ask(article);
  for (const [target, fields] of [
    [`${article}?utm_source=a&fbclid=b`, ''],
    [`${article}?q=<script>alert(1)</script>`.replaceAll('<', '%3C').replaceAll('>', '%3E'), ''],
    [`${article}?page=2`, ''],
    [`${article}?_rsc=abc`, 'RSC: 1\r\n'],
    [article, 'Cookie: session=1; theme=dark\r\n'],
    [article, 'Accept: text/x-component\r\n'],
    [article, 'Authorization: Basic YTpi\r\n'],
  ] as const) {
    const answer = await ask(target, fields);
    expect([answer.status, answer.body], target + fields).toEqual([200, page.body]);
  }
});

test('the first page is chosen by the languages a reader reads, each time', async () => {
  for (const locale of locales) {
    const answer = await ask('/', `Accept-Language: xx, ${locale}-XX;q=0.9, en;q=0.1\r\n`);
    expect([answer.status, answer.headers.location]).toEqual([307, `/${locale}`]);
    expect(answer.headers.vary).toContain('Accept-Language');
    expect(answer.headers).not.toHaveProperty('set-cookie');
  }
  expect((await ask('/')).headers.location).toBe('/en');
});

test('every page and every answer carries its security headers, and sets no cookie', async () => {
  for (const kind of pageKinds) {
    const { headers } = await ask(pageOf(kind, 'ar'));
    const policy = headers['content-security-policy'] ?? '';
    expect(policy, kind).toContain("default-src 'none'");
    expect(policy, kind).not.toMatch(/unsafe|\*|https?:/);
    for (const directive of ['script-src', 'style-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(policy, kind).toContain(`${directive} `);
    }
    expect(headers, kind).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['permissions-policy'], kind).toContain('camera=()');
    expect(headers, kind).not.toHaveProperty('set-cookie');
    expect(headers, kind).not.toHaveProperty('x-powered-by');
  }
  const others = [
    article,
    '/EN',
    '/..',
    '/en/feed.xml',
    '/sitemap.xml',
    '/media/nothing',
    '/assets/nothing.js',
    '/favicon.ico',
  ];
  for (const target of [...others, '/api/health', '/desk', '/desk/preview/x', '/.well-known/security.txt']) {
    const { headers } = await ask(target);
    expect(headers, target).toMatchObject({ 'x-content-type-options': 'nosniff' });
    expect(headers, target).not.toHaveProperty('set-cookie');
  }
  expect((await ask('/en', '', 'DELETE')).headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
});

test('a page has no inline script or style that its policy does not name', async () => {
  for (const kind of pageKinds) {
    const { body } = await ask(pageOf(kind, 'en'));
    expect(body, kind).not.toMatch(/\son[a-z]+=|\sstyle=|javascript:/i);
    expect(body.match(/<script(?![^>]*application\/ld\+json)[^>]*>/g)?.length, kind).toBeLessThanOrEqual(2);
  }
});

test('requests one behind the other on a connection are answered in order', async () => {
  const host = `Host: ${new URL(siteUrl).host}\r\n`;
  const targets = ['/en', '/en/articles/nothing', '/robots.txt', '/EN', '/en/search?q=a'];
  const requests = targets.map((target, index) => {
    const last = index === targets.length - 1 ? 'Connection: close\r\n' : '';
    return `GET ${target} HTTP/1.1\r\n${host}${last}\r\n`;
  });
  const answers = await exchange(siteUrl, requests.join(''));
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 308, 200]);
});
