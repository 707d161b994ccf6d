import type { Pace } from '../mail/ports.ts';
import type { Queries } from './connect.ts';
import type { Profile } from './profiles.ts';

/** One percent slower than allowed: requests that jitter must not meet in one window of the provider's. */
const margin = 1.01;

/** No request is planned further ahead than this, so that a message never waits behind many batches; milliseconds. */
const furthest = 1000;

export type Slot = { readonly startAt: number } | { readonly waitUntil: number };

/**
 * A place for one request in the rate limit that all workers share, or when to ask again. The place is taken with
 * `takeSlot` once there is something to submit.
 */
export async function nextSlot(queries: Queries, profile: Profile, transport: string, now: number): Promise<Slot> {
  const state = await queries
    .selectFrom('transports')
    .select(['next_at', 'blocked_until'])
    .where('name', '=', transport)
    .$if(profile.skipsLockedRows, (query) => query.forUpdate())
    .executeTakeFirst();
  const startAt = Math.max(now, state?.next_at ?? 0, state?.blocked_until ?? 0);
  return startAt - now > furthest ? { waitUntil: startAt - furthest } : { startAt };
}

export async function takeSlot(queries: Queries, transport: string, startAt: number): Promise<void> {
  await queries
    .updateTable('transports')
    .set((row) => ({ next_at: row('spacing', '+', row.val(startAt)) }))
    .where('name', '=', transport)
    .where('spacing', '>', 0)
    .execute();
}

export interface PaceNews {
  readonly pace?: Pace | undefined;
  readonly blockedUntil?: number;
  readonly reason?: string;
}

/** Keeps what a transport said about its limits. */
export async function keepPace(
  queries: Queries,
  transport: string,
  { pace, blockedUntil, reason }: PaceNews,
): Promise<void> {
  const spacing = pace && Math.ceil((pace.within / pace.requests) * margin);
  await queries
    .insertInto('transports')
    .values({
      name: transport,
      spacing: spacing ?? 0,
      next_at: 0,
      blocked_until: blockedUntil ?? 0,
      blocked_reason: reason ?? null,
    })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        ...(spacing !== undefined && { spacing }),
        ...(blockedUntil !== undefined && { blocked_until: blockedUntil, blocked_reason: reason ?? null }),
      }),
    )
    .execute();
}
