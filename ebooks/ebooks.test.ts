import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Book, BookFormat } from './book.ts';
import { Ebooks } from './ebooks.ts';

let cacheDir: string;
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'broadsheet-ebooks-'));
});
afterEach(() => rmSync(cacheDir, { recursive: true }));

function bookIn(locale: string, title: string): Book {
  return {
    id: 'guide',
    locale,
    direction: 'ltr',
    script: 'Latn',
    title,
    description: 'A guide.',
    authors: ['Ann'],
    publisher: 'Paper',
    publishedOn: '2026-11-20',
    address: `https://paper.example/${locale}/ebooks/guide`,
    accent: '#aa0000',
    tree: { type: 'root', children: [] },
    cover: { path: 'cover.jpg', hash: '1', alt: 'A cover' },
    pictures: {},
    faces: { families: [], files: [] },
    labels: {
      cover: 'Cover',
      contents: 'Contents',
      notes: 'Notes',
      back: 'Back',
      by: 'By Ann',
      imprint: [],
      accessibility: '',
      digits: '0123456789',
    },
  };
}

/** The eBooks of a library whose book can be given another title, with what was asked for and built. */
function library() {
  const state = { title: 'Guide', asked: 0, built: [] as string[] };
  const ebooks = new Ebooks({
    cacheDir,
    library: {
      list: () => [{ id: 'guide', locales: ['en', 'de'] }],
      book: async (id, locale) => {
        state.asked += 1;
        return id === 'guide' && ['en', 'de'].includes(locale) ? bookIn(locale, state.title) : undefined;
      },
    },
    build: async (book, format: BookFormat) => {
      state.built.push(`${book.locale}.${format}`);
      const bytes = Buffer.from(`${book.title} as ${format}`);
      return format === 'pdf' ? { bytes, pages: 7 } : { bytes };
    },
  });
  return { ebooks, state };
}

const fail = (message: string) => {
  throw new Error(message);
};

test('ahead, each format of each locale is built once, and nothing else', async () => {
  const { ebooks, state } = library();
  await ebooks.buildAhead(fail);
  await ebooks.buildAhead(fail);
  expect(state.built).toEqual(['en.pdf', 'en.epub', 'de.pdf', 'de.epub']);
});

test('what lies ready is told for all formats at once, and the book is asked for once', async () => {
  const { ebooks, state } = library();
  expect(await ebooks.ready('guide', 'en')).toEqual({ pdf: undefined, epub: undefined });
  await ebooks.file('guide', 'en', 'pdf');
  const before = state.asked;
  const { pdf, epub } = await ebooks.ready('guide', 'en');
  expect(state.asked - before).toBe(1);
  expect(pdf).toMatchObject({ pages: 7, bytes: 12, mediaType: 'application/pdf', name: 'Guide.pdf' });
  expect(epub).toBeUndefined();
  expect(await ebooks.ready('nothing', 'en')).toEqual({});
});

test('a book that changed is made anew, and its earlier file goes', async () => {
  const { ebooks, state } = library();
  await ebooks.buildAhead(fail);
  state.title = 'Handbook';
  expect((await ebooks.ready('guide', 'en')).epub).toBeUndefined();
  const file = await ebooks.file('guide', 'en', 'epub');
  expect(readFileSync(file?.path ?? '', 'utf8')).toBe('Handbook as epub');
  expect(readdirSync(cacheDir).filter((name) => /^guide\.en\..*\.epub$/.test(name))).toHaveLength(1);
  expect(readdirSync(cacheDir).filter((name) => /^guide\.de\..*\.epub$/.test(name))).toHaveLength(1);
});

test('who asks while a file is being made waits for the same one', async () => {
  const { ebooks, state } = library();
  const [one, other] = await Promise.all([ebooks.file('guide', 'en', 'pdf'), ebooks.file('guide', 'en', 'pdf')]);
  expect(one).toEqual(other);
  expect(state.built).toEqual(['en.pdf']);
  expect(await ebooks.file('guide', 'fr', 'pdf')).toBeUndefined();
});
