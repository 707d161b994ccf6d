import { sql } from 'kysely';
import type { Allowance, Limit } from '../subscriptions/ports.ts';
import type { Queries } from './connect.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { Profile } from './profiles.ts';

/** Takes one place within each limit, or none when one is full. Must run inside a transaction. */
export async function takePlace(
  queries: Queries,
  { profile, hash }: { readonly profile: Profile; readonly hash: KeyedHash },
  limits: readonly Limit[],
  now: number,
): Promise<Allowance> {
  const hashed = limits
    .map((limit) => ({ ...limit, hash: hash('limit', `${limit.scope}\n${limit.within}\n${limit.subject}`) }))
    .sort((one, other) => (one.hash < other.hash ? -1 : 1));
  if (profile.name === 'postgres') {
    // In one order for all, so that two requests cannot wait for each other.
    for (const limit of hashed) {
      await sql`select pg_advisory_xact_lock(hashtextextended(${limit.hash}, 0))`.execute(queries);
    }
  }
  for (const limit of hashed) {
    // With so many uses still counted, a place becomes free when the oldest of the last `most` has passed.
    const oldest = await queries
      .selectFrom('rate_limits')
      .select('at')
      .where('hash', '=', limit.hash)
      .where('at', '>', now - limit.within)
      .orderBy('at', 'desc')
      .offset(limit.most - 1)
      .limit(1)
      .executeTakeFirst();
    if (oldest) return { ok: false, scope: limit.scope, retryAt: oldest.at + limit.within };
  }
  const rows = hashed.map((limit) => ({ hash: limit.hash, at: now, expires_at: now + limit.within }));
  if (rows.length > 0) await queries.insertInto('rate_limits').values(rows).execute();
  return { ok: true };
}
