import type Database from 'better-sqlite3';
import type { ContentReader } from './content-reader.ts';
import { type DocumentRow, tagsOfDocuments } from './document-tags.ts';
import { finding } from './front-matter.ts';
import type { IndexWriter } from './index-writer.ts';
import type { Judge } from './judge.ts';
import { documentToJudge } from './judge-document.ts';
import type { Finding, PublicationConfig } from './model.ts';
import { type DocumentReader, type DocumentReading, readDocument } from './read-documents.ts';
import { renameInSearch } from './search-index.ts';
import { withSeverities } from './severities.ts';

interface Parts {
  readonly database: Database.Database;
  readonly reader: ContentReader;
  readonly writer: IndexWriter;
  readonly otherReaders?: readonly DocumentReader[];
  readonly judge?: Judge | undefined;
}

/** All small documents that the index holds. */
export function documentRows(database: Database.Database): DocumentRow[] {
  return database.prepare<[], DocumentRow>('select kind, id, locale, data from documents').all();
}

/** Takes the small documents of a content folder into the index: settings, sections, pages, eBooks, those of other domains. */
export class DocumentTaker {
  readonly #parts: Parts;
  readonly #db: Database.Database;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#db = parts.database;
  }

  /**
   * Reads all of them anew; a broken one, and one with an error in its prose, keeps its last good content.
   * @param paths their files
   * @param touched the files that changed or vanished
   * @returns the publication's settings, if there ever were good ones, and the tags of the pages to drop
   */
  async take(
    paths: readonly string[],
    touched: readonly string[],
  ): Promise<{ readonly config: PublicationConfig | undefined; readonly tags: ReadonlySet<string> }> {
    const { writer } = this.#parts;
    const before = documentRows(this.#db);
    const put = this.#db.prepare('insert or replace into documents values (?, ?, ?, ?)');
    const seen = new Set<string>();
    // The settings come first: what the others hold is weighed by them.
    const first = (path: string) => (path === 'publication.yaml' ? 0 : 1);
    let config: PublicationConfig | undefined = this.#config();
    for (const path of [...paths].sort((a, b) => first(a) - first(b))) {
      const reading = await this.#read(path, config);
      if (!reading) continue;
      seen.add(`${reading.kind}\n${reading.id}\n${reading.locale}`);
      writer.setFindings(path, reading.findings);
      if (reading.data !== undefined) {
        put.run(reading.kind, reading.id, reading.locale, JSON.stringify(reading.data));
      }
      if (path === 'publication.yaml') config = this.#config();
    }
    for (const path of touched) if (!paths.includes(path)) writer.setFindings(path, []);
    const remove = this.#db.prepare('delete from documents where kind = ? and id = ? and locale = ?');
    for (const { kind, id, locale } of documentRows(this.#db)) {
      // Without publication.yaml nothing could be shown at all: the last good one stays.
      if (kind !== 'publication' && !seen.has(`${kind}\n${id}\n${locale}`)) remove.run(kind, id, locale);
    }
    if (!paths.includes('publication.yaml')) {
      writer.setFindings('publication.yaml', [finding('publication.yaml', 1, 'publication-missing')]);
    }
    const after = documentRows(this.#db);
    const name = (row: DocumentRow | undefined) =>
      row && JSON.stringify((JSON.parse(row.data) as { name: unknown }).name);
    for (const row of after.filter(({ kind }) => kind === 'author')) {
      const old = before.find(({ kind, id }) => kind === 'author' && id === row.id);
      if (name(old) !== name(row)) renameInSearch(this.#db, row.id);
    }
    return { config, tags: tagsOfDocuments(before, after) };
  }

  #config(): PublicationConfig | undefined {
    const row = this.#db.prepare<[], { data: string }>("select data from documents where kind = 'publication'").get();
    return row && (JSON.parse(row.data) as PublicationConfig);
  }

  async #read(path: string, config: PublicationConfig | undefined): Promise<DocumentReading | undefined> {
    const { reader, judge } = this.#parts;
    const reading = (await readDocument(reader, path)) ?? (await this.#readElsewhere(path));
    if (!reading || reading.data === undefined || !config || !judge) return reading;
    const draft = (reading.data as { draft?: unknown }).draft === true;
    const text = documentToJudge(reader, path, { publication: config, draft });
    if (!text) return reading;
    const { findings } = judge.known(text) ?? (await judge.judge(text));
    return {
      ...reading,
      findings: [...reading.findings, ...findings],
      data: hasError(findings, config) ? undefined : reading.data,
    };
  }

  async #readElsewhere(path: string): Promise<DocumentReading | undefined> {
    for (const read of this.#parts.otherReaders ?? []) {
      const reading = await read(this.#parts.reader, path);
      if (reading) return reading;
    }
    return undefined;
  }
}

function hasError(findings: readonly Finding[], { checks }: PublicationConfig): boolean {
  return withSeverities(findings, checks.severities).some(({ severity }) => severity === 'error');
}
