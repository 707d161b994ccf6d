import { askPlainly, beginRequest, exchange, plainRequest } from './raw-http.ts';
import { articlePath, expect, siteUrl, test } from './site.ts';

const home = '/en';
const file = '/robots.txt';

/** What nobody who follows a link asks for, and what it may be answered with. */
const addresses: Readonly<Record<string, readonly number[]>> = {
  '/../etc/passwd': [400],
  '/en/../../package.json': [400],
  '/%2e%2e/%2e%2e/etc/passwd': [400],
  '/en/%2E%2E/package.json': [400],
  '/media/..%2f..%2fpackage.json': [400],
  '/media/share/en/article/..%2f..%2fx.0123456789.png': [400],
  '/fonts/%2e%2e/package.json': [400],
  '/_next/static/../server/app/page.js': [400],
  '/%00': [400],
  '/en/articles/x%00.md': [400],
  '/en%0d%0aSet-Cookie:%20a=b': [400],
  '//evil.example': [400],
  '//evil.example/en': [400],
  '///evil.example': [400],
  '/en//': [400],
  '/en//evil.example': [400],
  '/\\evil.example': [400],
  '/%5cevil.example': [400],
  '/en\\..\\package.json': [400],
  'http://evil.example/en': [400],
  'https://evil.example': [400],
  'javascript:alert(1)': [400],
  'evil.example:443': [400],
  '*': [400],
  en: [400],
  '/%': [400],
  '/%zz': [400],
  '/en/%c3%28': [400],
  '/en/%ff': [400],
  '/en?q=%': [400],
  '/en/search?q=%00': [400],
  '/#fragment': [400],
  '/en/<script>': [400, 404],
  [`/en/${'a'.repeat(8192)}`]: [400],
  [`/en/${'%61'.repeat(2700)}`]: [400],
  [`/${'a/'.repeat(1000)}`]: [404],
  '/xx': [404],
  '/xx/articles/anything': [404],
  '/zz-Latn-x-private/feed.xml': [404],
  '/__proto__': [404],
  '/en/constructor': [404],
  '/en/sections/__proto__': [404],
  '/en/topics/toString/2': [404],
  '/en/articles/%E2%80%AEtxt': [404],
  '/en/archive/2026/13': [404],
  '/en/archive/0000/01': [404],
  '/en/sections/business/99999': [404],
  '/en/sections/business/1e3': [404],
  // Routes behind the addresses are no addresses.
  '/en/article/euv-light': [404],
  '/en/failure': [404],
  '/en/unknown/200/euv-light': [404],
  '/en/feed/xml/home/-': [404],
  '/en.rsc': [404],
  '/en/articles/euv-light.rsc': [404],
  '/sitemaps/1': [404],
  '/package.json': [404],
  '/.env': [404],
  '/.git/config': [404],
  '/content/publication.yaml': [404],
  '/articles/euv-light/en.md': [404],
  '/media/articles/euv-light/hero.jpg': [404],
  '/media/': [404],
  '/media/euv-light/hero.jpg': [404],
  '/assets/': [404],
  '/fonts/': [404],
  '/icons/': [404],
  '/icons/icon.0123456789.99.png': [404],
  '/_next/': [404],
  '/_next/image?url=%2Fen&w=64&q=75': [400, 404],
  '/_next/data/build/en.json': [404],
  '/.well-known/': [404],
  '/api/': [404],
  '/api/nothing': [404],
  '/desk': [404],
  '/desk/': [404],
  '/desk/nothing': [404],
  '/desk/preview/refused/__proto__': [404],
  '/sitemap-0.xml': [404],
  '/sitemap-9999.xml': [404],
};

for (const [target, statuses] of Object.entries(addresses)) {
  test(`${target.slice(0, 60)} is refused`, async () => {
    const answer = await askPlainly(siteUrl, target);
    expect(statuses).toContain(answer.status);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(answer.body).not.toMatch(/root:x:0|"dependencies"|originalLocale:/);
  });
}

test('other spellings of an address lead to it, in one step', async () => {
  const article = articlePath('euv-light', 'en');
  const spellings: [string, string][] = [
    ['/EN', '/en'],
    ['/En/', '/en'],
    ['/en/', '/en'],
    [article.replace('/en/', '/EN/'), article],
    [`${article}/`, article],
    [article.replace('/articles/', '/artikel/'), article],
    ['/en/sections/business/1', '/en/sections/business'],
    ['/EN/feed.xml', '/en/feed.xml'],
    ['/En/archive/2026/11/1', '/en/archive/2026/11'],
  ];
  for (const [spelling, address] of spellings) {
    const answer = await askPlainly(siteUrl, `${spelling}?utm_source=elsewhere`);
    expect([answer.status, answer.headers.location], spelling).toEqual([308, address]);
    expect((await askPlainly(siteUrl, address)).status, address).toBe(200);
  }
});

