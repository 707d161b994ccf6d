import { sql } from 'kysely';
import type { Migration } from './migration.ts';

/** What persons have decided about editions, when the database was restored, and ways to rows that are rare or old. */
export const editionPlans: Migration = async (transaction, { bytewiseText: key }) => {
  const statements = [
    sql`create table edition_plans (
      edition ${key} primary key,
      due_at bigint,
      skipped_at bigint,
      decided_at bigint,
      told_at bigint
    )`,
    sql`create table restorations (at bigint not null)`,
    sql`create index deliveries_complained on deliveries (edition) where outcome = 'complained'`,
    sql`create index provider_events_by_time on provider_events (received_at)`,
    sql`create index link_uses_by_time on link_uses (last_at)`,
    sql`create index deliveries_uncertain on deliveries (edition, locale, batch) where state = 'uncertain'`,
  ];
  for (const statement of statements) await statement.execute(transaction);
};
