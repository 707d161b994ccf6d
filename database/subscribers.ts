import { randomUUIDv7 } from 'node:crypto';
import type { MailAddress } from '../subscriptions/address.ts';
import { AddressTaken, type NewSubscriber, type Subscriber, type SubscriberChanges } from '../subscriptions/ports.ts';
import type { Queries } from './connect.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { holdsAgainst } from './suppressions.ts';

function selection(queries: Queries) {
  return queries
    .selectFrom('subscribers')
    .leftJoin('suppressions', (join) =>
      join
        .onRef('suppressions.address_hash', '=', 'subscribers.address_hash')
        .on(holdsAgainst('suppressions', 'subscribers')),
    )
    .selectAll('subscribers')
    .select('suppressions.reason as suppressed');
}

type Row = Awaited<ReturnType<ReturnType<typeof selection>['executeTakeFirstOrThrow']>>;

function subscriberOf(row: Row): Subscriber {
  return {
    id: row.id,
    address: { typed: row.address, key: row.address_key },
    locale: row.locale,
    state: row.state,
    suppressed: row.suppressed ?? undefined,
    wantsNewsletter: row.wants_newsletter === 1,
    pausedUntil: row.paused_until ?? undefined,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at ?? undefined,
  };
}

export async function findSubscriber(queries: Queries, id: string): Promise<Subscriber | undefined> {
  const row = await selection(queries).where('subscribers.id', '=', id).executeTakeFirst();
  return row && subscriberOf(row);
}

export async function findSubscriberOf(queries: Queries, { key }: MailAddress): Promise<Subscriber | undefined> {
  const row = await selection(queries).where('subscribers.address_key', '=', key).executeTakeFirst();
  return row && subscriberOf(row);
}

/** A page of all subscribers in the order of their ids, after one of them. */
export async function subscribersAfter(queries: Queries, id: string, most: number): Promise<readonly Subscriber[]> {
  const rows = await selection(queries)
    .where('subscribers.id', '>', id)
    .orderBy('subscribers.id')
    .limit(most)
    .execute();
  return rows.map(subscriberOf);
}

export const addressColumns = ({ typed, key }: MailAddress, hash: KeyedHash) => ({
  address: typed,
  address_key: key,
  address_hash: hash('address', key),
});

/** The row of a subscriber who has done nothing yet but ask. */
export const pendingRow = ({ address, locale, wantsNewsletter, createdAt }: NewSubscriber, hash: KeyedHash) => ({
  id: randomUUIDv7(),
  ...addressColumns(address, hash),
  locale,
  state: 'pending' as const,
  wants_newsletter: wantsNewsletter ? 1 : 0,
  paused_until: null,
  created_at: createdAt,
  confirmed_at: null,
});

/** @throws {AddressTaken} */
export async function addSubscriber(queries: Queries, hash: KeyedHash, added: NewSubscriber): Promise<Subscriber> {
  const row = await queries
    .insertInto('subscribers')
    .values(pendingRow(added, hash))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new AddressTaken();
  return existing(await findSubscriber(queries, row.id), row.id);
}

/** @throws {AddressTaken} */
export async function changeSubscriber(
  queries: Queries,
  hash: KeyedHash,
  id: string,
  changes: SubscriberChanges,
): Promise<Subscriber> {
  const { address, locale, state, wantsNewsletter, confirmedAt } = changes;
  if (address) await claimAddress(queries, id, address);
  await queries
    .updateTable('subscribers')
    .set({
      // Changes nothing; an update without a column is no statement.
      id,
      ...(address && addressColumns(address, hash)),
      ...(locale !== undefined && { locale }),
      ...(state !== undefined && { state }),
      ...(wantsNewsletter !== undefined && { wants_newsletter: wantsNewsletter ? 1 : 0 }),
      ...('pausedUntil' in changes && { paused_until: changes.pausedUntil ?? null }),
      ...(confirmedAt !== undefined && { confirmed_at: confirmedAt }),
    })
    .where('id', '=', id)
    .execute();
  return existing(await findSubscriber(queries, id), id);
}

async function claimAddress(queries: Queries, id: string, address: MailAddress): Promise<void> {
  const owner = await findSubscriberOf(queries, address);
  if (owner && owner.id !== id) throw new AddressTaken();
}

function existing(subscriber: Subscriber | undefined, id: string): Subscriber {
  if (!subscriber) throw new RangeError(`There is no subscriber ${id}.`);
  return subscriber;
}