const lies = [
  'X-Forwarded-Host: evil.example',
  'X-Forwarded-Proto: ftp',
  'X-Forwarded-Port: 1',
  'Forwarded: host=evil.example;proto=https',
  'X-Original-URL: /desk',
  'X-Rewrite-URL: /desk',
  'X-Middleware-Rewrite: /en/failure',
  'X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy',
  'X-Broadsheet-Render: failure',
  'X-Broadsheet-Request: mine',
  'X-Invoke-Path: /en/failure',
  'X-Matched-Path: /en/failure',
  'X-Nextjs-Data: 1',
  'RSC: 1',
  'Next-Router-Prefetch: 1',
  'Next-Action: 0123456789012345678901234567890123456789ab',
  'X-HTTP-Method-Override: DELETE',
  'Range: bytes=0-3',
  'Cookie: NEXT_LOCALE=ar; __next_preview_data=x',
  'Accept-Language: ar',
  'User-Agent: Googlebot',
];

test('nothing that a header claims changes what a page says', async () => {
  const honest = await askPlainly(siteUrl, home);
  for (const lie of lies) {
    // An address that was not asked before is rendered for this very request.
    const fresh = `/en/search?q=${encodeURIComponent(lie)}`;
    const answer = await askPlainly(siteUrl, fresh, `${lie}\r\n`);
    expect(answer.status, lie).toBe(200);
    expect(answer.body.replaceAll(/[^<>"]*q=[^<>"]*/g, ''), lie).not.toContain('http://evil.example');
    expect((await askPlainly(siteUrl, fresh)).body, lie).toBe(answer.body);
    expect((await askPlainly(siteUrl, home, `${lie}\r\n`)).body, lie).toBe(honest.body);
  }
});

test('a foreign host stays out of pages and redirects', async () => {
  const as = (target: string) =>
    exchange(
      siteUrl,
      `GET ${target} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`,
    );
  for (const target of [
    '/',
    '/EN',
    '/about-us.html',
    '/en/articles/nothing',
    '/en/search?q=new',
    '/desk/preview/x',
    '/feed.xml',
  ]) {
    const [answer] = await as(target);
    expect(answer?.headers.location ?? '/', target).toMatch(/^\/(?!\/)/);
    expect(answer?.body, target).not.toContain('evil.example');
  }
});

test('other methods are refused', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    for (const target of [home, file, '/api/health', '/desk/preview/x', '/media/x']) {
      const answer = await askPlainly(siteUrl, target, '', method);
      expect(answer.status, `${method} ${target}`).toBe(405);
      expect(answer.headers.allow).toContain('GET');
    }
  }
  expect((await askPlainly(siteUrl, file, 'Content-Length: 0\r\n', 'BREW')).status).toBe(400);
  expect(await exchange(siteUrl, plainRequest(siteUrl, 'evil.example:80', '', 'CONNECT'))).toEqual([]);
});

