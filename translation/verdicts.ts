import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CheckFinding } from './check-pair.ts';
import { rulesVersion } from './rules/registry.ts';
import type { TranslationState } from './staleness/raised.ts';

/** What was found in a text beside its original. */
export interface Verdict {
  /** Without the file's name, before any severity of a publication. */
  readonly findings: readonly CheckFinding[];
  readonly changedBlocks?: number | undefined;
  /** The files that rules asked for, and whether they were there: the verdict holds while that is so. */
  readonly asked: readonly (readonly [target: string, exists: boolean])[];
}

/** Raised whenever the tables or what they hold change. */
const schemaNumber = 1;

/** Verdicts that are kept; the oldest go first. About 1 kB each. */
const mostVerdicts = 400_000;

/** Set when the programs are bundled: what the rules are made of, so that no verdict outlives a change of theirs. */
declare global {
  var rulesFingerprint: string | undefined;
}

const madeBy = `${rulesVersion} ${globalThis.rulesFingerprint ?? ''}`;

/** What a verdict depends on, as one key. */
export function verdictKey(parts: readonly (string | undefined)[]): string {
  const hash = createHash('sha256').update(madeBy);
  for (const part of parts) hash.update(`\0${part === undefined ? '-' : `${part.length} ${part}`}`);
  return hash.digest('base64url').slice(0, 27);
}

/** Remembers verdicts in the data folder, so that a text is looked at once. Safe to delete. */
export class Verdicts {
  readonly #db: Database.Database;
  readonly #statements;

  /** @throws when the data folder cannot be written */
  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#db = open(join(dataDir, 'checks.sqlite'));
    this.#statements = prepare(this.#db);
  }

  get(key: string): Verdict | undefined {
    const row = this.#statements.verdict.get(key);
    return row && (JSON.parse(row.data) as Verdict);
  }

  put(key: string, verdict: Verdict): void {
    this.#statements.putVerdict.run(key, JSON.stringify(verdict));
  }

  /** How a translation was when it was last looked at. @param place its content folder and file */
  state(place: string): TranslationState | undefined {
    return this.#statements.state.get(place);
  }

  setState(place: string, { blocks, words }: TranslationState): void {
    this.#statements.putState.run(place, blocks, words);
  }

  /** Remembers what blocks of originals said, for whoever asks later what has changed. */
  rememberBlocks(blocks: readonly { readonly hash: string; readonly source: string }[]): void {
    this.#db.transaction(() => {
      for (const { hash, source } of blocks) this.#statements.putBlock.run(hash, source);
    })();
  }

  /** What a block said that had this hash, if it was ever seen. */
  block(hash: string): string | undefined {
    return this.#statements.block.get(hash)?.source;
  }

  close(): void {
    this.#db.prepare('delete from verdicts where rowid <= (select max(rowid) from verdicts) - ?').run(mostVerdicts);
    this.#db.close();
  }
}

function prepare(database: Database.Database) {
  return {
    verdict: database.prepare<[string], { data: string }>('select data from verdicts where key = ?'),
    putVerdict: database.prepare('insert or replace into verdicts (key, data) values (?, ?)'),
    state: database.prepare<[string], TranslationState>('select blocks, words from translations where place = ?'),
    putState: database.prepare('insert or replace into translations values (?, ?, ?)'),
    block: database.prepare<[string], { source: string }>('select source from blocks where hash = ?'),
    putBlock: database.prepare('insert or ignore into blocks values (?, ?)'),
  };
}

function open(path: string): Database.Database {
  try {
    const database = connect(path);
    if (database.pragma('user_version', { simple: true }) === schemaNumber) return database;
    database.close();
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  const fresh = connect(path);
  fresh.exec(`
    create table if not exists verdicts (rowid integer primary key autoincrement, key text not null unique, data text not null);
    create table if not exists translations (place text primary key, blocks text not null, words text not null) without rowid;
    create table if not exists blocks (hash text primary key, source text not null) without rowid;
  `);
  fresh.pragma(`user_version = ${schemaNumber}`);
  return fresh;
}

function connect(path: string): Database.Database {
  const database = new Database(path);
  database.pragma('busy_timeout = 10000');
  database.pragma('journal_mode = WAL');
  // A verdict that a power cut takes away is found again.
  database.pragma('synchronous = NORMAL');
  return database;
}
