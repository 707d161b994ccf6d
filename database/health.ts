import { sql } from 'kysely';
import { isOpen } from './attempts.ts';
import type { Database } from './connect.ts';
import { workerIsGone } from './housekeeping.ts';

/** What `/api/health` says about mail. Times are milliseconds since the epoch, ages milliseconds. */
export interface OutboxHealth {
  /** How long the oldest message that has not left has waited; 0 without one. */
  readonly oldestMessageAge: number;
  /** Whether messages, or batches of an edition that is being sent, have not left yet. */
  readonly waiting: boolean;
  /** How many workers were heard of within the last minute, in whatever process. */
  readonly workers: number;
  /** Why nothing may leave until when, as the provider said. */
  readonly blocked: { readonly until: number; readonly reason: string } | undefined;
  /** What a person must settle. */
  readonly uncertain: { readonly messages: number; readonly batches: number };
}

/** Throws when the database does not answer. */
export async function outboxHealth({ kysely, assertInPlace }: Database, now: number): Promise<OutboxHealth> {
  assertInPlace();
  const oldest = await kysely
    .selectFrom('messages')
    .select((select) => select.fn.min('created_at').as('at'))
    .where(isOpen('messages'))
    .executeTakeFirstOrThrow();
  const batch = await kysely
    .selectFrom('batches')
    .innerJoin('editions', 'editions.id', 'batches.edition')
    .select('batches.number')
    .where(isOpen('batches'))
    .where('editions.state', '=', 'sending')
    .limit(1)
    .executeTakeFirst();
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
  const messages = await kysely
    .selectFrom('messages')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(sql<boolean>`state = 'uncertain'`)
    .executeTakeFirstOrThrow();
  // Not the batches' own state: where mails are handed over singly, some of a batch can be uncertain.
  const batches = await kysely
    .selectFrom('deliveries')
    .select(['edition', 'locale', 'batch'])
    .distinct()
    .where(sql<boolean>`state = 'uncertain'`)
    .execute();
  return {
    oldestMessageAge: oldest.at === null ? 0 : Math.max(0, now - oldest.at),
    waiting: oldest.at !== null || batch !== undefined,
    workers: alive.count,
    blocked: blocked && { until: blocked.blocked_until, reason: blocked.blocked_reason ?? '' },
    uncertain: { messages: messages.count, batches: batches.length },
  };
}