test('what cannot be one request is refused, and nothing behind it is answered', async () => {
  const host = `Host: ${new URL(siteUrl).host}\r\n`;
  const smuggled = `GET ${file} HTTP/1.1\r\n${host}\r\n`;
  const post = `POST ${home} HTTP/1.1\r\n${host}`;
  const broken = [
    `${post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${smuggled}`,
    `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`,
    `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    `${post}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd${smuggled}`,
    `${post}Content-Length: +4\r\n\r\nabcd${smuggled}`,
    `${post}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n${smuggled}`,
    `GET ${home} HTTP/1.1\n${host}\n${smuggled}`,
    `GET ${home} HTTP/1.1\r\n${host}X: a\r\n b\r\n\r\n${smuggled}`,
    `GET ${home} HTTP/1.1\r\n${host}X: a\0b\r\n\r\n${smuggled}`,
    `GET ${home} HTTP/1.1\r\nX: no host\r\n\r\n${smuggled}`,
    `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${smuggled}`,
    `\x16\x03\x01\x02\x00\x01${smuggled}`,
  ];
  for (const bytes of broken) {
    const answers = await exchange(siteUrl, bytes);
    expect(
      answers.map(({ status }) => status),
      JSON.stringify(bytes.slice(0, 120)),
    ).toEqual([400]);
  }
});

test('a body where none belongs is not taken for the next request', async () => {
  const host = `Host: ${new URL(siteUrl).host}\r\n`;
  const hidden = `GET /en/search?q=hidden HTTP/1.1\r\n${host}\r\n`;
  for (const target of [home, '/..', '/en/nothing', '/desk/preview/x']) {
    const answers = await exchange(
      siteUrl,
      `GET ${target} HTTP/1.1\r\n${host}Content-Length: ${hidden.length}\r\n\r\n${hidden}${plainRequest(siteUrl, file)}`,
    );
    expect(answers, target).toHaveLength(2);
    expect(answers[1]?.body, target).toContain('Sitemap:');
  }
});

test('headers and forms have a size', async () => {
  expect((await askPlainly(siteUrl, home, `X: ${'a'.repeat(70_000)}\r\n`)).status).toBe(431);
  const many = Array.from({ length: 2000 }, (_, index) => `X-${index}: a\r\n`).join('');
  expect((await askPlainly(siteUrl, home, many)).status).toBe(431);
  const post = `POST ${home} HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n${'a'.repeat(3_000_000)}`;
  expect((await exchange(siteUrl, post))[0]?.status).toBe(413);
});

test('clients that never finish keep nobody waiting', async () => {
  const unfinished = await Promise.all(
    Array.from({ length: 300 }, () => beginRequest(siteUrl, `GET ${home} HTTP/1.1\r\nHost: localhost\r\nX: `)),
  );
  expect((await askPlainly(siteUrl, home)).status).toBe(200);
  expect((await askPlainly(siteUrl, '/en/search?q=unhurried')).status).toBe(200);
  for (const hangUp of unfinished) hangUp();
});

test('pictures are made only in the sizes that pages use', async ({ request }) => {
  const page = await (await request.get(articlePath('euv-light', 'en'))).text();
  const avif = /\/media\/euv-light\/[^"\s]+\.avif/.exec(page)?.[0] ?? '';
  expect((await askPlainly(siteUrl, avif)).headers['content-type']).toBe('image/avif');
  const bent = [
    avif.replace(/\.\d+\.avif$/, '.321.avif'),
    avif.replace(/\.\d+\.avif$/, '.99999.avif'),
    avif.replace(/\.\d+\.avif$/, '.-640.avif'),
    avif.replace(/\.\d+\.avif$/, '.0640.avif'),
    avif.replace(/avif$/, 'svg'),
    avif.replace(/avif$/, 'png'),
    avif.replace('/euv-light/', '/articles/euv-light/'),
    avif.replace('/euv-light/', '/euv-light/./'),
    `${avif}/`,
    `${avif}.avif`,
  ];
  for (const target of bent) {
    const answer = await askPlainly(siteUrl, target);
    expect([400, 404], target).toContain(answer.status);
    expect(answer.headers['content-type'], target).not.toMatch(/^image/);
  }
  // A hash that is none leads to the picture of that name, as that of one that was replaced does, and nowhere else.
  const renamed = avif.replace('/euv-light/', '/eu-ai-act/');
  for (const target of [avif.replace(/\.[0-9a-f]{10}\./, '.0000000000.'), renamed]) {
    const { status, headers } = await askPlainly(siteUrl, target);
    const { location = '' } = headers;
    expect([status, location.replace(/\.[0-9a-f]{10}\./, '.')], target).toEqual([
      307,
      target.replace(/\.[0-9a-f]{10}\./, '.'),
    ]);
    expect((await askPlainly(siteUrl, location)).headers['content-type'], target).toBe('image/avif');
  }
  const drawn = /\/media\/share\/[^"\s]+\.png/.exec(page)?.[0] ?? '';
  expect((await askPlainly(siteUrl, drawn)).headers['content-type']).toBe('image/png');
  for (const target of [
    drawn.replace(/\.[0-9a-f]+\.png$/, '.0123456789.png'),
    drawn.replace('/en/', '/de/'),
    drawn.replace('/en/', '/xx/'),
    drawn.replace('/article/', '/section/'),
    drawn.replace('/article/', '/__proto__/'),
    drawn.replace('euv-light', 'nothing'),
  ]) {
    expect((await askPlainly(siteUrl, target)).status, target).toBe(404);
  }
});
