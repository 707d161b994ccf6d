import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SqliteFile from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  sql,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import type { DatabaseConfig } from '../config/database.ts';
import { type Profile, postgresProfile, sqliteProfile } from './profiles.ts';
import type { Schema } from './schema.ts';

/** A transaction, or the database outside of one. */
export type Queries = Kysely<Schema> | Transaction<Schema>;

/** An open database. */
export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly profile: Profile;
  /**
   * Runs a piece of work in one transaction that may write. It runs again when another process was in the way, for up
   * to ten seconds, so it must do nothing but database work.
   */
  readonly write: <Result>(work: (transaction: Transaction<Schema>) => Promise<Result>) => Promise<Result>;
  /**
   * Makes sure that what is written is still there after a restart. `write` does so each time.
   * @throws {DatabaseMoved}
   */
  readonly assertInPlace: () => void;
  readonly close: () => Promise<void>;
}

/** The file that is open no longer lies where it was opened: what would be written into it would be lost. */
export class DatabaseMoved extends Error {
  override readonly name = 'DatabaseMoved';
}

/** How long SQLite waits within one statement, which blocks the process, in milliseconds. */
const busyTimeout = 250;
const longestRetry = 10_000;
const connectionTimeout = 5_000;

/** Takes the lock for writing at the beginning: a transaction that asks for it later can fail half way through. */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #file: SqliteFile.Database;
  constructor(file: SqliteFile.Database) {
    super({ database: keepingStatements(file) });
    this.#file = file;
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  /** A full disk ends the transaction by itself; that it cannot be ended again must not hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #file: SqliteFile.Database;
  constructor(file: SqliteFile.Database) {
    super({ database: file });
    this.#file = file;
  }
  override createDriver() {
    return new ImmediateSqliteDriver(this.#file);
  }
}

const mostKeptStatements = 200;

/** Kysely has every query prepared anew; sending repeats the same few thousands of times. */
function keepingStatements(file: SqliteFile.Database): SqliteDatabase {
  const kept = new Map<string, SqliteFile.Statement>();
  return {
    prepare: (text) => {
      const known = kept.get(text);
      // One that is being stepped through belongs to whoever does.
      if (known && !known.busy) return known;
      const statement = file.prepare(text);
      if (kept.size >= mostKeptStatements) kept.clear();
      kept.set(text, statement);
      return statement;
    },
    close: () => {
      file.close();
    },
  };
}

/**
 * Opens a SQLite file so that what was committed survives a power cut (`synchronous=FULL`), making it, for
 * its owner alone, when it is absent.
 * @throws what the file system or SQLite says about the file
 */
export function openSqliteFile(path: string): SqliteFile.Database {
  mkdirSync(dirname(path), { recursive: true });
  // It will hold addresses; what SQLite keeps beside it gets the same rights.
  closeSync(openSync(path, 'a', 0o600));
  const file = new SqliteFile(path, { timeout: busyTimeout });
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  return file;
}

/**
 * Opens the database. PostgreSQL is connected to when the first query asks for it; a connection that breaks is replaced.
 * @param onLost told that a connection to PostgreSQL broke
 */
export function connect(config: DatabaseConfig, onLost: (reason: string) => void = () => {}): Database {
  if (config.kind === 'sqlite') {
    const dialect = new ImmediateSqliteDialect(openSqliteFile(config.file));
    return databaseOf(new Kysely<Schema>({ dialect }), sqliteProfile, inPlaceOf(config.file));
  }
  const pool = new pg.Pool({
    connectionString: config.url,
    connectionTimeoutMillis: connectionTimeout,
    keepAlive: true,
    application_name: 'broadsheet',
    types: {
      // Counts and times are far below 2^53.
      getTypeParser: (type, format) =>
        type === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(type, format),
    },
  });
  pool.on('error', (error) => onLost(error.message));
  // The pool listens to idle connections only; one that breaks between two queries would end the process.
  pool.on('connect', (client) => client.on('error', (error) => onLost(error.message)));
  return databaseOf(new Kysely<Schema>({ dialect: new PostgresDialect({ pool, cursor: Cursor }) }), postgresProfile);
}

/** Opens a database for a piece of work, as it is, and closes it afterwards. */
export async function withConnection<Result>(
  config: DatabaseConfig,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const database = connect(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Runs a piece of work that only reads, on what the database holds at one moment. Others go on writing meanwhile. */
export async function readSnapshot<Result>(
  { kysely, profile }: Database,
  work: (queries: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  return kysely.connection().execute(async (connection) => {
    await profile.beginSnapshot.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}

/** Says whether a file is still the one that lay at its path now. */
function inPlaceOf(path: string): () => void {
  const { ino } = statSync(path);
  return () => {
    if (statSync(path, { throwIfNoEntry: false })?.ino === ino) return;
    throw new DatabaseMoved(
      `${path} was removed or replaced while it was open. Nothing more is written. Put it back or restore it, then restart.`,
    );
  };
}

function databaseOf(kysely: Kysely<Schema>, profile: Profile, assertInPlace: () => void = () => {}): Database {
  return {
    kysely,
    profile,
    assertInPlace,
    write: async (work) => {
      assertInPlace();
      const deadline = Date.now() + longestRetry;
      for (let wait = 5; ; wait = Math.min(200, wait * 2)) {
        try {
          return await kysely.transaction().execute(work);
        } catch (error) {
          if (!profile.isTransient(error) || Date.now() > deadline) throw error;
          await pause(wait * (0.5 + Math.random()));
        }
      }
    },
    close: () => kysely.destroy(),
  };
}
