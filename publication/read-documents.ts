import { type ContentReader, lineOfField } from './content-reader.ts';
import { markdownFindings } from './markdown-findings.ts';
import type { Finding } from './model.ts';
import { readEbookText, readEbookYaml } from './read-ebook.ts';
import { authorSchema, pageSchema, publicationSchema, redirectsSchema, sectionSchema, topicSchema } from './schema.ts';

/** The small documents of the publication itself. */
export const publicationKinds = [
  'publication',
  'redirects',
  'section',
  'topic',
  'author',
  'biography',
  'page',
  'ebook',
  'ebook-text',
] as const;

/** A small document: one of the publication's own, or one that another domain reads and understands. */
export interface DocumentReading {
  readonly kind: string;
  readonly id: string;
  /** Empty for what is the same in every locale. */
  readonly locale: string;
  /** Undefined: the file is broken; the last good one stays. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
}

/** How another domain has its files taken into the index; undefined for a file that means nothing to it. */
export type DocumentReader = (
  reader: ContentReader,
  path: string,
) => DocumentReading | undefined | Promise<DocumentReading | undefined>;

/** Reads a file that is no part of an article; undefined for a file that means nothing here. */
export async function readDocument(reader: ContentReader, path: string): Promise<DocumentReading | undefined> {
  const [folder = '', id = '', file = ''] = path.split('/');
  const findings: Finding[] = [];
  const document = (
    kind: (typeof publicationKinds)[number],
    name: string,
    locale: string,
    data: unknown,
  ): DocumentReading => ({
    kind,
    id: name,
    locale,
    data,
    findings,
  });
  if (path === 'publication.yaml')
    return document('publication', '', '', reader.yaml(path, publicationSchema, findings));
  if (path === 'redirects.yaml') return document('redirects', '', '', reader.yaml(path, redirectsSchema, findings));
  if (folder === 'sections' && id.endsWith('.yaml')) {
    return document('section', id.slice(0, -5), '', reader.yaml(path, sectionSchema, findings));
  }
  if (folder === 'topics' && id.endsWith('.yaml'))
    return document('topic', id.slice(0, -5), '', reader.yaml(path, topicSchema, findings));
  if (folder === 'authors' && file === 'author.yaml') {
    const author = reader.yaml(path, authorSchema, findings);
    const line = author?.portrait ? lineOfField(reader.source(path, []) ?? '', 'portrait') : 1;
    const portrait =
      author?.portrait && (await reader.picture(`authors/${id}`, author.portrait, { path, line }, findings));
    return document('author', id, '', author && { ...author, portrait: portrait || undefined });
  }
  if (folder === 'authors' && file.endsWith('.md')) {
    const source = reader.source(path, findings);
    if (source !== undefined) findings.push(...markdownFindings(path, source, 1));
    return document('biography', id, file.slice(0, -3), source);
  }
  if (folder === 'pages' && file.endsWith('.md')) {
    const page = reader.markdown(path, pageSchema, findings);
    return document('page', id, file.slice(0, -3), page && { ...page.front, body: page.body });
  }
  if (folder === 'ebooks' && file === 'ebook.yaml') {
    return document('ebook', id, '', await readEbookYaml(reader, path, findings));
  }
  if (folder === 'ebooks' && file.endsWith('.md')) {
    return document('ebook-text', id, file.slice(0, -3), await readEbookText(reader, path, findings));
  }
  return undefined;
}
