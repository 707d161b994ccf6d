import { expect, test } from 'vitest';
import { composeEdition, type EditionArticles, type EditionText } from './compose.ts';
import type { Edition } from './edition.ts';

const day = 86_400_000;
const out = Date.UTC(2026, 10, 20, 6);

interface Stored {
  readonly section?: string;
  readonly publishedAt?: number;
  readonly original?: string;
  /** Locale → whether its text is stale. */
  readonly texts: Readonly<Record<string, boolean>>;
}

/** A publication that holds nothing but these articles. */
function articlesOf(stored: Readonly<Record<string, Stored>>): EditionArticles {
  return {
    text: (article, locale): EditionText | undefined => {
      const found = stored[article];
      const stale = found?.texts[locale];
      if (!found || stale === undefined) return undefined;
      const originalLocale = found.original ?? 'en';
      return {
        article,
        locale,
        slug: `${article}-${locale}`,
        title: `${article} in ${locale}`,
        standfirst: `standfirst of ${article} in ${locale}`,
        section: found.section ?? 'news',
        topics: [],
        authors: [],
        publishedAt: found.publishedAt ?? out - day,
        originalLocale,
        provenance: { kind: 'human' },
        translatedFrom: locale === originalLocale ? undefined : originalLocale,
        stale,
      };
    },
    locales: (article) => Object.keys(stored[article]?.texts ?? {}),
    appearedBetween: (from, to) =>
      Object.entries(stored)
        .map(([article, { section = 'news', publishedAt = out - day }]) => ({ article, section, publishedAt }))
        .filter(({ publishedAt }) => publishedAt > from && publishedAt <= to)
        .sort((a, b) => b.publishedAt - a.publishedAt),
  };
}

const edition = (more: Partial<Edition>): Edition => ({
  id: '2026-11-20',
  at: out,
  selection: { articles: ['one', 'two'] },
  untranslated: 'omit',
  stale: 'omit',
  greetings: {},
  ...more,
});

function entriesOf(written: Edition, locale: string, articles: EditionArticles): string[] {
  const composition = composeEdition(written, locale, articles);
  return composition.composed ? composition.content.entries.map(({ kind, text }) => `${kind} ${text.title}`) : [];
}

test('each locale gets its own texts, in the order of the edition', () => {
  const articles = articlesOf({ two: { texts: { en: false, ar: false } }, one: { texts: { en: false, ar: false } } });
  expect(entriesOf(edition({}), 'ar', articles)).toEqual(['text one in ar', 'text two in ar']);
});

test('an article without a text in the locale is left out, or linked in its original language', () => {
  const articles = articlesOf({
    one: { texts: { en: false, ar: false } },
    two: { original: 'de', texts: { en: false, de: false } },
  });
  expect(entriesOf(edition({}), 'ar', articles)).toEqual(['text one in ar']);
  expect(entriesOf(edition({ untranslated: 'link' }), 'ar', articles)).toEqual([
    'text one in ar',
    'elsewhere two in de',
  ]);
});

test('a stale translation goes out only when the edition says so', () => {
  const articles = articlesOf({ one: { texts: { en: false, ja: true } }, two: { texts: { en: false, ja: false } } });
  expect(entriesOf(edition({}), 'ja', articles)).toEqual(['text two in ja']);
  expect(entriesOf(edition({ untranslated: 'link' }), 'ja', articles)).toEqual([
    'elsewhere one in en',
    'text two in ja',
  ]);
  expect(entriesOf(edition({ stale: 'include' }), 'ja', articles)).toEqual(['text one in ja', 'text two in ja']);
});

test('a stale translation is not offered in place of a missing text either', () => {
  const articles = articlesOf({
    one: { texts: { ja: false } },
    two: { original: 'it', texts: { de: true, fr: false } },
  });
  expect(entriesOf(edition({ untranslated: 'link' }), 'ja', articles)).toEqual([
    'text one in ja',
    'elsewhere two in fr',
  ]);
});

test('a locale in which nothing can be read has no edition', () => {
  const articles = articlesOf({ one: { texts: { en: false } }, two: { texts: { en: false } } });
  expect(composeEdition(edition({ untranslated: 'link' }), 'ar', articles)).toEqual({
    composed: false,
    reason: 'no-texts',
  });
});

test('the best of the last days is the newest of each section first', () => {
  const at = (hours: number, section: string) => ({
    section,
    publishedAt: out - hours * 3_600_000,
    texts: { en: false },
  });
  const articles = articlesOf({
    a: at(1, 'research'),
    b: at(2, 'research'),
    c: at(3, 'research'),
    d: at(20, 'society'),
    e: at(30, 'business'),
    early: at(24 * 7, 'practice'),
    late: at(-1, 'practice'),
  });
  const best = edition({ selection: { bestOf: { days: 7, count: 4 } } });
  expect(entriesOf(best, 'en', articles)).toEqual(['text a in en', 'text d in en', 'text e in en', 'text b in en']);
});

test('the greeting of the locale gives subject and preheader; without one the first titles do', () => {
  const articles = articlesOf({ one: { texts: { en: false, de: false } }, two: { texts: { en: false, de: false } } });
  const greetings = { en: { subject: 'A subject', preheader: 'A preheader', body: 'Good morning.' } };
  expect(composeEdition(edition({ greetings }), 'en', articles)).toMatchObject({
    content: { subject: 'A subject', preheader: 'A preheader', greeting: { body: 'Good morning.' } },
  });
  expect(composeEdition(edition({ greetings }), 'de', articles)).toMatchObject({
    content: { subject: 'one in de', preheader: 'two in de', greeting: undefined },
  });
});

test('an article named twice comes once', () => {
  const articles = articlesOf({ one: { texts: { en: false } } });
  expect(entriesOf(edition({ selection: { articles: ['one', 'one'] } }), 'en', articles)).toEqual(['text one in en']);
});
