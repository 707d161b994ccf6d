import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Raised whenever the tables change: an index of another number is thrown away and made anew. */
const schemaNumber = 3;

const tables = `
  create table files (path text primary key, modified real not null, bytes integer not null) without rowid;
  create table documents (kind text not null, id text not null, locale text not null default '', data text not null, primary key (kind, id, locale)) without rowid;
  create table articles (id text primary key, data text not null) without rowid;
  create table texts (
    rowid integer primary key, article text not null, locale text not null, slug text not null, section text not null,
    draft integer not null, published_at integer not null, withdrawn_at integer, updated_at integer,
    card text not null, details text not null, body text not null, searchable integer not null default 0,
    unique (article, locale)
  );
  create index texts_slug on texts (locale, slug);
  create index texts_latest on texts (locale, draft, published_at desc);
  create index texts_section on texts (locale, section, draft, published_at desc);
  create index texts_unsearchable on texts (searchable) where searchable = 0;
  create index texts_time on texts (published_at);
  create table memberships (kind text not null, id text not null, locale text not null, published_at integer not null, text integer not null, primary key (kind, id, locale, published_at desc, text)) without rowid;
  create index memberships_text on memberships (text);
  create table aliases (locale text not null, slug text not null, article text not null, primary key (locale, slug, article)) without rowid;
  create table pictures (key text primary key, hash text not null, width integer not null, height integer not null, colour text not null) without rowid;
  create table findings (file text not null, data text not null);
  create index findings_file on findings (file);
  create virtual table search using fts5(title, standfirst, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
`;

/**
 * Opens the content index of a data folder; an index that is damaged or of another version is made anew, for it is derived.
 * @param writable only the indexer writes
 */
export function openIndex(dataDir: string, writable: boolean): Database.Database {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'content-index.sqlite');
  const database = new Database(path);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('busy_timeout = 10000');
    database.pragma('cache_size = -16000');
    const found = database.pragma('user_version', { simple: true });
    if (found === schemaNumber) return database;
    if (found !== 0) throw new Error('another version');
    if (writable || found === 0) {
      database.transaction(() => {
        if (database.pragma('user_version', { simple: true }) === schemaNumber) return;
        database.exec(tables);
        database.pragma(`user_version = ${schemaNumber}`);
      }).immediate();
    }
    return database;
  } catch {
    database.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    const fresh = new Database(path);
    fresh.pragma('journal_mode = WAL');
    fresh.exec(tables);
    fresh.pragma(`user_version = ${schemaNumber}`);
    return fresh;
  }
}
