import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { stringify } from 'yaml';
import { Archive } from './archive.ts';
import { openIndex } from './index-database.ts';
import { Indexer } from './indexer.ts';

const settings = {
  name: { en: 'Daily' },
  tagline: { en: 'News' },
  locales: ['en', 'de', 'ar', 'ja', 'pt-BR'],
  defaultLocale: 'en',
  timeZone: 'Europe/Berlin',
};

const news = { name: { en: 'News', de: 'Nachrichten' }, slug: { en: 'news', de: 'nachrichten' } };

/** A small publication in a temporary folder, with a real index, and a clock that tests set. */
export class TestingPublication {
  readonly #folder = mkdtempSync(join(tmpdir(), 'broadsheet-publication-'));
  readonly content = join(this.#folder, 'content');
  readonly #dataDir = join(this.#folder, 'data');
  #database: Database.Database | undefined;
  #indexer: Indexer | undefined;
  /** Milliseconds since the epoch. */
  now = Date.UTC(2026, 10, 24, 12);

  constructor() {
    this.write('publication.yaml', stringify(settings));
    this.write('sections/news.yaml', stringify({ ...news, description: { en: 'All' } }));
    this.write('topics/chess.yaml', stringify({ name: { en: 'Chess' }, slug: { en: 'chess', de: 'schach' } }));
    this.write('authors/editor/author.yaml', stringify({ name: { en: 'The Editor' } }));
  }

  get database(): Database.Database {
    this.#database ??= openIndex(this.#dataDir, this.content);
    return this.#database;
  }

  get indexer(): Indexer {
    this.#indexer ??= new Indexer(this.content, this.database);
    return this.#indexer;
  }

  get archive(): Archive {
    return new Archive(this.database, undefined, () => this.now);
  }

  /** Another process with the same data folder. */
  restart(): void {
    this.#database?.close();
    this.#database = undefined;
    this.#indexer = undefined;
  }

  /** Writes a file as editors' programs do: nobody sees half of it. `path` is relative to the content folder. */
  write(path: string, source: string | Uint8Array): void {
    const file = join(this.content, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.tmp`, source);
    renameSync(`${file}.tmp`, file);
  }

  erase(path: string): void {
    rmSync(join(this.content, path), { recursive: true });
  }

  /** Writes an article with a text for each locale given; what is left out gets a plain value. */
  article(id: string, texts: Record<string, Record<string, unknown>>, more: Record<string, unknown> = {}): void {
    const yaml = { originalLocale: Object.keys(texts)[0], authors: ['editor'], section: 'news' };
    this.write(`articles/${id}/article.yaml`, stringify({ ...yaml, publishedAt: '2026-11-01', ...more }));
    for (const [locale, { body = 'Text.', ...front }] of Object.entries(texts)) {
      const parts = { title: `The ${id}`, slug: id, standfirst: 'S', ...front };
      this.write(`articles/${id}/${locale}.md`, `---\n${stringify(parts)}---\n${String(body)}\n`);
    }
  }

  /** Looks at the folder and takes in what changed, search included. */
  async look(): Promise<ReadonlySet<string>> {
    const { tags } = await this.indexer.scan();
    while (this.indexer.indexForSearch(50) > 0);
    return tags;
  }

  /** The findings as `file:line rule`. */
  findings(): string[] {
    return this.indexer.findings().map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  }

  remove(): void {
    this.#database?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
