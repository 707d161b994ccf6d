import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { addressesPerSitemap, newsSitemap, sitemap, sitemapCount, sitemapIndex } from './sitemaps.ts';

const now = Date.UTC(2026, 10, 24, 12);
const hour = 3_600_000;

function texts(xml: string, name: string): string[] {
  const document = parseDocument(xml, { xmlMode: true });
  return DomUtils.getElementsByTagName(name, document).map((element) => DomUtils.textContent(element));
}

test('50,000 addresses fill one sitemap', () => {
  expect([0, 1, 50_000, 50_001, 100_001].map(sitemapCount)).toEqual([1, 1, 1, 2, 3]);
  const many = Array.from({ length: addressesPerSitemap + 1 }, (_, n) => ({ url: `https://news.example/${n}` }));
  expect(() => sitemap(many)).toThrow(RangeError);
  expect(() => sitemapIndex(many)).toThrow(RangeError);
  expect(sitemap(many.slice(1)).match(/<loc>/g)).toHaveLength(50_000);
});

test('the index names the sitemaps', () => {
  const xml = sitemapIndex([
    { url: 'https://news.example/sitemap/0.xml', modified: now },
    { url: 'https://x/?a=1&b=2' },
  ]);
  expect(texts(xml, 'loc')).toEqual(['https://news.example/sitemap/0.xml', 'https://x/?a=1&b=2']);
  expect(texts(xml, 'lastmod')).toEqual(['2026-11-24T12:00:00+00:00']);
});

test('a sitemap says when pages changed, and names no languages', () => {
  const xml = sitemap([{ url: 'https://news.example/ar/%D9%85', modified: now }], 'Asia/Tokyo');
  expect(texts(xml, 'lastmod')).toEqual(['2026-11-24T21:00:00+09:00']);
  expect(xml).not.toContain('hreflang');
});

const text = (title: string, publishedAt: number) => ({
  url: 'https://news.example/ar/x',
  title,
  language: 'ar-EG',
  publication: 'ميريديان & Co',
  publishedAt,
});

test('the news sitemap holds the last two days, newest first', () => {
  const titles = [
    text('old', now - 48 * hour),
    text('older ]]> </news:title>', now - 47 * hour),
    text('newest', now),
    text('to come', now + 1),
  ];
  const xml = newsSitemap(titles, now, 'Europe/Berlin');
  expect(texts(xml, 'news:title')).toEqual(['newest', 'older ]]> </news:title>']);
  expect(texts(xml, 'news:name')[0]).toBe('ميريديان & Co');
  expect(texts(xml, 'news:language')[0]).toBe('ar');
  expect(texts(xml, 'news:publication_date')[0]).toBe('2026-11-24T13:00:00+01:00');
});

test('the news sitemap holds at most 1,000', () => {
  const many = Array.from({ length: 1200 }, (_, n) => text(String(n), now - n));
  expect(texts(newsSitemap(many, now), 'news:title')).toHaveLength(1000);
});
