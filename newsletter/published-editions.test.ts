import { expect, test } from 'vitest';
import type { EditionArticles } from './compose.ts';
import { PublishedEditions } from './published-editions.ts';
import { editionKind } from './read-editions.ts';
import { editionTime, type Schedule } from './schedule.ts';

const schedule: Schedule = { day: 'friday', time: '07:00', zone: 'Europe/Berlin', automatic: false };
const day = 86_400_000;
const friday = editionTime('2026-11-20', schedule);

const articles: EditionArticles = {
  text: (article, locale) => ({
    article,
    locale,
    slug: article,
    title: `${article} in ${locale}`,
    standfirst: '',
    section: 'news',
    topics: [],
    authors: [],
    publishedAt: friday - day,
    originalLocale: 'en',
    provenance: { kind: 'human' },
    stale: false,
  }),
  locales: () => ['en'],
  appearedBetween: () => [{ article: 'one', section: 'news', publishedAt: friday - day }],
};

const editions = (automatic: boolean, now = friday + day) =>
  new PublishedEditions({
    documents: {
      ids: (kind) => (kind === editionKind ? ['2026-11-13'] : []),
      of: (_, id) =>
        id === '2026-11-13'
          ? [{ id, locale: '', data: { articles: ['two'], untranslated: 'omit', stale: 'omit' } }]
          : [],
    },
    articles,
    schedule: () => ({ ...schedule, automatic }),
    now: () => now,
  });

test('an edition that nobody wrote can be read on its day, because its mails link to it', () => {
  expect(editions(true).content('2026-11-20', 'en')?.subject).toBe('one in en');
  expect(editions(true, friday - 1).content('2026-11-20', 'en')).toBeUndefined();
});

test('there is none on other days, nor where none is made', () => {
  expect(editions(true).content('2026-11-19', 'en')).toBeUndefined();
  expect(editions(false).content('2026-11-20', 'en')).toBeUndefined();
});

test('the list has those that were written', () => {
  expect(
    editions(true)
      .list('en')
      .map(({ id }) => id),
  ).toEqual(['2026-11-13']);
});
