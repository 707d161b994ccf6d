import type Database from 'better-sqlite3';
import { type ContentFile, listFiles } from './content-folder.ts';
import { ContentReader } from './content-reader.ts';
import { type DocumentRow, tagsOfDocuments } from './document-tags.ts';
import { finding } from './front-matter.ts';
import { IndexWriter } from './index-writer.ts';
import { roughPlainText } from './markdown.ts';
import type { Card, Finding, PublicationConfig } from './model.ts';
import { type ArticleData, type ArticleReading, readArticle } from './read-article.ts';
import { type DocumentReader, type DocumentReading, readDocument } from './read-documents.ts';
import { withSeverities } from './severities.ts';
import { searchTokens } from './words.ts';

/** What one look at the folder changed: the tags of the pages to drop. */
export interface ScanResult {
  readonly tags: ReadonlySet<string>;
  /** How many files changed, appeared or vanished. */
  readonly changed: number;
}

/** Articles that are written in one transaction: few enough that readers' queries never wait long. */
const articlesPerTransaction = 200;

/** Keeps the content index true to the content folder. One writer for an index. */
export class Indexer {
  readonly #reader: ContentReader;
  readonly #writer: IndexWriter;
  readonly #db: Database.Database;
  readonly #otherReaders: readonly DocumentReader[];
  #config: PublicationConfig | undefined;

  /** @param otherReaders read the documents of other domains */
  constructor(contentDir: string, database: Database.Database, otherReaders: readonly DocumentReader[] = []) {
    this.#reader = new ContentReader(contentDir, database);
    this.#writer = new IndexWriter(database);
    this.#db = database;
    this.#otherReaders = otherReaders;
  }

  /** Compares the whole folder with the index and takes in what differs. A broken file keeps its last good content. */
  async scan(): Promise<ScanResult> {
    const tags = new Set<string>();
    const known = new Map(
      this.#db
        .prepare<[], ContentFile>('select path, modified, bytes from files')
        .all()
        .map((file) => [file.path, file]),
    );
    const changed: ContentFile[] = [];
    const documents: string[] = [];
    const listing = new Map<string, string[]>();
    const list = (path: string) => {
      const [folder, id, ...rest] = path.split('/');
      if (folder !== 'articles') documents.push(path);
      else if (id && rest.length > 0) listing.set(id, [...(listing.get(id) ?? []), rest.join('/')]);
    };
    const obstacles: Finding[] = [];
    const link = (path: string) => {
      obstacles.push(finding(path, 1, 'symbolic-link'));
      // Listed as a file that cannot be read: what stood there before stays.
      list(path);
    };
    const unreadable = (path: string, reason: string) => {
      obstacles.push(finding(path, 1, 'unreadable', { reason }));
      for (const below of known.keys()) {
        if (!below.startsWith(`${path}/`)) continue;
        known.delete(below);
        list(below);
      }
    };
    for (const file of listFiles(this.#reader.root, { link, unreadable })) {
      const before = known.get(file.path);
      known.delete(file.path);
      if (!before || before.modified !== file.modified || before.bytes !== file.bytes) changed.push(file);
      list(file.path);
    }
    this.#writer.setFindings('(obstacles)', obstacles);
    const gone = [...known.keys()];
    if (changed.length === 0 && gone.length === 0 && this.#config) return { tags, changed: 0 };
    const touched = [...changed.map((file) => file.path), ...gone];
    const needed = this.#whatArticlesNeed();
    if (!this.#config || touched.some((path) => !path.startsWith('articles/'))) {
      await this.#takeDocuments(documents, touched, tags);
    }
    const all = this.#whatArticlesNeed() !== needed;
    await this.#takeArticles(this.#articlesToRead(all, touched, listing), listing, tags);
    this.#remember(changed, gone);
    return { tags, changed: touched.length };
  }

  /** What the reading of any article depends on: the names it may refer to, and the settings it is read with. */
  #whatArticlesNeed(): string {
    const rows = this.#documents();
    const names = rows.filter(({ kind }) => ['section', 'topic', 'author'].includes(kind)).map(({ id }) => id);
    const settings = rows.find(({ kind }) => kind === 'publication')?.data;
    if (settings === undefined) return JSON.stringify(names);
    const { locales, defaultLocale, timeZone, checks } = JSON.parse(settings) as PublicationConfig;
    return JSON.stringify([names, locales, defaultLocale, timeZone, checks]);
  }

  #articlesToRead(all: boolean, touched: readonly string[], listing: ReadonlyMap<string, unknown>): Set<string> {
    const articles = new Set<string>(all ? listing.keys() : []);
    for (const path of touched) if (path.startsWith('articles/')) articles.add(path.split('/')[1] ?? '');
    if (articles.size > 0) {
      // A slug that was taken may be free now.
      const waiting = this.#db
        .prepare<[], { file: string }>(
          "select distinct file from findings where data ->> 'rule' in ('slug-taken', 'alias-taken')",
        )
        .all();
      for (const { file } of waiting) articles.add(file.split('/')[1] ?? '');
    }
    return articles;
  }

