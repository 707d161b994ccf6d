import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';

/** Raised whenever the tables, or what the documents in them hold, change: an index of another number is thrown away and made anew. */
const schemaNumber = 11;

const tables = `
  create table files (path text primary key, modified real not null, bytes integer not null) without rowid;
  create table documents (kind text not null, id text not null, locale text not null default '', data text not null, primary key (kind, id, locale)) without rowid;
  create table articles (id text primary key, data text not null) without rowid;
  create table texts (
    rowid integer primary key, article text not null, locale text not null, slug text not null, section text not null,
    draft integer not null, published_at integer not null, withdrawn_at integer, updated_at integer,
    card text not null, details text not null, body text not null,
    judged integer not null,
    unique (article, locale)
  );
  create index texts_slug on texts (locale, slug);
  create index texts_any_slug on texts (slug);
  create index texts_latest on texts (locale, draft, published_at desc, withdrawn_at);
  create index texts_section on texts (locale, section, draft, published_at desc);
  create index texts_time on texts (published_at);
  create index texts_withdrawn on texts (withdrawn_at) where withdrawn_at is not null;
  create table unsearchable (text integer primary key, published_at integer not null);
  create index unsearchable_latest on unsearchable (published_at);
  create table searchable (id integer primary key, text integer not null unique, published_at integer not null);
  create table unjudged (article text primary key, published_at integer not null) without rowid;
  create index unjudged_latest on unjudged (published_at desc);
  create table links (article text not null, target text not null, primary key (target, article)) without rowid;
  create index links_article on links (article);
  create table memberships (kind text not null, id text not null, locale text not null, published_at integer not null, text integer not null, primary key (kind, id, locale, published_at desc, text)) without rowid;
  create index memberships_text on memberships (text);
  create table aliases (locale text not null, slug text not null, article text not null, primary key (locale, slug, article)) without rowid;
  create index aliases_slug on aliases (slug);
  create table pictures (key text primary key, hash text not null, width integer not null, height integer not null, colour text not null) without rowid;
  create table findings (file text not null, rule text not null, data text not null);
  create index findings_file on findings (file);
  create index findings_rule on findings (rule);
`;

/** Which content folder an index was made from, as a number that SQLite keeps in the file's head. */
function folderNumber(contentDir: string): number {
  return createHash('sha256').update(resolve(contentDir)).digest().readInt32BE(0) || 1;
}

/**
 * Opens the content index of a data folder; an index that is damaged, of another version or of another content folder is
 * made anew, for it is derived. Throws when the data folder cannot be written.
 */
export function openIndex(dataDir: string, contentDir: string): Database.Database {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'content-index.sqlite');
  const folder = folderNumber(contentDir);
  try {
    const database = connect(path);
    const found = database.pragma('user_version', { simple: true });
    const from = database.pragma('application_id', { simple: true });
    if (found === schemaNumber && from === folder) return database;
    database.close();
    if (found !== 0) removeIndex(path);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    removeIndex(path);
  }
  const fresh = connect(path);
  fresh
    .transaction(() => {
      // Another process may have been first.
      if (fresh.pragma('user_version', { simple: true }) === schemaNumber) return;
      fresh.exec(tables);
      fresh.pragma(`user_version = ${schemaNumber}`);
      fresh.pragma(`application_id = ${folder}`);
    })
    .immediate();
  return fresh;
}

function connect(path: string): Database.Database {
  const database = new Database(path);
  database.pragma('busy_timeout = 10000');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -16000');
  // Pages of many small transactions are written into the file together: 32 MB instead of 4, an eighth less time.
  database.pragma('wal_autocheckpoint = 8000');
  prepareOnce(database);
  return database;
}

/**
 * Lets a connection prepare each statement once. A statement is 4 kB that V8 does not count, and is given back behind the
 * work that runs: a first look at 100,000 texts held 280 MB of them.
 */
function prepareOnce(database: Database.Database): void {
  const prepare = database.prepare.bind(database);
  const statements = new Map<string, Database.Statement>();
  database.prepare = ((sql: string) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  }) as typeof database.prepare;
}

function removeIndex(path: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
}
