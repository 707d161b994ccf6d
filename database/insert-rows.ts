import { type Insertable, sql } from 'kysely';
import type { Database, Queries } from './connect.ts';
import type { Schema } from './schema.ts';

/**
 * Inserts many rows in one statement with one parameter, whatever their number: statements with a parameter for each
 * value have a limit, and making them takes longer than the database needs.
 * @param rows all with the same columns
 * @returns how many were inserted
 */
export async function insertRows<Table extends keyof Schema>(
  queries: Queries,
  { profile }: Pick<Database, 'profile'>,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.keys(first);
  const names = sql.join(columns.map((column) => sql.id(column)));
  const { numAffectedRows = 0n } = await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from ${profile.rowsIn(table, columns, JSON.stringify(rows))} as given
  `.execute(queries);
  return Number(numAffectedRows);
}
