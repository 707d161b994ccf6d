import { setImmediate as others } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { type ContentFile, listFiles } from './content-folder.ts';
import { ContentReader } from './content-reader.ts';
import { finding } from './front-matter.ts';
import { IndexWriter } from './index-writer.ts';
import { type Judge, Patience } from './judge.ts';
import type { Finding, PublicationConfig } from './model.ts';
import { type ArticleData, type ArticleReading, readArticle } from './read-article.ts';
import type { DocumentReader } from './read-documents.ts';
import { takeIntoSearch } from './search-index.ts';
import { withSeverities } from './severities.ts';
import { DocumentTaker, documentRows } from './take-documents.ts';

/** What one look at the folder changed: the tags of the pages to drop. */
export interface ScanResult {
  readonly tags: ReadonlySet<string>;
  /** How many files changed, appeared or vanished. */
  readonly changed: number;
  /** The errors in what was read. */
  readonly errors: readonly Finding[];
}

/** Who helps the indexer. */
export interface IndexerOptions {
  /** Read the documents of other domains. */
  readonly otherReaders?: readonly DocumentReader[];
  /** Decides what may be published; without one everything may. */
  readonly judge?: Judge | undefined;
  /** How long one look may spend on judging, in milliseconds; default: as long as it takes. */
  readonly patience?: number;
}

/** Articles that are written in one transaction: few enough that readers' queries never wait long. */
const articlesPerTransaction = 200;
/** After so many files whoever wants to end the look is heard. */
const filesPerBreath = 1_000;

/** Lets what else waits in this thread come first. @throws the reason of a signal that ends the work */
async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await others();
  signal?.throwIfAborted();
}

/** Keeps the content index true to the content folder. One writer for an index. */
export class Indexer {
  readonly #reader: ContentReader;
  readonly #writer: IndexWriter;
  readonly #db: Database.Database;
  readonly #taker: DocumentTaker;
  readonly #judge: Judge | undefined;
  readonly #patience: number;
  #listing = new Map<string, string[]>();
  #config: PublicationConfig | undefined;

  constructor(contentDir: string, database: Database.Database, options: IndexerOptions = {}) {
    this.#reader = new ContentReader(contentDir, database);
    this.#writer = new IndexWriter(database);
    this.#db = database;
    this.#taker = new DocumentTaker({ database, reader: this.#reader, writer: this.#writer, ...options });
    this.#judge = options.judge;
    this.#patience = options.patience ?? Number.POSITIVE_INFINITY;
  }

