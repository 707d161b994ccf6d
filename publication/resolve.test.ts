import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PathWords, type Place, pathOf, placeOf } from './addresses.ts';
import { type Archive, cardsPerPage } from './archive.ts';
import { resolvePath } from './resolve.ts';
import { TestingPublication } from './testing-publication.ts';

const publication = new TestingPublication();
afterAll(() => publication.remove());

let archive: Archive;

const word = (prefix: string): PathWords => ({
  articles: `${prefix}articles`,
  sections: `${prefix}sections`,
  topics: `${prefix}topics`,
  authors: `${prefix}authors`,
  archive: `${prefix}archive`,
  search: `${prefix}search`,
  newsletter: `${prefix}newsletter`,
  ebooks: `${prefix}ebooks`,
  subscription: `${prefix}subscription`,
  confirm: `${prefix}confirm`,
  preferences: `${prefix}preferences`,
  unsubscribe: `${prefix}unsubscribe`,
  address: `${prefix}address`,
  erased: `${prefix}erased`,
  saved: `${prefix}saved`,
  sent: `${prefix}sent`,
});
const words = new Map([
  ['en', word('')],
  ['de', { ...word('de-'), articles: 'artikel', sections: 'ressorts' }],
  ['ar', { ...word('ar-'), articles: 'مقالات' }],
  ['ja', word('ja-')],
  ['pt-BR', word('pt-')],
]);

const resolve = (path: string, draft?: string) =>
  resolvePath(path, { archive, words, now: publication.now, draft, hasEdition: () => false });

/** What an address leads to, in one line. */
function led(path: string, draft?: string): string {
  const to = resolve(path, draft);
  switch (to.outcome) {
    case 'redirect':
      return `308 ${decodeURI(to.path)}`;
    case 'unknown':
      return `${to.status} ${to.locale}${to.article ? ` ${to.article}` : ''}`;
    default: {
      const { kind, ...rest } = to.target;
      const named = Object.values(rest).filter((value) => value !== undefined);
      return [to.outcome === 'feed' ? to.format : '200', to.locale, kind, ...named].join(' ');
    }
  }
}

beforeAll(async () => {
  publication.article('harbour', {
    en: { aliases: ['port', 'the-port'] },
    de: { slug: 'hafen', aliases: ['port'] },
    ar: { slug: 'الميناء' },
  });
  publication.article('draft', { en: { draft: true, aliases: ['sketch'] } });
  publication.article('gone', { en: { withdrawnAt: '2026-11-02' } });
  publication.article('soon', { en: {} }, { publishedAt: '2027-01-01' });
  for (let number = 0; number < cardsPerPage; number++) publication.article(`old-${number}`, { en: {} });
  publication.write('pages/about/en.md', '---\ntitle: A\nslug: about\ndescription: D\n---\nA\n');
  publication.write('pages/about/de.md', '---\ntitle: A\nslug: über\ndescription: D\n---\nA\n');
  const redirects = {
    '/2019/old.html': '/en/articles/harbour',
    '/straße': '/de/artikel/hafen?a=%2F&b=ü#c%zz',
    '/caf%C3%A9': '/en/about',
    '/2001': '/2010/?a=1#b',
    '/2010': '/cafe%CC%81',
    '/port': '/DE/articles/port?a=1',
  };
  publication.write('redirects.yaml', JSON.stringify(redirects));
  await publication.look();
  archive = publication.archive;
});

