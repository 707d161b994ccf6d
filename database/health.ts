import type { Database } from './connect.ts';
import { workerIsGone } from './housekeeping.ts';

/** What `/api/health` says about mail. Times are milliseconds since the epoch, ages milliseconds. */
export interface OutboxHealth {
  /** How long the oldest message that could leave has waited; 0 without one. */
  readonly oldestMessageAge: number;
  /** How many workers were heard of within the last minute, in whatever process. */
  readonly workers: number;
  /** Why nothing may leave until when, as the provider said. */
  readonly blocked: { readonly until: number; readonly reason: string } | undefined;
  /** Messages and batches that a person must settle. */
  readonly uncertain: number;
}

/** Throws when the database does not answer. */
export async function outboxHealth({ kysely }: Database, now: number): Promise<OutboxHealth> {
  const oldest = await kysely
    .selectFrom('messages')
    .select((select) => select.fn.min('created_at').as('at'))
    .where('state', 'in', ['waiting', 'attempted'])
    .executeTakeFirstOrThrow();
  const alive = await kysely
    .selectFrom('workers')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('seen_at', '>', now - workerIsGone)
    .executeTakeFirstOrThrow();
  const blocked = await kysely
    .selectFrom('transports')
    .select(['blocked_until', 'blocked_reason'])
    .where('blocked_until', '>', now)
    .orderBy('blocked_until', 'desc')
    .executeTakeFirst();
  const uncertain = await Promise.all(
    (['messages', 'batches'] as const).map((table) =>
      kysely
        .selectFrom(table)
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('state', '=', 'uncertain')
        .executeTakeFirstOrThrow(),
    ),
  );
  return {
    oldestMessageAge: oldest.at === null ? 0 : Math.max(0, now - oldest.at),
    workers: alive.count,
    blocked: blocked && { until: blocked.blocked_until, reason: blocked.blocked_reason ?? '' },
    uncertain: uncertain.reduce((sum, { count }) => sum + count, 0),
  };
}
