import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from './index-database.ts';
import { renameInSearch, searchIn, takeIntoSearch } from './search-index.ts';

let folder: string;
let database: Database.Database;
const now = 1_800_000_000_000;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-search-'));
  database = openIndex(folder, folder);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Writes a text as the index holds it; its card is its name. */
function write(
  name: string,
  body: string,
  { locale = 'en', title = name, at = now - 1, draft = 0, authors = [] as readonly string[] } = {},
): void {
  const { lastInsertRowid } = database
    .prepare(
      `insert into texts (article, locale, slug, section, draft, published_at, card, details, body, judged)
       values (?, ?, ?, 'news', ?, ?, ?, '{}', ?, 1)`,
    )
    .run(name, locale, name, draft, at, JSON.stringify({ article: name, title, standfirst: '', authors }), body);
  database.prepare('insert into unsearchable values (?, ?)').run(lastInsertRowid, at);
  for (const author of authors)
    database.prepare("insert into memberships values ('author', ?, ?, ?, ?)").run(author, locale, at, lastInsertRowid);
}

function nameAuthor(id: string, name: Readonly<Record<string, string>>): void {
  database.prepare("insert or replace into documents values ('author', ?, '', ?)").run(id, JSON.stringify({ name }));
}

function takeAll(): void {
  while (takeIntoSearch(database, 100) > 0);
}

function search(query: string, { locale = 'en', limit = 5, offset = 0 } = {}) {
  const { total, cards } = searchIn(database, { locale, query, now, limit, offset });
  return { total, names: cards.map((card) => (JSON.parse(card) as { article: string }).article) };
}

test('a locale that holds nothing finds nothing, and none finds another’s texts', () => {
  write('one', 'harbour', { locale: 'en' });
  takeAll();
  expect(search('harbour')).toEqual({ total: 1, names: ['one'] });
  expect(search('harbour', { locale: 'de' })).toEqual({ total: 0, names: [] });
});

test('what an author wrote is found by her name, in any script, and by a new one', () => {
  nameAuthor('mona', { en: 'Mona Salem', ar: 'منى سالم' });
  write('one', 'A harbour', { authors: ['mona'] });
  write('two', 'مرفأ', { authors: ['mona'], locale: 'ar' });
  takeAll();
  expect(search('salem').names).toEqual(['one']);
  expect(search('mona harbour').names).toEqual(['one']);
  expect(search('مني سالم', { locale: 'ar' }).names).toEqual(['two']);
  expect(search('Mona Salem', { locale: 'ar' }).names).toEqual(['two']);
  nameAuthor('mona', { en: 'Mona Haddad', ar: 'منى حداد' });
  renameInSearch(database, 'mona');
  takeAll();
  expect([search('salem').total, search('haddad').total]).toEqual([0, 1]);
});

test('two letters are a word, three may be its beginning; so may a character of Han', () => {
  write('letters', 'ai and vitamin a');
  write('word', 'airship');
  write('kanji', '東京都', { locale: 'ja' });
  takeAll();
  expect(search('a').names).toEqual(['letters']);
  expect(search('ai').names).toEqual(['letters']);
  expect(search('air').names).toEqual(['word']);
  expect(search('東', { locale: 'ja' }).names).toEqual(['kanji']);
});

test('a title weighs more than a body; what is equal stands by its age', () => {
  write('old', 'a bridge', { at: now - 3_000 });
  write('new', 'a bridge', { at: now - 1_000 });
  write('title', 'a road', { title: 'The bridge', at: now - 9_000 });
  takeAll();
  expect(search('bridge').names).toEqual(['title', 'new', 'old']);
});

test('what came later stands before what is older, in whatever order it was taken in', () => {
  write('middle', 'a bridge', { at: now - 5_000 });
  takeAll();
  write('old', 'a bridge', { at: now - 9_000 });
  takeAll();
  write('new', 'a bridge', { at: now - 1_000 });
  takeAll();
  expect(search('bridge').names).toEqual(['new', 'middle', 'old']);
});

test('of a word that more texts hold than can be weighed every match can be reached, and hidden ones are not counted', () => {
  database.transaction(() => {
    for (let index = 0; index < 1_200; index++) write(`text-${index}`, 'the news', { at: now - 10_000_000 + index });
    for (let index = 0; index < 30; index++) write(`draft-${index}`, 'the news', { draft: 1 });
    write('scheduled', 'the news', { at: now + 60_000 });
    write('best', 'other things', { title: 'The news', at: now - 10_000_000 + 1_000 });
  })();
  takeAll();
  expect(search('news', { limit: 1 })).toEqual({ total: 1_201, names: ['best'] });
  write('begins', 'a newsroom');
  takeAll();
  expect(search('news').total).toBe(1_201);
  expect(search('newsr').names).toEqual(['begins']);
  const reached = new Set<string>();
  for (let offset = 0; offset < 1_201; offset += 20) {
    for (const name of search('news', { limit: 20, offset }).names) reached.add(name);
  }
  expect(reached.size).toBe(1_201);
  expect(search('news', { limit: 2, offset: 1_199 }).names).toEqual(['text-1', 'text-0']);
  expect(searchIn(database, { locale: 'en', query: 'news', now, limit: 1, offset: 0 }).isMore).toBe(false);
});

test('of what thousands of texts hold no more than two thousand are counted', () => {
  database.transaction(() => {
    for (let index = 0; index < 2_001; index++) write(`text-${index}`, 'the news', { at: now - index });
  })();
  takeAll();
  const request = { locale: 'en', query: 'news', now, limit: 10 };
  expect(searchIn(database, { ...request, offset: 0 })).toMatchObject({ total: 2_000, isMore: true });
  expect(searchIn(database, { ...request, offset: 1_990 }).cards).toHaveLength(10);
});
