import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What nobody can say of is asked for by every look at the health, and must not be searched for among millions. */
export const uncertainIndexes: Migration = async (transaction) => {
  await sql`create index messages_uncertain on messages (created_at) where state = 'uncertain'`.execute(transaction);
  await sql`create index batches_uncertain on batches (edition) where state = 'uncertain'`.execute(transaction);
};
