import SqliteFile from 'better-sqlite3';
import type { Arrival } from '../subscriptions/import-row.ts';

interface Row {
  readonly key: string;
  readonly typed: string;
  readonly locale: string;
  readonly consented_at: number;
  readonly source: string;
}

/** How much memory the index of addresses may take, in KiB; the rest is on disk. */
const memory = 65_536;

/**
 * People of a list, each address once, before anything of it goes into the database. They lie in a file without a name,
 * which the system takes away when the process ends, however it ends.
 */
export class Arrivals {
  readonly #file = new SqliteFile('');
  readonly #insert: SqliteFile.Statement<Row>;
  size = 0;

  constructor() {
    this.#file.pragma('journal_mode = off');
    this.#file.pragma('synchronous = off');
    this.#file.pragma(`cache_size = -${memory}`);
    this.#file.exec(`create table arrivals
      (key text primary key, typed text, locale text, consented_at integer, source text) without rowid`);
    this.#insert = this.#file.prepare(
      'insert or ignore into arrivals values (@key, @typed, @locale, @consented_at, @source)',
    );
    this.#file.exec('begin');
  }

  /** Adds somebody; false when her address is there already: then the first entry stays. */
  add({ address, locale, consentedAt, source }: Arrival): boolean {
    const row = { ...address, locale, consented_at: consentedAt, source };
    const { changes } = this.#insert.run(row);
    this.size += changes;
    return changes > 0;
  }

  /** All of them in the order of their addresses, so many at once. */
  *chunks(most: number): Generator<readonly Arrival[]> {
    let chunk: Arrival[] = [];
    for (const row of this.#file.prepare<[], Row>('select * from arrivals order by key').iterate()) {
      const { key, typed, locale, consented_at: consentedAt, source } = row;
      chunk.push({ address: { key, typed }, locale, consentedAt, source });
      if (chunk.length < most) continue;
      yield chunk;
      chunk = [];
    }
    if (chunk.length > 0) yield chunk;
  }

  close(): void {
    this.#file.close();
  }
}