test.each([
  ['/en', '200 en home'],
  ['/en/', '308 /en'],
  ['/EN', '308 /en'],
  ['/pt-br', '308 /pt-BR'],
  ['/PT-BR/pt-archive', '308 /pt-BR/pt-archive'],
  ['/xx', '404 en'],
  ['/xx/articles/harbour', '404 en'],
  ['/en/articles/harbour', '200 en article harbour'],
  ['/de/artikel/hafen', '200 de article harbour'],
  ['/DE/articles/hafen/', '308 /de/artikel/hafen'],
  ['/ar/%D9%85%D9%82%D8%A7%D9%84%D8%A7%D8%AA/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1', '200 ar article harbour'],
  ['/en/articles/port', '308 /en/articles/harbour'],
  ['/en/articles/the-port', '308 /en/articles/harbour'],
  ['/de/artikel/port', '308 /de/artikel/hafen'],
  ['/de/artikel/harbour', '404 de harbour'],
  ['/ja/ja-articles/port', '404 ja harbour'],
  ['/en/articles/nothing', '404 en'],
  ['/en/articles/draft', '404 en'],
  ['/en/articles/sketch', '404 en'],
  ['/en/articles/soon', '404 en'],
  ['/en/articles/gone', '410 en gone'],
  ['/en/sections/news', '200 en section news 1'],
  ['/de/sections/news', '308 /de/ressorts/nachrichten'],
  ['/en/sections/news/2', '200 en section news 2'],
  ['/en/sections/news/1', '308 /en/sections/news'],
  ['/en/sections/news/3', '404 en'],
  ['/en/sections/news/0', '404 en'],
  ['/en/sections/news/02', '404 en'],
  ['/en/sections/news/9999999', '404 en'],
  ['/en/topics/schach', '308 /en/topics/chess'],
  ['/en/authors/editor', '200 en author editor 1'],
  ['/en/authors', '404 en'],
  ['/en/archive', '200 en archive'],
  ['/en/archive/2026/11', '200 en month 2026 11 1'],
  ['/en/archive/2026/11/2', '200 en month 2026 11 2'],
  ['/en/archive/2026/11/1', '308 /en/archive/2026/11'],
  ['/en/archive/2026/12', '404 en'],
  ['/en/archive/2026/13', '404 en'],
  ['/en/archive/0026/11', '404 en'],
  ['/en/archive/9999/12', '404 en'],
  ['/en/search', '200 en search'],
  ['/en/subscription/confirm/a-token', '200 en subscription confirm a-token'],
  ['/de/subscription/Confirm/a-token', '404 de'],
  ['/de/subscription/confirm/a-token', '308 /de/de-subscription/de-confirm/a-token'],
  ['/en/subscription/confirm', '200 en subscription confirm'],
  ['/en/subscription/preferences', '404 en'],
  ['/en/subscription/preferences/a-token/saved', '200 en subscription preferences a-token saved'],
  ['/en/subscription/unsubscribe/a-token/saved', '200 en subscription unsubscribe a-token saved'],
  ['/en/subscription/confirm/a-token/saved', '404 en'],
  ['/en/subscription/erased/a-token', '404 en'],
  ['/en/subscription', '404 en'],
  ['/en/confirm', '404 en'],
  ['/en/subscription/confirm/a-token/feed.xml', '404 en'],
  ['/en/about', '200 en page about'],
  ['/de/about', '308 /de/über'],
  ['/de/u%CC%88ber', '308 /de/über'],
  ['/ja/about', '404 ja'],
  ['/en/feed.xml', 'xml en home'],
  ['/en/sections/news/feed.json', 'json en section news 1'],
  ['/de/sections/news/feed.json', '308 /de/ressorts/nachrichten/feed.json'],
  ['/en/archive/feed.xml', '404 en'],
  ['/en/feed.txt', '404 en'],
  ['/2019/old.html', '308 /en/articles/harbour'],
  ['/2019/old.html/', '308 /en/articles/harbour'],
  ['/caf%C3%A9', '308 /en/about'],
  ['/cafe%CC%81', '308 /en/about'],
  ['/2001', '308 /en/about'],
  ['/port', '308 /de/artikel/hafen?a=1'],
  ['/stra%C3%9Fe', '308 /de/artikel/hafen?a=%2F&b=ü#c%25zz'],
])('%s leads to %s', (path, expected) => {
  const normal = (text: string) => text.normalize('NFC').replace('%25zz', '%zz');
  expect(normal(led(path))).toBe(normal(expected));
});

