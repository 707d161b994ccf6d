import type Database from 'better-sqlite3';
import { roughPlainText } from './markdown.ts';
import type { Author, Card } from './model.ts';
import { hiddenTexts } from './visible.ts';
import { mayBeUnfinished, queryPhrases, searchTokens } from './words.ts';

/** The middle of what an id may be: the archive grows below it into the past, and above it into the future. */
const firstId = 2 ** 40;
/** A word that half of an archive holds says little: of so many texts the newest are weighed, the others follow by age. */
const weighed = 240;
/** Nobody looks through more results than these, and counting them takes as long as finding the best. */
const mostCounted = 2_000;
/** Title, authors, standfirst, body. */
const weights = '8, 8, 4, 1';

/** Each locale has an index of its own: a word weighs by how rare it is in that language, and `a*` finds no other's words. */
function tableOf(locale: string): string {
  return `"search_${locale.replaceAll('"', '')}"`;
}

interface WaitingRow {
  readonly rowid: number;
  readonly locale: string;
  readonly card: string;
  readonly body: string;
  readonly published_at: number;
}

/**
 * Takes up to `most` texts into the full-text index, the newest first; returns how many it took, 0 when none is left.
 * Ids follow the age of texts, so that the newest matches are found without a look at the texts.
 */
export function takeIntoSearch(database: Database.Database, most: number): number {
  const rows = database
    .prepare<[number], WaitingRow>(
      'select rowid, locale, card, body, u.published_at from unsearchable u join texts on rowid = text order by u.published_at desc limit ?',
    )
    .all(most);
  if (rows.length === 0) return 0;
  const names = namesOfAuthors(database);
  const prepared = rows.map((row) => {
    const card = JSON.parse(row.card) as Card;
    const tokens = (text: string) => searchTokens(text, row.locale);
    const authors = card.authors.flatMap((id) => names.get(id) ?? []).join(' ');
    return {
      ...row,
      words: [tokens(card.title), tokens(authors), tokens(card.standfirst), tokens(roughPlainText(row.body))],
    };
  });
  for (const locale of new Set(rows.map((row) => row.locale))) {
    database.exec(
      `create virtual table if not exists ${tableOf(locale)} using fts5(title, authors, standfirst, body, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")`,
    );
  }
  const done = database.prepare('delete from unsearchable where text = ?');
  database
    .transaction(() => {
      for (const row of prepared) {
        const insert = `insert or replace into ${tableOf(row.locale)} (rowid, title, authors, standfirst, body) values (?, ?, ?, ?, ?)`;
        database.prepare(insert).run(idOf(database, row), ...row.words);
        done.run(row.rowid);
      }
    })
    .immediate();
  return rows.length;
}

/** What authors are called, in every script: a reader types the one that she knows. */
function namesOfAuthors(database: Database.Database): Map<string, readonly string[]> {
  const rows = database
    .prepare<[], { id: string; data: string }>("select id, data from documents where kind = 'author'")
    .all();
  return new Map(
    rows.map(({ id, data }) => [id, [...new Set(Object.values((JSON.parse(data) as Pick<Author, 'name'>).name))]]),
  );
}

/** Has the texts of an author taken into the full-text index anew, under another name. */
export function renameInSearch(database: Database.Database, author: string): void {
  database
    .prepare(
      "insert or ignore into unsearchable select text, published_at from memberships where kind = 'author' and id = ?",
    )
    .run(author);
}

/**
 * The id of a text in search. A new one stands above all others for what is newer than they, below them for what is
 * older.
 */
function idOf(
  database: Database.Database,
  { rowid, published_at }: Pick<WaitingRow, 'rowid' | 'published_at'>,
): number {
  interface Row {
    readonly id: number;
    readonly published_at: number;
  }
  const own = database.prepare<[number], Row>('select id, published_at from searchable where text = ?').get(rowid);
  if (own) return own.id;
  const end = (order: 'asc' | 'desc') =>
    database.prepare<[], Row>(`select id, published_at from searchable order by id ${order} limit 1`).get();
  const newest = end('desc');
  const isNewest = newest && published_at >= newest.published_at;
  const id = isNewest ? newest.id + 1 : (end('asc')?.id ?? firstId) - 1;
  database.prepare('insert into searchable values (?, ?, ?)').run(id, rowid, published_at);
  return id;
}

