import type Database from 'better-sqlite3';
import { instantOf } from './instant.ts';
import type { Author, Ebook, EbookText, PublicationConfig, Section, StaticPage, Topic } from './model.ts';
import { publicationKinds } from './read-documents.ts';
import type { Redirects } from './redirects.ts';

/** The publication's settings and its small documents, all of which fit in memory. */
export interface DocumentSet {
  readonly config: PublicationConfig;
  readonly sections: readonly Section[];
  readonly topics: readonly Topic[];
  readonly authors: readonly Author[];
  readonly pages: readonly StaticPage[];
  /** Those that can be read in one locale at least. */
  readonly ebooks: readonly Ebook[];
  readonly redirects: Redirects;
}

/** The documents as pages read them: a page that shows what one says of itself takes it by its identifier. */
export interface Documents extends DocumentSet {
  readonly author: (id: string) => Author | undefined;
  readonly topic: (id: string) => Topic | undefined;
  /** A static page in all its locales. */
  readonly page: (id: string) => StaticPage[];
  readonly ebook: (id: string) => Ebook | undefined;
}

/** The documents, telling which of them are asked for by identifier (`index-tags.ts`). */
export function trackedDocuments(all: DocumentSet, track: (tag: string) => void): Documents {
  return {
    ...all,
    author: (id) => {
      track(`author:${id}`);
      return all.authors.find((author) => author.id === id);
    },
    topic: (id) => {
      track(`topic:${id}`);
      return all.topics.find((topic) => topic.id === id);
    },
    page: (id) => {
      track(`page:${id}`);
      return all.pages.filter((page) => page.id === id);
    },
    ebook: (id) => {
      track(`ebook:${id}`);
      return all.ebooks.find((ebook) => ebook.id === id);
    },
  };
}

/** Reads them from the content index. Throws before a publication.yaml was read. */
export function readDocuments(database: Database.Database): DocumentSet {
  const rows = database
    .prepare<string[], { kind: string; id: string; locale: string; data: string }>(
      `select kind, id, locale, data from documents where kind in (${publicationKinds.map(() => '?').join(', ')})`,
    )
    .all(...publicationKinds);
  const of = <T>(kind: string) =>
    rows
      .filter((row) => row.kind === kind)
      .map((row) => ({ id: row.id, locale: row.locale, ...(JSON.parse(row.data) as T) }));
  const config = of<PublicationConfig>('publication')[0];
  if (!config) throw new Error('The content folder has no valid publication.yaml.');
  const biographies = rows.filter((row) => row.kind === 'biography');
  return {
    config,
    sections: of<Omit<Section, 'id'>>('section').sort((a, b) => a.order - b.order),
    topics: of<Omit<Topic, 'id'>>('topic'),
    authors: of<Omit<Author, 'id'>>('author').map((author) => ({
      ...author,
      slug: author.slug ?? author.id,
      biography: Object.fromEntries(
        biographies.filter((row) => row.id === author.id).map((row) => [row.locale, JSON.parse(row.data) as string]),
      ),
    })),
    pages: of<Omit<StaticPage, 'id' | 'locale'>>('page'),
    ebooks: of<Omit<Ebook, 'id' | 'texts' | 'publishedAt'> & { publishedAt: string }>('ebook')
      .map((ebook) => ({
        ...ebook,
        publishedAt: instantOf(ebook.publishedAt, config.timeZone) ?? 0,
        texts: Object.fromEntries(
          of<EbookText & { draft: boolean }>('ebook-text')
            .filter((text) => text.id === ebook.id && !text.draft && config.locales.includes(text.locale))
            .map((text) => [text.locale, text]),
        ),
      }))
      .filter((ebook) => Object.keys(ebook.texts).length > 0),
    redirects: of<Redirects>('redirects')[0] ?? {},
  };
}
