import { sql } from 'kysely';
import type { Database } from './connect.ts';

/** So many deliveries are deleted in one transaction, so that messages need not wait for all of them. */
const chunk = 20_000;

/**
 * Undoes a freeze: first the edition is marked, so that nobody can start it any more, then its deliveries go in chunks,
 * then itself.
 */
export async function discardFreeze(write: Database['write'], id: string): Promise<boolean> {
  const marked = await write((queries) =>
    queries
      .updateTable('editions')
      .set({ state: 'discarding' })
      .where('id', '=', id)
      .where('state', 'in', ['freezing', 'ready', 'discarding'])
      .returning('id')
      .executeTakeFirst(),
  );
  if (!marked) return false;
  for (;;) {
    const { numAffectedRows = 0n } = await write((queries) =>
      sql`
        delete from deliveries where edition = ${id} and subscriber_id in (
          select subscriber_id from deliveries where edition = ${id} limit ${chunk}
        )
      `.execute(queries),
    );
    if (numAffectedRows === 0n) break;
  }
  await write(async (queries) => {
    await queries.deleteFrom('batches').where('edition', '=', id).execute();
    await queries.deleteFrom('edition_parts').where('edition', '=', id).execute();
    await queries.deleteFrom('editions').where('id', '=', id).where('state', '=', 'discarding').execute();
  });
  return true;
}
