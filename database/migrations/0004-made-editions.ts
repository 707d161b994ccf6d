import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What an edition that nobody wrote was made from: its page shows it for as long as the paper exists. */
export const madeEditions: Migration = async (transaction) => {
  await sql`alter table editions add column articles text`.execute(transaction);
};
