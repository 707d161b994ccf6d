import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import type { DatabaseConfig } from '../config/database.ts';
import { backUp, backupTime } from './backup.ts';
import { type CarriedOver, carryOver } from './carry-over.ts';
import { checkDatabase, faultsIn } from './check.ts';
import { connect, type Database, type Queries, readSnapshot, withConnection } from './connect.ts';
import { copyTables, countRows, isInUse, type OnRows, type RowCounts } from './copy-tables.ts';
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts';
import { migrate } from './migrate.ts';
import { requireAlone } from './require-alone.ts';
import {
  copySqliteFile,
  DatabaseInUse,
  keepUnreadable,
  removeSqliteFile,
  replaceSqliteFile,
  settleSqliteFile,
} from './sqlite-file.ts';

/** The backup cannot be put in the place of the database. The message says why; nothing was changed. */
export class RestoreError extends Error {
  override readonly name = 'RestoreError';
}

/** A backup that was read, brought to the newest schema, checked, and waits beside the database. */
export interface Prepared {
  readonly database: Database;
  readonly hash: KeyedHash;
  readonly file: string;
  readonly counts: RowCounts;
  /** Milliseconds since the epoch; undefined for a SQLite file that is no backup of ours, but a database. */
  readonly madeAt: number | undefined;
  /** What is wrong with what the rows say. */
  readonly faults: readonly string[];
}

/**
 * Reads a backup into a file of our own. The backup itself is not written to.
 * @throws {RestoreError} for what is no backup, or a damaged one; {MigrationError} {WrongSecretKeys}
 */
export async function prepareBackup(backup: string, file: string, keys: readonly string[]): Promise<Prepared> {
  const madeAt = copied(backup, file);
  const database = connect({ kind: 'sqlite', file });
  try {
    await sql`drop table if exists backup`.execute(database.kysely);
    const tables = await database.kysely.introspection.getTables();
    if (!tables.some(({ name }) => name === 'migrations'))
      throw new RestoreError(`${backup} is no database of Broadsheet.`);
    await migrate(database);
    const hash = await openKeyedHash(database, keys);
    const checks = await checkDatabase(database, hash);
    const damages = faultsIn(checks, 'storage');
    if (damages.length > 0) throw new RestoreError(`${backup} is damaged:\n  ${damages.join('\n  ')}`);
    return { database, hash, file, madeAt, counts: await countRows(database.kysely), faults: faultsIn(checks) };
  } catch (error) {
    await database.close();
    removeSqliteFile(file);
    throw error;
  }
}

function copied(backup: string, file: string): number | undefined {
  if (!existsSync(backup)) throw new RestoreError(`There is no file ${backup}.`);
  removeSqliteFile(file);
  try {
    copySqliteFile(backup, file);
    return backupTime(file);
  } catch (error) {
    removeSqliteFile(file);
    throw new RestoreError(
      `${backup} cannot be read as a backup: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** What stands where the backup is to go. */
export type Present =
  | { readonly state: 'absent' | 'unused' }
  | { readonly state: 'in-use'; readonly counts: RowCounts }
  | { readonly state: 'unreadable'; readonly reason: string };

/**
 * Looks at the database that would go.
 * @throws {DatabaseInUse} when another process works with it; and what PostgreSQL says when it does not answer
 */
export async function presentDatabase(config: DatabaseConfig, keys: readonly string[]): Promise<Present> {
  if (config.kind === 'sqlite' && !existsSync(config.file)) return { state: 'absent' };
  try {
    if (config.kind === 'sqlite') settleSqliteFile(config.file);
    return await withConnection(config, async (database) => {
      await requireAlone(database);
      await migrate(database);
      if (!(await isInUse(database.kysely))) return { state: 'unused' };
      await openKeyedHash(database, keys);
      return { state: 'in-use', counts: await countRows(database.kysely) };
    });
  } catch (error) {
    const isDamage = config.kind === 'sqlite' || (error instanceof Error && error.name === 'WrongSecretKeys');
    if (error instanceof DatabaseInUse || !isDamage) throw error;
    return { state: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Keeps what the database that goes holds, and brings from it into the backup what keeps people from being mailed again.
 * @param safety where it is kept
 */
export async function carryFromPresent(
  config: DatabaseConfig,
  prepared: Prepared,
  { safety, keys, now }: { readonly safety: string; readonly keys: readonly string[]; readonly now: number },
): Promise<CarriedOver> {
  await withConnection(config, async (database) => {
    await backUp({ config, database }, { file: safety, madeAt: now });
  });
  const hash = await withConnection({ kind: 'sqlite', file: safety }, (database) => openKeyedHash(database, keys));
  return carryOver(prepared, { file: safety, hash });
}

/**
 * Puts a prepared backup in the place of the database, all of it or nothing, and marks it as restored: nothing that was
 * being sent goes on by itself.
 * @returns how many messages that waited in the backup were dropped: most have left long ago
 */
export async function putInPlace(
  config: DatabaseConfig,
  { database, file }: Prepared,
  { now, onRows }: { readonly now: number; readonly onRows?: OnRows },
): Promise<{ readonly droppedMessages: number; readonly haltedEditions: number }> {
  const halted = await database.write((queries) => markRestored(queries, now));
  if (config.kind === 'sqlite') {
    await database.close();
    settleSqliteFile(file);
    replaceSqliteFile(file, config.file);
    return halted;
  }
  await withConnection(config, async (target) => {
    await migrate(target);
    await requireAlone(target);
    await readSnapshot(database, (from) =>
      target.write((queries) => copyTables(from, { queries, profile: target.profile }, onRows)),
    );
  });
  return halted;
}

async function markRestored(queries: Queries, now: number) {
  await queries.insertInto('restorations').values({ at: now }).execute();
  const messages = await queries
    .updateTable('messages')
    .set({ state: 'dropped', mail: null, lease_owner: null, lease_until: 0 })
    .where('state', 'in', ['waiting', 'attempted'])
    .executeTakeFirstOrThrow();
  const editions = await queries
    .updateTable('editions')
    .set({ state: 'paused', reason: 'restored' })
    .where('state', '=', 'sending')
    .where((where) =>
      where.exists(
        where
          .selectFrom('batches')
          .select('number')
          .whereRef('batches.edition', '=', 'editions.id')
          .where('batches.state', 'in', ['waiting', 'attempted', 'uncertain']),
      ),
    )
    .executeTakeFirstOrThrow();
  return { droppedMessages: Number(messages.numUpdatedRows), haltedEditions: Number(editions.numUpdatedRows) };
}

/** Takes away what `prepareBackup` made, if it is still there. */
export async function discardPrepared({ database, file }: Prepared): Promise<void> {
  await database.close();
  removeSqliteFile(file);
}

/**
 * Keeps a database of which nothing can be carried over: its files as they are, or of PostgreSQL a backup.
 * @returns where
 */
export async function keepUncarried(config: DatabaseConfig, safety: string, now: number): Promise<string> {
  if (config.kind === 'postgres') {
    await withConnection(config, (database) => backUp({ config, database }, { file: safety, madeAt: now }));
    return safety;
  }
  const kept = `${safety}.damaged`;
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
  keepUnreadable(config.file, kept);
  return kept;
}