  async #takeArticles(
    articles: ReadonlySet<string>,
    listing: ReadonlyMap<string, readonly string[]>,
    tags: Set<string>,
  ): Promise<void> {
    const lastGood = this.#db.prepare<[string], { data: string }>('select data from articles where id = ?');
    const exists = this.#db.prepare('select 1 from documents where kind = ? and id = ?');
    let batch: [string, ArticleReading][] = [];
    const flush = this.#db.transaction(() => {
      for (const [id, reading] of batch) this.#writer.storeArticle(id, reading, tags);
      batch = [];
    });
    for (const id of articles) {
      const last = lastGood.get(id);
      const reading = await readArticle(this.#reader, id, listing.get(id) ?? [], {
        config: this.#config,
        exists: (kind, name) => exists.get(kind, name) !== undefined,
        lastGood: last && (JSON.parse(last.data) as ArticleData),
      });
      batch.push([id, reading]);
      if (batch.length >= articlesPerTransaction) flush.immediate();
    }
    flush.immediate();
  }

  #remember(changed: readonly ContentFile[], gone: readonly string[]): void {
    const remember = this.#db.prepare('insert or replace into files values (?, ?, ?)');
    const forget = this.#db.prepare('delete from files where path = ?');
    const unread = this.#db.prepare<[string]>(
      "select 1 from findings where data ->> 'rule' = 'unreadable' and data ->> 'file' = ?",
    );
    this.#db
      .transaction(() => {
        for (const file of changed) {
          // A right that is given later does not change the file's time.
          if (!unread.get(file.path)) remember.run(file.path, file.modified, file.bytes);
        }
        for (const path of gone) forget.run(path);
      })
      .immediate();
  }

  /** Takes up to `most` texts into the full-text index; returns how many it took, 0 when none is left. */
  indexForSearch(most: number): number {
    const rows = this.#db
      .prepare<[number], { rowid: number; locale: string; card: string; body: string }>(
        'select rowid, locale, card, body from texts where searchable = 0 limit ?',
      )
      .all(most);
    if (rows.length === 0) return 0;
    const remove = this.#db.prepare('delete from search where rowid = ?');
    const insert = this.#db.prepare('insert into search (rowid, title, standfirst, body) values (?, ?, ?, ?)');
    const done = this.#db.prepare('update texts set searchable = 1 where rowid = ?');
    const prepared = rows.map((row) => {
      const card = JSON.parse(row.card) as Card;
      const tokens = (text: string) => searchTokens(text, row.locale);
      return [row.rowid, tokens(card.title), tokens(card.standfirst), tokens(roughPlainText(row.body))] as const;
    });
    this.#db
      .transaction(() => {
        for (const row of prepared) {
          remove.run(row[0]);
          insert.run(...row);
          done.run(row[0]);
        }
      })
      .immediate();
    return rows.length;
  }

  /** All findings of the last looks, with the severities of publication.yaml, ordered by file and line. */
  findings(): Finding[] {
    const findings = this.#db
      .prepare<[], { data: string }>('select data from findings')
      .all()
      .map((row) => JSON.parse(row.data) as Finding);
    return withSeverities(findings, this.#config?.checks.severities ?? {}).sort((a, b) =>
      a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line,
    );
  }

  async #takeDocuments(paths: readonly string[], touched: readonly string[], tags: Set<string>): Promise<void> {
    const before = this.#documents();
    const put = this.#db.prepare('insert or replace into documents values (?, ?, ?, ?)');
    const seen = new Set<string>();
    for (const path of paths) {
      const reading = (await readDocument(this.#reader, path)) ?? (await this.#readElsewhere(path));
      if (!reading) continue;
      seen.add(`${reading.kind}\n${reading.id}\n${reading.locale}`);
      this.#writer.setFindings(path, reading.findings);
      if (reading.data !== undefined) {
        put.run(reading.kind, reading.id, reading.locale, JSON.stringify(reading.data));
      }
    }
    for (const path of touched) if (!paths.includes(path)) this.#writer.setFindings(path, []);
    const all = this.#db
      .prepare<[], { kind: string; id: string; locale: string }>('select kind, id, locale from documents')
      .all();
    const remove = this.#db.prepare('delete from documents where kind = ? and id = ? and locale = ?');
    for (const { kind, id, locale } of all) {
      // Without publication.yaml nothing could be shown at all: the last good one stays.
      if (kind !== 'publication' && !seen.has(`${kind}\n${id}\n${locale}`)) remove.run(kind, id, locale);
    }
    if (!paths.includes('publication.yaml')) {
      this.#writer.setFindings('publication.yaml', [finding('publication.yaml', 1, 'publication-missing')]);
    }
    const config = this.#db
      .prepare<[], { data: string }>("select data from documents where kind = 'publication'")
      .get();
    this.#config = config && (JSON.parse(config.data) as PublicationConfig);
    for (const tag of tagsOfDocuments(before, this.#documents())) tags.add(tag);
  }

  #documents(): DocumentRow[] {
    return this.#db.prepare<[], DocumentRow>('select kind, id, locale, data from documents').all();
  }

  async #readElsewhere(path: string): Promise<DocumentReading | undefined> {
    for (const read of this.#otherReaders) {
      const reading = await read(this.#reader, path);
      if (reading) return reading;
    }
    return undefined;
  }
}
