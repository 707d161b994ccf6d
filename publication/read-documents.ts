import type { z } from 'zod';
import { type ContentReader, lineOfField } from './content-reader.ts';
import { parseTextFile, parseYaml } from './front-matter.ts';
import { markdownFindings } from './markdown-findings.ts';
import type { Finding } from './model.ts';
import { readEbookText, readEbookYaml } from './read-ebook.ts';
import { authorSchema, pageSchema, publicationSchema, redirectsSchema, sectionSchema, topicSchema } from './schema.ts';

/** A document of the publication that is no article: its settings, a section, an author, a page, an eBook. */
export interface DocumentReading {
  readonly kind:
    | 'publication'
    | 'redirects'
    | 'section'
    | 'topic'
    | 'author'
    | 'biography'
    | 'page'
    | 'ebook'
    | 'ebook-text';
  readonly id: string;
  /** Empty for what is the same in every locale. */
  readonly locale: string;
  /** Undefined: the file is broken; the last good one stays. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
}

/** Reads a file that is no part of an article; undefined for a file that means nothing here. */
export async function readDocument(reader: ContentReader, path: string): Promise<DocumentReading | undefined> {
  const [folder = '', id = '', file = ''] = path.split('/');
  const findings: Finding[] = [];
  const yaml = <S extends z.ZodType>(schema: S): z.output<S> | undefined => {
    const source = reader.source(path, findings);
    if (source === undefined) return undefined;
    const parsed = parseYaml(path, source, schema);
    findings.push(...parsed.findings);
    return parsed.data;
  };
  const document = (kind: DocumentReading['kind'], name: string, locale: string, data: unknown): DocumentReading => ({
    kind,
    id: name,
    locale,
    data,
    findings,
  });
  if (path === 'publication.yaml') return document('publication', '', '', yaml(publicationSchema));
  if (path === 'redirects.yaml') return document('redirects', '', '', yaml(redirectsSchema));
  if (folder === 'sections' && id.endsWith('.yaml')) {
    return document('section', id.slice(0, -5), '', yaml(sectionSchema));
  }
  if (folder === 'topics' && id.endsWith('.yaml')) return document('topic', id.slice(0, -5), '', yaml(topicSchema));
  if (folder === 'authors' && file === 'author.yaml') {
    const author = yaml(authorSchema);
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
    const source = reader.source(path, findings);
    const parsed = source === undefined ? undefined : parseTextFile(path, source, pageSchema);
    if (parsed) findings.push(...parsed.findings);
    if (source !== undefined && parsed?.data) {
      const firstLine = source.slice(0, source.length - parsed.body.length).split('\n').length;
      findings.push(...markdownFindings(path, parsed.body, firstLine));
    }
    return document('page', id, file.slice(0, -3), parsed?.data && { ...parsed.data, body: parsed.body });
  }
  if (folder === 'ebooks' && file === 'ebook.yaml') {
    return document('ebook', id, '', await readEbookYaml(reader, path, findings));
  }
  if (folder === 'ebooks' && file.endsWith('.md')) {
    return document('ebook-text', id, file.slice(0, -3), await readEbookText(reader, path, findings));
  }
  return undefined;
}