test('a preview of one article opens its draft and no other', () => {
  expect(led('/en/articles/draft', 'draft')).toBe('200 en article draft');
  expect(led('/en/articles/sketch', 'draft')).toBe('308 /en/articles/draft');
  expect(led('/en/articles/draft', 'soon')).toBe('404 en');
  expect(led('/en/articles/soon', 'soon')).toBe('200 en article soon');
});

const pieces = fc.constantFrom(
  ...'en EN articles artikel harbour port news archive 2026 11 feed.xml 2019'.split(' '),
  ...'.. . %2e%2e %2f %5c \\ %00 %0d%0a %zz % %ff //evil.example @evil.example ? #'.split(' '),
  ...'__proto__ constructor toString https: %F0%9F%98%80'.split(' '),
  '',
  '\ud800',
  'a'.repeat(8000),
);

test('no address fails, and every redirect ends at a page of this site after one step', () => {
  const random = fc.array(fc.nat({ max: 0xffff })).map((units) => `/${String.fromCharCode(...units)}`);
  const paths = fc.oneof(
    random,
    fc.array(pieces, { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
  );
  fc.assert(
    fc.property(paths, (path) => {
      const to = resolve(path);
      if (to.outcome !== 'redirect') return;
      const url = new URL(to.path, 'https://news.example');
      expect(url.origin).toBe('https://news.example');
      expect(['show', 'feed']).toContain(resolve(url.pathname).outcome);
    }),
    { numRuns: 200 },
  );
});

test('the address of a place names that place', () => {
  const slug = fc.constantFrom('harbour', 'الميناء', '人工知能', 'straße', '2');
  const page = fc.integer({ min: 2, max: 999_999 });
  const year = fc.integer({ min: 1000, max: 9999 });
  const month = fc.integer({ min: 1, max: 12 });
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.constantFrom<Place>({ kind: 'home' }, { kind: 'archive' }, { kind: 'search' }),
    fc.constantFrom<Place>(
      { kind: 'subscription', step: 'erased' },
      { kind: 'subscription', step: 'unsubscribe', token: 'a-token' },
      { kind: 'subscription', step: 'preferences', token: 'a-token', news: 'sent' },
    ),
    fc.record({ kind: fc.constantFrom('article', 'page'), slug }),
    fc.record({ kind: fc.constantFrom('section', 'topic', 'author'), slug, page }),
    fc.record({ kind: fc.constant('month'), year, month, page }),
  );
  fc.assert(
    fc.property(place, fc.constantFrom(...words), (wanted, [locale, own]) => {
      const path = pathOf(locale, wanted, own);
      expect(path).toMatch(/^\/[\w%./~-]+$/);
      const segments = path.split('/').slice(2).map(decodeURIComponent);
      expect(placeOf(segments, [own, ...words.values()])).toEqual(wanted);
    }),
  );
});

test.each([
  ['{"/a": "https://evil.example"}', '/a'],
  ['{"/a": "//evil.example"}', '/a'],
  ['{"/a": "/\\\\evil.example"}', '/a'],
  ['{"/a": "/a"}', '/a'],
  ['{"/a": "/b", "/b": "/c", "/c": "/b"}', '/b'],
  ['{"/ä": "/b", "/b": "/%C3%A4/?x#y"}', '/ä'],
  ['{"/ä": "/b", "/%C3%A4": "/c"}', '/%C3%A4'],
  ['{"/q?x=1": "/b"}', '/q?x=1'],
  ['{"/q#x": "/b"}', '/q#x'],
  ['{"/a//b": "/b"}', '/a//b'],
  ['{"/a/../b": "/b"}', '/a/../b'],
  ['{"/a%2fb": "/b"}', '/a%2fb'],
])('redirects %s are refused, and the last good ones stay', async (source, field) => {
  publication.write('redirects.yaml', source);
  await publication.look();
  archive.forget();
  const findings = publication.indexer.findings().filter(({ file }) => file === 'redirects.yaml');
  expect(findings.map(({ values }) => values.field)).toContain(field);
  expect(led('/2019/old.html')).toBe('308 /en/articles/harbour');
});
