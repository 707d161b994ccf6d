import { linkSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import type { DatabaseConfig } from '../config/database.ts';
import { checkDatabase, faultsIn } from './check.ts';
import { connect, type Database, readSnapshot } from './connect.ts';
import { copyTables, countRows, type OnRows, type RowCounts } from './copy-tables.ts';
import { migrate, migrationStatus } from './migrate.ts';
import { copySqliteFile, flush, removeSqliteFile } from './sqlite-file.ts';

/** The backup would not be what the database is. The message says why. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What a backup holds. */
export interface Backup {
  readonly counts: RowCounts;
  /** What is wrong with the database that it was made of, and with it, too. */
  readonly faults: readonly string[];
}

/**
 * Writes a backup: a SQLite file with all tables as they are at one moment, whichever database they come from, readable
 * by its owner alone. Others go on working meanwhile. The file is there whole or not at all, and was read again.
 * @param file where; its folder is made
 * @param madeAt milliseconds since the epoch
 * @throws {BackupError} when there is such a file, or the database is of another schema or damaged
 */
export async function backUp(
  { config, database }: { readonly config: DatabaseConfig; readonly database: Database },
  { file, madeAt, onRows }: { readonly file: string; readonly madeAt: number; readonly onRows?: OnRows },
): Promise<Backup> {
  const status = await migrationStatus(database);
  if (!status || status.missing.length > 0 || status.unknown.length > 0) {
    throw new BackupError(
      'The database is not of this program’s schema. “broadsheet database check” tells more, “database migrate” brings it there.',
    );
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.part`;
  removeSqliteFile(draft);
  try {
    if (config.kind === 'sqlite') copySqliteFile(config.file, draft);
    else await dump(database, draft, onRows);
    const backup = await verified(draft);
    sign(draft, madeAt);
    keep(draft, file);
    return backup;
  } finally {
    removeSqliteFile(draft);
  }
}

async function dump(database: Database, draft: string, onRows?: OnRows): Promise<void> {
  const target = connect({ kind: 'sqlite', file: draft });
  try {
    await migrate(target);
    await readSnapshot(database, (from) =>
      target.write((queries) => copyTables(from, { queries, profile: target.profile }, onRows)),
    );
  } finally {
    await target.close();
  }
}

async function verified(draft: string): Promise<Backup> {
  const copy = connect({ kind: 'sqlite', file: draft });
  try {
    const checks = await checkDatabase(copy);
    const damages = faultsIn(checks, 'storage');
    if (damages.length > 0) {
      throw new BackupError(`The database is damaged, so no backup was made:\n  ${damages.join('\n  ')}`);
    }
    return { counts: await countRows(copy.kysely), faults: faultsIn(checks) };
  } finally {
    await copy.close();
  }
}

/** Writes into a backup when it was made, and lets it be one file that can lie on a medium that is only read. */
function sign(draft: string, madeAt: number): void {
  const file = new SqliteFile(draft);
  try {
    file.exec('create table backup (made_at integer not null)');
    file.prepare('insert into backup (made_at) values (?)').run(madeAt);
    file.pragma('journal_mode = delete');
  } finally {
    file.close();
  }
}

/** A link, unlike a rename, never replaces another backup. */
function keep(draft: string, file: string): void {
  flush(draft);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new BackupError(`${file} is there already. Nothing was overwritten.`);
  }
  rmSync(draft);
  flush(dirname(file));
}

/** When a backup was made (milliseconds since the epoch); undefined for a file that is none of ours. */
export function backupTime(path: string): number | undefined {
  const file = new SqliteFile(path, { readonly: true, fileMustExist: true });
  try {
    const isSigned = file.prepare(`select 1 from sqlite_schema where type = 'table' and name = 'backup'`).get();
    if (isSigned === undefined) return undefined;
    const row = file.prepare<[], { made_at: number }>('select made_at from backup').get();
    return row?.made_at;
  } finally {
    file.close();
  }
}
