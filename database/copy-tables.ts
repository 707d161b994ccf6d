import { type Insertable, sql } from 'kysely';
import type { Database, Queries } from './connect.ts';
import { insertRows } from './insert-rows.ts';
import type { Schema } from './schema.ts';
import { tables, tablesInUse } from './tables.ts';

/** How many rows each table has. */
export type RowCounts = Readonly<Record<keyof Schema, number>>;

/** How far a copy has come: rows of all tables together. */
export type OnRows = (done: number, total: number) => void;

/** What arrived is not what was sent. Nothing was kept. */
export class CopyDiffers extends Error {
  override readonly name = 'CopyDiffers';
}

const chunk = 2000;

/** Counts the rows of every table. */
export async function countRows(queries: Queries): Promise<RowCounts> {
  const counts = {} as Record<keyof Schema, number>;
  for (const table of tables) counts[table] = await countOf(queries, table);
  return counts;
}

async function countOf(queries: Queries, table: keyof Schema): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(queries);
  return rows[0]?.count ?? 0;
}

/** Whether somebody has used a migrated database: whether there is anything in it that a copy would have to keep. */
export async function isInUse(queries: Queries): Promise<boolean> {
  for (const table of tablesInUse) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(queries);
    if (rows.length > 0) return true;
  }
  return false;
}

/**
 * Fills every table of a database with the rows of another, of the same schema, and compares the counts. What the target
 * holds goes.
 * @param from a snapshot, so that the rows belong together
 * @param to a transaction: all arrives or nothing
 * @throws {CopyDiffers}
 */
export async function copyTables(
  from: Queries,
  to: { readonly queries: Queries; readonly profile: Database['profile'] },
  onRows: OnRows = () => {},
): Promise<RowCounts> {
  const counts = await countRows(from);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  for (const statement of to.profile.emptying(tables)) await statement.execute(to.queries);
  let done = 0;
  for (const table of tables) {
    for await (const rows of chunksOf(from, table)) {
      await insertRows(to.queries, to, table, rows);
      done += rows.length;
      onRows(done, total);
    }
    const arrived = await countOf(to.queries, table);
    if (arrived !== counts[table]) {
      throw new CopyDiffers(`The table ${table} has ${counts[table]} rows, and ${arrived} arrived. Nothing was kept.`);
    }
  }
  return counts;
}

async function* chunksOf<Table extends keyof Schema>(
  queries: Queries,
  table: Table,
): AsyncGenerator<Insertable<Schema[Table]>[]> {
  let rows: Insertable<Schema[Table]>[] = [];
  for await (const row of queries.selectFrom(table).selectAll().stream(chunk)) {
    rows.push(row as Insertable<Schema[Table]>);
    if (rows.length < chunk) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
