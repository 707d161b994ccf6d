import { sql } from 'kysely';
import type { Database } from './connect.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { editionPlans } from './migrations/0002-edition-plans.ts';
import { uncertainIndexes } from './migrations/0003-uncertain.ts';
import { madeEditions } from './migrations/0004-made-editions.ts';
import type { Migration } from './migrations/migration.ts';

/** The database cannot be brought to the schema of this program. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Forward only, in this order. A migration that was released never changes. */
const migrations: readonly (readonly [name: string, up: Migration])[] = [
  ['0001-first-tables', firstTables],
  ['0002-edition-plans', editionPlans],
  ['0003-uncertain', uncertainIndexes],
  ['0004-made-editions', madeEditions],
];

/** Any number will do, as long as nothing else in the database uses it for an advisory lock. */
const advisoryLock = 3_224_071_101;

/** How a database stands to this program, by the names of migrations. */
export interface MigrationStatus {
  /** Not run yet. */
  readonly missing: readonly string[];
  /** Run by a newer program. */
  readonly unknown: readonly string[];
}

/** Compares a database with this program and changes nothing; undefined for one that was never migrated. */
export async function migrationStatus({ kysely }: Pick<Database, 'kysely'>): Promise<MigrationStatus | undefined> {
  const found = await kysely.introspection.getTables();
  if (!found.some(({ name }) => name === 'migrations')) return undefined;
  const done = new Set((await kysely.selectFrom('migrations').select('name').execute()).map(({ name }) => name));
  const missing = migrations.map(([name]) => name).filter((name) => !done.delete(name));
  return { missing, unknown: [...done] };
}

/**
 * Brings the database to the newest schema: all missing migrations in one transaction, so that a kill leaves it as it
 * was. Processes that start together wait for each other, and the later ones find nothing to do.
 * @returns the names of the migrations that were run
 * @throws {MigrationError} when the database was made by a newer program than this one
 */
export async function migrate({ write, profile }: Database): Promise<readonly string[]> {
  return write(async (transaction) => {
    if (profile.name === 'postgres') await sql`select pg_advisory_xact_lock(${advisoryLock})`.execute(transaction);
    await sql`create table if not exists migrations (name text primary key, at bigint not null)`.execute(transaction);
    const { rows } = await sql<{ name: string }>`select name from migrations`.execute(transaction);
    const done = new Set(rows.map((row) => row.name));
    const missing = migrations.filter(([name]) => !done.delete(name));
    if (done.size > 0) {
      throw new MigrationError(
        `The database was made by a newer Broadsheet, which knows ${[...done].join(', ')}. Update this one.`,
      );
    }
    for (const [name, up] of missing) {
      await up(transaction, profile);
      await sql`insert into migrations (name, at) values (${name}, ${Date.now()})`.execute(transaction);
    }
    return missing.map(([name]) => name);
  });
}
