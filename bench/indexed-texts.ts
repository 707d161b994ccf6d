import { join } from 'node:path';
import Database from 'better-sqlite3';
import { messagesOf } from '../tests/messages.ts';

/** A text of a content index: where it is read and what its headline is. */
export interface IndexedText {
  readonly locale: string;
  readonly path: string;
  readonly title: string;
}

/** Looks into the content index of a running server, which only it writes. */
export class IndexedTexts {
  readonly #db: Database.Database;

  constructor(dataDir: string) {
    this.#db = new Database(join(dataDir, 'content-index.sqlite'), { readonly: true });
  }

  /** Up to `most` published texts, spread evenly over the archive. */
  published(most: number): IndexedText[] {
    const rows = this.#db
      .prepare<[number, number], { locale: string; slug: string; title: string }>(
        `select locale, slug, card ->> 'title' as title from texts
         where draft = 0 and withdrawn_at is null and published_at <= unixepoch() * 1000
           and rowid % max(1, (select count(*) from texts) / ?) = 0 order by rowid limit ?`,
      )
      .all(most, most);
    return rows.map(({ locale, slug, title }) => ({ locale, title, path: articlePath(locale, slug) }));
  }

  /** How many texts cannot be searched yet. */
  get unsearchable(): number {
    return (this.#db.prepare('select count(*) as n from unsearchable').get() as { n: number }).n;
  }

  close(): void {
    this.#db.close();
  }
}

function articlePath(locale: string, slug: string): string {
  return `/${[locale, messagesOf(locale).paths.articles, slug].map(encodeURIComponent).join('/')}`;
}

/** The address of a search in a locale. */
export function searchPath(locale: string, query: string): string {
  return `/${[locale, messagesOf(locale).paths.search].map(encodeURIComponent).join('/')}?${new URLSearchParams({ q: query })}`;
}

/** Different queries of one to three words from headlines, as readers ask: rare words and very common ones. */
export function queriesOf(texts: readonly IndexedText[], most: number): { locale: string; query: string }[] {
  const queries = new Map<string, { locale: string; query: string }>();
  texts.forEach(({ locale, title }, index) => {
    const words = title.split(/\s+/);
    const length = 1 + (index % 3);
    const start = (index * 7) % Math.max(1, words.length - length + 1);
    const query = words.slice(start, start + length).join(' ');
    queries.set(`${locale} ${query}`, { locale, query });
  });
  return [...queries.values()].slice(0, most);
}
