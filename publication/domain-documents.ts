import type Database from 'better-sqlite3';
import type { Track } from './archive.ts';

/** A small document of another domain, as its reader left it in the index. */
export interface DomainDocument {
  readonly id: string;
  /** Empty for what is the same in every locale. */
  readonly locale: string;
  readonly data: unknown;
}

/** The documents of one kind, and of one of them. */
export const documentsTag = (kind: string): string => `documents:${kind}`;
export const documentTag = (kind: string, id: string): string => `document:${kind}:${id}`;

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly locale: string;
  readonly data: string;
}

/** Reads what other domains have had taken into the content index. */
export class DomainDocuments {
  readonly #db: Database.Database;
  readonly #track: Track;

  constructor(database: Database.Database, track: Track = () => undefined) {
    this.#db = database;
    this.#track = track;
  }

  /** The same documents, telling another listener what it is given. */
  tracking(track: Track): DomainDocuments {
    return new DomainDocuments(this.#db, track);
  }

  /** The identifiers of a kind, in descending order. */
  ids(kind: string): string[] {
    this.#track(documentsTag(kind));
    return this.#db
      .prepare<[string], { id: string }>('select distinct id from documents where kind = ? order by id desc')
      .all(kind)
      .map((row) => row.id);
  }

  /** All that there is of one identifier: one document without a locale, and one for each locale that has one. */
  of(kind: string, id: string): DomainDocument[] {
    this.#track(documentTag(kind, id));
    return this.#db
      .prepare<[string, string], Row>('select kind, id, locale, data from documents where kind = ? and id = ?')
      .all(kind, id)
      .map((row) => ({ id: row.id, locale: row.locale, data: JSON.parse(row.data) as unknown }));
  }
}
