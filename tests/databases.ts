import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { DatabaseConfig } from '../config/database.ts';
import { connect, type Database } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { makeTestDatabase } from './postgres-server.ts';

/** The databases that a contract test runs on: `describe.each(databases)`. */
export const databases = ['sqlite', 'postgres'] as const;

export interface TestDatabase {
  readonly config: DatabaseConfig;
  readonly database: Database;
  /** Another connection to the same database, as another process has it. */
  readonly again: () => Database;
  readonly close: () => Promise<void>;
}

/** An empty database of one kind. */
export async function emptyDatabase(kind: (typeof databases)[number]): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-database-'));
  const config: DatabaseConfig =
    kind === 'sqlite'
      ? { kind, file: join(folder, 'broadsheet.sqlite') }
      : { kind, url: await makeTestDatabase(inject('postgresUrl')) };
  const opened: Database[] = [];
  const again = () => {
    const database = connect(config);
    opened.push(database);
    return database;
  };
  return {
    config,
    database: again(),
    again,
    close: async () => {
      for (const database of opened) await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As `emptyDatabase`, with the tables. */
export async function migratedDatabase(kind: (typeof databases)[number]): Promise<TestDatabase> {
  const made = await emptyDatabase(kind);
  await migrate(made.database);
  return made;
}