/** Takes a text out of the full-text index of its locale. */
export function removeFromSearch(
  database: Database.Database,
  { rowid, locale }: Pick<WaitingRow, 'rowid' | 'locale'>,
): void {
  database.prepare('delete from unsearchable where text = ?').run(rowid);
  const gone = database
    .prepare<[number], { id: number }>('delete from searchable where text = ? returning id')
    .get(rowid);
  if (gone) database.prepare(`delete from ${tableOf(locale)} where rowid = ?`).run(gone.id);
}

/** What a reader looks for. */
export interface SearchRequest {
  readonly locale: string;
  readonly query: string;
  /** Milliseconds since the epoch: what is published at this moment is found. */
  readonly now: number;
  readonly limit: number;
  readonly offset: number;
}

/** Cards of texts as JSON, and how many texts match in all. */
export interface SearchAnswer {
  readonly cards: readonly string[];
  /** At most 2,000. */
  readonly total: number;
  /** Whether more than `total` match. */
  readonly isMore: boolean;
}

/**
 * The texts of a page of results. Every word must occur; the last of those that stand together may be unfinished from its
 * third letter on, unless hundreds of texts hold it as it is.
 */
export function searchIn(
  database: Database.Database,
  { locale, query, now, limit, offset }: SearchRequest,
): SearchAnswer {
  const phrases = queryPhrases(query.slice(0, 200), locale);
  const table = tableOf(locale);
  const known = database.prepare("select 1 from sqlite_master where type = 'table' and name = ?");
  if (phrases.length === 0 || !known.get(table.slice(1, -1))) return { total: 0, isMore: false, cards: [] };
  // Few texts are drafts, scheduled or withdrawn: they are taken out of the matches by their ids, so that no match has to
  // be looked up. The plus keeps SQLite from asking the index once for each of them.
  const hidden = database
    .prepare<[Record<string, string | number>], { id: number }>(
      `select id from searchable where text in (${hiddenTexts})`,
    )
    .all({ locale, now })
    .map(({ id }) => id);
  const isShown = hidden.length === 0 ? '' : 'and +rowid not in (select value from json_each(@hidden))';
  const found = `from ${table} where ${table} match @match ${isShown}`;
  const among = hidden.length === 0 ? {} : { hidden: JSON.stringify(hidden) };
  const count = database.prepare<unknown[], { n: number }>(
    `select count(*) as n from (select 1 ${found} limit ${mostCounted + 1})`,
  );
  const counted = (match: string) => ({ match, total: count.get({ match, ...among })?.n ?? 0 });
  // Where the words themselves are that common, nobody misses those that only begin like them, which take ten times as long.
  const whole = counted(phrases.map(quoted).join(' '));
  const { match, total } = whole.total >= weighed ? whole : counted(phrases.map(begun).join(' '));
  const values = { match, ...among };
  const ids = (sql: string, more: Record<string, number>) =>
    database
      .prepare<unknown[], { id: number }>(sql)
      .all({ ...values, ...more })
      .map(({ id }) => id);
  const newest = (from: number, most: number) =>
    ids(`select rowid as id ${found} order by rowid desc limit @limit offset @offset`, { limit: most, offset: from });
  const best = (floor: number, from: number, most: number) =>
    ids(
      `select rowid as id ${found} and rowid >= @floor order by bm25(${table}, ${weights}), rowid desc limit @limit offset @offset`,
      { floor, limit: most, offset: from },
    );
  const page =
    offset >= weighed
      ? newest(offset, limit)
      : best(total > weighed ? (newest(weighed - 1, 1)[0] ?? 0) : 0, offset, Math.min(limit, weighed - offset));
  const card = database.prepare<[number], { card: string }>(
    'select card from searchable join texts on texts.rowid = text where id = ?',
  );
  const cards = page.flatMap((id) => card.get(id)?.card ?? []);
  return { total: Math.min(total, mostCounted), isMore: total > mostCounted, cards };
}

/** A phrase in the language of FTS5. */
function quoted(phrase: readonly string[]): string {
  return `"${phrase.join(' ')}"`;
}

/** A phrase whose last word may be unfinished. */
function begun(phrase: readonly string[]): string {
  return `${quoted(phrase)}${mayBeUnfinished(phrase) ? '*' : ''}`;
}
