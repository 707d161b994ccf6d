import { afterAll, beforeAll, expect, test } from 'vitest';
import { Archive, cardsPerPage } from './archive.ts';
import { statusOf } from './model.ts';
import { relatedTo } from './related.ts';
import { TestingPublication } from './testing-publication.ts';

const publication = new TestingPublication();
afterAll(() => publication.remove());

const hour = 3_600_000;
const ids = (page: { items: readonly { article: string }[] }) => page.items.map(({ article }) => article);

beforeAll(async () => {
  const { now } = publication;
  const at = (hours: number) => new Date(now + hours * hour).toISOString();
  publication.article('draft', { en: { draft: true, body: 'Findable.' } }, { publishedAt: at(-1) });
  publication.article('soon', { en: { body: 'Findable.' } }, { publishedAt: at(1) });
  publication.article('gone', { en: { withdrawnAt: at(-1), body: 'Findable.' } }, { publishedAt: at(-9) });
  publication.article('going', { en: { withdrawnAt: at(2), body: 'Findable.' } }, { publishedAt: at(-2) });
  publication.article(
    'here',
    {
      en: { body: 'The café’s œuvre.', title: 'Findable title' },
      ar: { title: 'الذَّكاء الاصطناعي', slug: 'ذكاء', body: 'أخبار والآلة.' },
      ja: { title: '人工知能の倫理', slug: '人工知能', body: '駅では今も検札が行われる。' },
    },
    { publishedAt: at(-3), topics: ['chess'] },
  );
  for (let number = 1; number <= cardsPerPage + 1; number++) {
    const publishedAt = `2001-05-01T00:00:${String(number).padStart(2, '0')}`;
    publication.article(`old-${number}`, { de: { slug: `alt-${number}` } }, { publishedAt, topics: ['chess'] });
  }
  await publication.look();
});

test('drafts, scheduled and withdrawn texts stand in no list, no search and no sitemap', () => {
  const { archive } = publication;
  expect(archive.latest('en', 10).map(({ article }) => article)).toEqual(['going', 'here']);
  expect(ids(archive.inSection('news', 'en'))).toEqual(['going', 'here']);
  expect(ids(archive.of('author', 'editor', 'en'))).toEqual(['going', 'here']);
  expect(ids(archive.inMonth('en', 2026, 11))).toEqual(['going', 'here']);
  expect(ids(archive.search('en', 'findable')).sort()).toEqual(['going', 'here']);
  expect(archive.forSitemap(100, 0).filter(({ locale }) => locale === 'en')).toHaveLength(2);
  expect(['draft', 'soon', 'gone'].map((id) => archive.card(id, 'en'))).toEqual([undefined, undefined, undefined]);
  expect(archive.addresses('draft')).toEqual([]);
  expect(archive.addresses('draft', true)).toEqual([{ locale: 'en', slug: 'draft' }]);
});

test('a status follows the clock', () => {
  const status = (id: string, hours: number) => {
    const text = publication.archive.text(id, 'en');
    return text && statusOf(text, publication.now + hours * hour);
  };
  expect([status('soon', 0), status('soon', 1), status('draft', 99)]).toEqual(['scheduled', 'published', 'draft']);
  expect([status('going', 1.9), status('going', 2), status('gone', 0)]).toEqual([
    'published',
    'withdrawn',
    'withdrawn',
  ]);
});

test('the next change is the next instant of a schedule, whichever way', () => {
  const later = (hours: number) => new Archive(publication.database, undefined, () => publication.now + hours * hour);
  const change = (hours: number) => {
    const next = later(hours).nextChange();
    return next && [(next.at - publication.now) / hour, ...next.cards.map(({ article }) => article)];
  };
  expect([change(0), change(1), change(2)]).toEqual([[1, 'soon'], [2, 'going'], undefined]);
});

test('lists have pages; beyond the last is nothing', () => {
  const { archive } = publication;
  const pages = [1, 2, 3].map((page) => archive.of('topic', 'chess', 'de', page));
  expect(pages.map(({ items }) => items.length)).toEqual([cardsPerPage, 1, 0]);
  expect(pages[0]).toMatchObject({ page: 1, pages: 2, total: cardsPerPage + 1 });
  expect(ids(archive.inSection('news', 'de', 2))).toEqual(['old-1']);
  expect(ids(archive.inMonth('de', 2001, 5, 2))).toEqual(['old-1']);
  expect(archive.of('topic', 'nothing', 'de')).toMatchObject({ items: [], pages: 1, total: 0 });
});

test('months are those of the publication’s time zone', async () => {
  expect(publication.archive.months('de')).toEqual([{ year: 2001, month: 5, count: cardsPerPage + 1 }]);
  expect(publication.archive.months('en')).toEqual([{ year: 2026, month: 11, count: 2 }]);
  const indian = new TestingPublication();
  try {
    const settings = { ...publication.archive.documents.config, timeZone: 'Asia/Kolkata' };
    indian.write('publication.yaml', JSON.stringify(settings));
    indian.article('late', { en: {} }, { publishedAt: '2026-09-30T23:45' });
    indian.article('first', { en: {} }, { publishedAt: '2026-10-01T00:15' });
    indian.article('moon', { en: {} }, { publishedAt: '1969-07-21T08:26' });
    await indian.look();
    const months = indian.archive.months('en');
    expect(months.map(({ year, month }) => `${year}-${month}`)).toEqual(['2026-10', '2026-9', '1969-7']);
    for (const { year, month, count } of months) expect(indian.archive.inMonth('en', year, month).total).toBe(count);
  } finally {
    indian.remove();
  }
});

test.each([
  ['en', 'cafe', 1],
  ['en', 'oeuv', 1],
  ['en', 'FINDABLE tit', 1],
  ['en', 'findable missing', 0],
  ['en', 'afe', 0],
  ['en', '"*^ NEAR(', 0],
  ['en', '', 0],
  ['ar', 'ذكاء', 1],
  ['ar', 'الذكاء', 1],
  ['ar', 'اصطناع', 1],
  ['ar', 'اخبار', 1],
  ['ar', 'آلة', 1],
  ['ja', '人工知能', 1],
  ['ja', '倫理', 1],
  ['ja', '検札', 1],
  ['ja', '検察', 0],
  ['de', 'cafe', 0],
])('search in %s for %j finds %i', (locale, query, total) => {
  expect(publication.archive.search(locale, query).total).toBe(total);
});

test('a text is found where its words are, and not where they were', async () => {
  publication.article('moving', { en: { title: 'Zymurgy' } });
  await publication.look();
  expect(publication.archive.search('en', 'zymurgy').total).toBe(1);
  publication.article('moving', { en: { title: 'Brewing' } });
  await publication.look();
  expect(publication.archive.search('en', 'zymurgy').total).toBe(0);
  expect(publication.archive.search('en', 'brewing').total).toBe(1);
  publication.erase('articles/moving');
  await publication.look();
  expect(publication.archive.search('en', 'brewing').total).toBe(0);
});

test('related texts share topics first, then the section; never the text itself or another locale', () => {
  const { archive } = publication;
  const text = archive.text('old-3', 'de');
  const related = text ? relatedTo(text, archive, 3) : [];
  expect(related.map(({ article }) => article)).toEqual([
    `old-${cardsPerPage + 1}`,
    `old-${cardsPerPage}`,
    `old-${cardsPerPage - 1}`,
  ]);
  const here = archive.text('here', 'en');
  expect(here && relatedTo(here, archive, 3).map(({ article }) => article)).toEqual(['going']);
});
