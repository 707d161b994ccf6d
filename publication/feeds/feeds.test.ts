import { DomUtils, parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { contentHtml, type Feed, type FeedItem, feedItemId } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';

const hostile = 'A ]]> B </title> & "C" \u0000\u0008\ud800\u{1F4F0} <script>alert(1)</script>';
const item: FeedItem = {
  id: 'tag:news.example,2026-11-20:turing-1950/ar',
  url: 'https://news.example/ar/x?a=1&b=2',
  title: hostile,
  summary: 'ملخص & أكثر',
  html: '<p>نص كامل</p>',
  publishedAt: Date.UTC(2026, 10, 20, 5, 30),
  updatedAt: Date.UTC(2026, 6, 1, 12),
  authors: [{ name: 'آيا <موريشيتا>', url: 'https://news.example/ar/a' }],
  tags: ['تاريخ', 'R&D'],
  image: { url: 'https://news.example/hero.avif?x=1&y=2', type: 'image/avif', width: 1200, height: 800 },
  language: 'ar',
  note: 'ترجمة آلية <غير مراجعة>',
};
const feed: Feed = {
  title: hostile,
  description: 'd',
  language: 'ar',
  homeUrl: 'https://news.example/ar',
  feedUrl: 'https://news.example/ar/feed.xml',
  iconUrl: 'https://news.example/icon.png',
  updated: Date.UTC(2026, 10, 20, 5, 30),
  timeZone: 'Europe/Berlin',
  items: [item],
};

function texts(xml: string, name: string): string[] {
  const document = parseDocument(xml, { xmlMode: true });
  return DomUtils.getElementsByTagName(name, document).map((element) => DomUtils.textContent(element));
}

const printable = hostile.replace('\u0000\u0008\ud800', '');

test('RSS gives back every hostile title, without the characters that XML cannot hold', () => {
  const xml = rss(feed);
  expect(texts(xml, 'title')).toEqual([printable, printable, printable]);
  expect(texts(xml, 'dc:creator')).toEqual(['آيا <موريشيتا>']);
  expect(texts(xml, 'category')).toEqual(['تاريخ', 'R&D']);
  expect(texts(xml, 'link')).toContain('https://news.example/ar/x?a=1&b=2');
  expect(xml).not.toContain('<script>');
});

test('RSS carries the full text with its note, language and direction', () => {
  const [content = ''] = texts(rss(feed), 'content:encoded');
  expect(content).toBe('<div lang="ar" dir="rtl"><p><em>ترجمة آلية &lt;غير مراجعة&gt;</em></p><p>نص كامل</p></div>');
  expect(contentHtml({ ...item, language: 'en', note: undefined })).toMatch(/^<div lang="en" dir="ltr"><p>نص/);
});

test('RSS dates carry the offset of the publication’s zone, in winter and in summer', () => {
  const xml = rss({ ...feed, items: [item, { ...item, publishedAt: Date.UTC(2026, 6, 1, 22, 30) }] });
  expect(texts(xml, 'pubDate')).toEqual(['Fri, 20 Nov 2026 06:30:00 +0100', 'Thu, 02 Jul 2026 00:30:00 +0200']);
  expect(texts(xml, 'atom:updated')[0]).toBe('2026-07-01T14:00:00+02:00');
  expect(texts(rss({ ...feed, timeZone: undefined }), 'pubDate')).toEqual(['Fri, 20 Nov 2026 05:30:00 +0000']);
});

test('RSS names itself, its language and the picture', () => {
  const document = parseDocument(rss(feed), { xmlMode: true });
  const attributes = (name: string) => DomUtils.getElementsByTagName(name, document).map((element) => element.attribs);
  expect(attributes('atom:link')[0]).toMatchObject({ rel: 'self', href: feed.feedUrl });
  expect(attributes('enclosure')[0]).toEqual({ url: item.image?.url, length: '0', type: 'image/avif' });
  expect(attributes('media:content')[0]).toMatchObject({ url: item.image?.url, medium: 'image', width: '1200' });
  expect(attributes('guid')[0]).toEqual({ isPermaLink: 'false' });
  expect(texts(rss(feed), 'language')).toEqual(['ar']);
});

test('RSS leaves out an icon that is a drawing and what an item does not have', () => {
  const { image: _image, updatedAt: _updatedAt, ...bare } = item;
  const xml = rss({ ...feed, iconUrl: 'https://news.example/icon.svg', items: [bare] });
  for (const absent of ['<image>', '<enclosure', '<media:content', 'atom:updated', 'dc:language']) {
    expect(xml).not.toContain(absent);
  }
});

test('an empty feed is a feed', () => {
  expect(texts(rss({ ...feed, items: [] }), 'item')).toEqual([]);
  expect(JSON.parse(jsonFeed({ ...feed, items: [] })).items).toEqual([]);
});

test('JSON Feed 1.1 has what the specification names', () => {
  const { items, ...head } = JSON.parse(jsonFeed(feed));
  expect(head).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    language: 'ar',
    home_page_url: feed.homeUrl,
  });
  expect(items[0]).toMatchObject({
    id: item.id,
    url: item.url,
    title: hostile,
    image: item.image?.url,
    language: 'ar',
    authors: item.authors,
    tags: item.tags,
    date_published: '2026-11-20T06:30:00+01:00',
    date_modified: '2026-07-01T14:00:00+02:00',
  });
  expect(items[0].content_html).toContain('<p>نص كامل</p>');
});

test('an item’s id is a tag: URI that knows neither slug nor port', () => {
  expect(feedItemId('http://localhost:3000', '2026-11-20', 'turing-1950', 'ar')).toBe(
    'tag:localhost,2026-11-20:turing-1950/ar',
  );
});
