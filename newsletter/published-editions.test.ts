import { expect, test } from 'vitest';
import type { Appearance } from './appearances.ts';
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

const editions = (automatic: boolean, now = friday + day, known: Readonly<Record<string, Appearance>> = {}) =>
  new PublishedEditions({
    documents: {
      ids: (kind) => (kind === editionKind ? ['2026-11-13'] : []),
      of: (_, id) =>
        id === '2026-11-13'
          ? [{ id, locale: '', data: { articles: ['two'], untranslated: 'omit', stale: 'omit' } }]
          : [],
    },
    articles,
    appearances: { of: (id) => known[id], ids: () => Object.keys(known) },
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

const ids = (those: PublishedEditions) => those.list('en').map(({ id }) => id);

test('the list has those that were written, and of those that were made the ones that went out', () => {
  expect(ids(editions(true))).toEqual(['2026-11-13']);
  const sent = { '2026-11-20': { startedAt: friday, articles: ['one'] } };
  expect(ids(editions(true, friday + day, sent))).toEqual(['2026-11-20', '2026-11-13']);
});

test('what was made and sent is read as it was made, on any day and whatever is wanted by now', () => {
  const sent = { '2026-11-04': { startedAt: friday - 16 * day, articles: ['three', 'one'] } };
  const after = editions(false, friday + day, sent);
  expect(after.content('2026-11-04', 'en')?.entries.map(({ text }) => text.article)).toEqual(['three', 'one']);
  expect(ids(after)).toEqual(['2026-11-13', '2026-11-04']);
});

test('one that is being made can be read at once, but no earlier one that never went out', () => {
  expect(editions(true).content('2026-11-20', 'en')).toBeDefined();
  expect(editions(true, friday + 7 * day).content('2026-11-20', 'en')).toBeUndefined();
});

test('a time that a person set counts, and what she does not want sent is nowhere', () => {
  const later = { '2026-11-13': { dueAt: friday } };
  expect(ids(editions(false, friday - 1, later))).toEqual([]);
  expect(editions(false, friday - 1, later).content('2026-11-13', 'en')).toBeUndefined();
  expect(editions(false, friday - 1, later).next()).toEqual({ id: '2026-11-13', at: friday });
  expect(ids(editions(false, friday, later))).toEqual(['2026-11-13']);
  const skipped = { '2026-11-13': { skipped: true }, '2026-11-20': { skipped: true } };
  expect(ids(editions(true, friday + day, skipped))).toEqual([]);
  expect(editions(true, friday + day, skipped).content('2026-11-20', 'en')).toBeUndefined();
});

test('one that was sent before its time can be read from then on', () => {
  const early = friday - 7 * day - 3600;
  expect(ids(editions(false, early))).toEqual([]);
  expect(ids(editions(false, early, { '2026-11-13': { startedAt: early } }))).toEqual(['2026-11-13']);
});
