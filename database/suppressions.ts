import { sql } from 'kysely';
import type { MailAddress } from '../subscriptions/address.ts';
import type { SuppressionReason } from '../subscriptions/ports.ts';
import type { Queries } from './connect.ts';
import type { KeyedHash } from './keyed-hash.ts';

/**
 * Whether a suppression holds against a subscriber, as a condition between the two tables or their aliases. What she had
 * asked for herself, by being erased, ends when she confirms again later; its entry stays.
 */
export const holdsAgainst = (suppression: string, subscriber: string) =>
  sql<boolean>`(${sql.ref(`${suppression}.reason`)} <> 'request' or ${sql.ref(`${subscriber}.confirmed_at`)} is null
    or ${sql.ref(`${suppression}.at`)} >= ${sql.ref(`${subscriber}.confirmed_at`)})`;

export async function findSuppression(
  queries: Queries,
  hash: KeyedHash,
  { key }: MailAddress,
): Promise<SuppressionReason | undefined> {
  const row = await queries
    .selectFrom('suppressions')
    .select('reason')
    .where('address_hash', '=', hash('address', key))
    .executeTakeFirst();
  return row?.reason;
}

/** The earliest reason stays, in whichever order they become known. */
export async function suppressHash(
  queries: Queries,
  addressHash: string,
  reason: SuppressionReason,
  at: number,
): Promise<void> {
  await queries
    .insertInto('suppressions')
    .values({ address_hash: addressHash, reason, at })
    .onConflict((conflict) =>
      conflict.column('address_hash').doUpdateSet({ reason, at }).where('suppressions.at', '>', at),
    )
    .execute();
}