  /**
   * Compares the whole folder with the index and takes in what differs. A broken file keeps its last good content.
   * @param signal ends the look early, which then throws the signal's reason; the next one takes in what is missing
   */
  async scan(signal?: AbortSignal): Promise<ScanResult> {
    const tags = new Set<string>();
    this.#writer.beginLook();
    const known = new Map(
      this.#db
        .prepare<[], ContentFile>('select path, modified, bytes from files')
        .all()
        .map((file) => [file.path, file]),
    );
    const before = new Set(known.keys());
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
    let listed = 0;
    for (const file of listFiles(this.#reader.root, { link, unreadable })) {
      listed += 1;
      if (listed % filesPerBreath === 0) await breathe(signal);
      const earlier = known.get(file.path);
      known.delete(file.path);
      if (!earlier || earlier.modified !== file.modified || earlier.bytes !== file.bytes) changed.push(file);
      list(file.path);
    }
    this.#writer.setFindings('(obstacles)', obstacles);
    const gone = [...known.keys()];
    this.#listing = listing;
    if (changed.length === 0 && gone.length === 0 && this.#config) return { tags, changed: 0, errors: [] };
    const touched = [...changed.map((file) => file.path), ...gone];
    const needed = this.#whatArticlesNeed();
    if (!this.#config || touched.some((path) => !path.startsWith('articles/'))) {
      const taken = await this.#taker.take(documents, touched);
      this.#config = taken.config;
      for (const tag of taken.tags) tags.add(tag);
    }
    const all = this.#whatArticlesNeed() !== needed;
    const appeared = changed.filter(({ path }) => !before.has(path)).map(({ path }) => path);
    const articles = this.#articlesToRead(all, touched, [...appeared, ...gone]);
    const patience = new Patience(this.#patience);
    const errors = await this.#takeArticles(articles, tags, patience, signal);
    for (let again = this.#writer.takeDisplaced(); again.size > 0; again = this.#writer.takeDisplaced()) {
      errors.push(...(await this.#takeArticles(again, tags, patience, signal)));
    }
    if (articles.size > 0) errors.push(...(await this.#takeWaitingForSlugs(tags, patience)));
    this.#remember(changed, gone);
    return { tags, changed: touched.length, errors };
  }

  /** What the reading of any article depends on: the names it may refer to, and the settings it is read with. */
  #whatArticlesNeed(): string {
    const rows = documentRows(this.#db);
    const names = rows.filter(({ kind }) => ['section', 'topic', 'author'].includes(kind)).map(({ id }) => id);
    const settings = rows.find(({ kind }) => kind === 'publication')?.data;
    if (settings === undefined) return JSON.stringify(names);
    const { locales, defaultLocale, timeZone, checks, machineTranslation } = JSON.parse(settings) as PublicationConfig;
    return JSON.stringify([names, locales, defaultLocale, timeZone, checks, machineTranslation]);
  }

  /** @param moved files that appeared or vanished: what is found in an article depends on those it links to */
  #articlesToRead(all: boolean, touched: readonly string[], moved: readonly string[]): Set<string> {
    const articles = new Set<string>(all ? this.#listing.keys() : []);
    for (const path of touched) if (path.startsWith('articles/')) articles.add(path.split('/')[1] ?? '');
    const linking = this.#db.prepare<[string], { article: string }>('select article from links where target = ?');
    for (const target of all ? [] : new Set(moved.map((path) => path.split('/')[1] ?? ''))) {
      for (const { article } of linking.all(target)) articles.add(article);
    }
    return articles;
  }

  /** A slug that was taken may be free now, and the text that gets it may leave another one. */
  async #takeWaitingForSlugs(tags: Set<string>, patience: Patience): Promise<Finding[]> {
    const select = this.#db.prepare<[], { file: string }>(
      "select distinct file from findings where rule in ('slug-taken', 'alias-taken')",
    );
    const errors: Finding[] = [];
    let waiting = select.all();
    for (let before = Number.POSITIVE_INFINITY; waiting.length > 0 && waiting.length < before; waiting = select.all()) {
      before = waiting.length;
      const articles = waiting.map(({ file }) => file.split('/')[1] ?? '');
      errors.push(...(await this.#takeArticles(articles, tags, patience)));
    }
    return errors;
  }

  async #takeArticles(
    articles: Iterable<string>,
    tags: Set<string>,
    patience: Patience,
    signal?: AbortSignal,
  ): Promise<Finding[]> {
    const errors: Finding[] = [];
    const lastGood = this.#db.prepare<[string], { data: string }>('select data from articles where id = ?');
    const exists = this.#db.prepare('select 1 from documents where kind = ? and id = ?');
    let batch: [string, ArticleReading][] = [];
    const flush = this.#db.transaction(() => {
      for (const [id, reading] of batch) this.#writer.storeArticle(id, reading, tags);
      batch = [];
    });
    for (const id of articles) {
      const last = lastGood.get(id);
      const reading = await readArticle(this.#reader, id, this.#listing.get(id) ?? [], {
        config: this.#config,
        exists: (kind, name) => exists.get(kind, name) !== undefined,
        lastGood: last && (JSON.parse(last.data) as ArticleData),
        judging: this.#judge && { judge: this.#judge, patience },
      });
      const severities = this.#config?.checks.severities ?? {};
      errors.push(...withSeverities(reading.findings, severities).filter(({ severity }) => severity === 'error'));
      batch.push([id, reading]);
      if (batch.length < articlesPerTransaction) continue;
      flush.immediate();
      await breathe(signal);
    }
    flush.immediate();
    return errors;
  }

  /**
   * Judges what there was no time for, the newest articles first.
   * @param most how many articles
   * @param patience how long it may take, in milliseconds; default: as long as it takes
   * @returns how many it took, 0 when none is left
   */
  async judgeWaiting(
    most: number,
    patience = Number.POSITIVE_INFINITY,
  ): Promise<Omit<ScanResult, 'changed'> & { readonly articles: number }> {
    const tags = new Set<string>();
    const waiting = this.#db
      .prepare<[number], { article: string }>('select article from unjudged order by published_at desc limit ?')
      .all(most)
      .map(({ article }) => article);
    if (waiting.length === 0) return { articles: 0, tags, errors: [] };
    const errors = await this.#takeArticles(waiting, tags, new Patience(patience));
    return { articles: waiting.length, tags, errors };
  }

  #remember(changed: readonly ContentFile[], gone: readonly string[]): void {
    const remember = this.#db.prepare('insert or replace into files values (?, ?, ?)');
    const forget = this.#db.prepare('delete from files where path = ?');
    const unread = new Set(
      this.#db
        .prepare<[], { file: string }>("select data ->> 'file' as file from findings where rule = 'unreadable'")
        .all()
        .map(({ file }) => file),
    );
    this.#db
      .transaction(() => {
        for (const file of changed) {
          // A right that is given later does not change the file's time.
          if (!unread.has(file.path)) remember.run(file.path, file.modified, file.bytes);
        }
        for (const path of gone) forget.run(path);
      })
      .immediate();
  }

  /** Takes up to `most` texts into the full-text index, the newest first; returns how many it took, 0 when none is left. */
  indexForSearch(most: number): number {
    return takeIntoSearch(this.#db, most);
  }

  /** How many files the index knows. */
  files(): number {
    return this.#db.prepare<[], { n: number }>('select count(*) as n from files').get()?.n ?? 0;
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
}
