import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { ClaimedBatch, MailResult, Outcome } from '../mail/ports.ts';
import type { EditionPart } from '../newsletter/ports.ts';
import { isOpen, lease, longestUncertainty, released } from './attempts.ts';
import type { Queries } from './connect.ts';
import type { Claiming } from './outbox-messages.ts';
import type { Profile } from './profiles.ts';
import { holdsAgainst } from './suppressions.ts';

/** Which batch: its edition, locale and number. */
export type BatchName = Pick<ClaimedBatch, 'edition' | 'locale' | 'number'>;

const batchRow = (queries: Queries, { edition, locale, number }: BatchName) =>
  queries
    .updateTable('batches')
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .where('number', '=', number);

const deliveryRows = (queries: Queries, { edition, locale, number }: BatchName) =>
  queries
    .updateTable('deliveries')
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .where('batch', '=', number);

/** Claims the next batch of the editions that are being sent; sets aside what has been uncertain for too long. */
export async function claimBatch(
  queries: Queries,
  { profile, worker }: Claiming,
  { now, startAt }: { readonly now: number; readonly startAt: number },
  partOf: (queries: Queries, edition: string, locale: string) => Promise<EditionPart>,
): Promise<ClaimedBatch | undefined> {
  for (;;) {
    const row = await queries
      .selectFrom('batches')
      .innerJoin('editions', 'editions.id', 'batches.edition')
      .selectAll('batches')
      .select(['editions.due_at', 'editions.frozen_at'])
      .where('editions.state', '=', 'sending')
      .where('editions.due_at', '<=', now)
      .where(isOpen('batches'))
      .where('next_attempt_at', '<=', now)
      .where('lease_until', '<=', now)
      .orderBy('editions.id')
      .orderBy('batches.next_attempt_at')
      .limit(1)
      .$if(profile.skipsLockedRows, (query) => query.forUpdate('batches').skipLocked())
      .executeTakeFirst();
    if (!row) return undefined;
    const attempted = row.state === 'attempted';
    if (attempted && now - (row.first_attempt_at ?? now) >= longestUncertainty) {
      await setBatchAside(queries, row, row.last_error ?? 'uncertain for 23 hours');
      continue;
    }
    if (!attempted) await dropWhoLeft(queries, row, now);
    const deliveries = await queries
      .selectFrom('deliveries')
      .select(['position', 'subscriber_id', 'address', 'state'])
      .where('edition', '=', row.edition)
      .where('locale', '=', row.locale)
      .where('batch', '=', row.number)
      .where('state', 'in', ['waiting', 'attempted'])
      .orderBy('position')
      .execute();
    const leased = { lease_owner: worker, lease_until: startAt + lease };
    await batchRow(queries, row)
      .set({
        ...leased,
        ...(deliveries.length === 0 && { state: 'submitted' as const, submitted_at: now, ...released }),
      })
      .execute();
    if (deliveries.length === 0) continue;
    return {
      kind: 'batch',
      edition: row.edition,
      locale: row.locale,
      number: row.number,
      part: await partOf(queries, row.edition, row.locale),
      key: row.idempotency_key,
      payloadHash: attempted ? (row.payload_hash ?? undefined) : undefined,
      attempts: row.attempts,
      startAt,
      at: Math.max(row.due_at, row.frozen_at ?? 0),
      deliveries: deliveries.map(({ position, subscriber_id, address, state }) => ({
        position,
        subscriber: subscriber_id,
        address: address ?? '',
        uncertain: state === 'attempted',
      })),
    };
  }
}

/** Who has left since the freeze gets nothing, as long as nothing was attempted. */
async function dropWhoLeft(queries: Queries, batch: BatchName, now: number): Promise<void> {
  await deliveryRows(queries, batch)
    .set({ state: 'dropped', address: null })
    .where('state', '=', 'waiting')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('subscribers')
            .leftJoin('suppressions', (join) =>
              join
                .onRef('suppressions.address_hash', '=', 'subscribers.address_hash')
                .on(holdsAgainst('suppressions', 'subscribers')),
            )
            .select('subscribers.id')
            .whereRef('subscribers.id', '=', 'deliveries.subscriber_id')
            .where('subscribers.state', '=', 'confirmed')
            .where('subscribers.wants_newsletter', '=', 1)
            .where((or) => or.or([or('paused_until', 'is', null), or('paused_until', '<=', now)]))
            .where('suppressions.address_hash', 'is', null),
        ),
      ),
    )
    .execute();
}

/** Leaves a batch to a person. */
async function setBatchAside(queries: Queries, batch: BatchName, reason: string): Promise<void> {
  await batchRow(queries, batch)
    .set({ state: 'uncertain', last_error: reason, ...released })
    .execute();
  await deliveryRows(queries, batch)
    .set({ state: 'uncertain' })
    .where('state', 'in', ['waiting', 'attempted'])
    .execute();
}

export async function beginBatch(
  queries: Queries,
  batch: BatchName & { readonly worker: string },
  payloadHash: string,
  now: number,
): Promise<boolean> {
  const begun = await batchRow(queries, batch)
    .set((row) => ({
      state: 'attempted',
      payload_hash: payloadHash,
      attempts: row('attempts', '+', 1),
      first_attempt_at: row.fn.coalesce('first_attempt_at', row.val(now)),
    }))
    .where('lease_owner', '=', batch.worker)
    .where(isOpen('batches'))
    .returning('number')
    .executeTakeFirst();
  return begun !== undefined;
}

export async function recordBatch(
  queries: Queries,
  profile: Profile,
  { claim, outcome, now }: { readonly claim: ClaimedBatch; readonly outcome: Outcome; readonly now: number },
): Promise<void> {
  if (outcome.kind === 'uncertain') {
    await setBatchAside(queries, claim, outcome.reason);
    return;
  }
  if (outcome.kind === 'again' || outcome.kind === 'refused') {
    if (outcome.kind === 'refused') await holdEdition(queries, claim);
    const isTaken = outcome.kind === 'again' && !outcome.certainlyNotTaken;
    const fresh = !isTaken && claim.payloadHash === undefined;
    await batchRow(queries, claim)
      .set({
        ...released,
        next_attempt_at: outcome.kind === 'again' ? outcome.at : now,
        last_error: outcome.reason,
        ...(fresh && { state: 'waiting', first_attempt_at: null, idempotency_key: randomUUID() }),
      })
      .where(isOpen('batches'))
      .execute();
    return;
  }
  const first = await batchRow(queries, claim)
    .set({ ...released, state: 'submitted', submitted_at: now, last_error: null })
    .where(isOpen('batches'))
    .returning('number')
    .executeTakeFirst();
  // Another worker with the same key was told the same.
  if (first) await recordDeliveries(queries, profile, claim, outcome.results);
}

/**
 * A provider that refuses a whole batch, and not single mails of it, would refuse all others too: a person must see to
 * what is wrong, and nobody is lost.
 */
async function holdEdition(queries: Queries, { edition }: BatchName): Promise<void> {
  await queries
    .updateTable('editions')
    .set({ state: 'paused', reason: 'refused' })
    .where('id', '=', edition)
    .where('state', '=', 'sending')
    .execute();
}

/** Writes all results of a batch in one statement with one parameter for them all. */
async function recordDeliveries(
  queries: Queries,
  profile: Profile,
  claim: ClaimedBatch,
  results: readonly MailResult[],
): Promise<void> {
  const rows = claim.deliveries.flatMap(({ position }, index) => {
    const result = results[index];
    return result ? [{ position, provider_id: 'id' in result ? result.id : null }] : [];
  });
  if (rows.length === 0) return;
  const answered = profile.rowsIn('deliveries', ['position', 'provider_id'], JSON.stringify(rows));
  await sql`
    update deliveries set
      state = case when answered.provider_id is null then 'refused' else 'submitted' end,
      provider_id = answered.provider_id,
      address = null
    from ${answered} as answered
    where deliveries.edition = ${claim.edition} and deliveries.locale = ${claim.locale}
      and deliveries.batch = ${claim.number} and deliveries.position = answered.position
  `.execute(queries);
}

/** Of a transport that cannot repeat: one delivery is about to leave. */
export async function beginOne(
  queries: Queries,
  batch: BatchName & { readonly worker: string },
  position: number,
  now: number,
): Promise<boolean> {
  const held = await batchRow(queries, batch)
    .set({ lease_until: now + lease })
    .where('lease_owner', '=', batch.worker)
    .returning('number')
    .executeTakeFirst();
  if (!held) return false;
  const begun = await deliveryRows(queries, batch)
    .set({ state: 'attempted' })
    .where('position', '=', position)
    .where('state', '=', 'waiting')
    .returning('position')
    .executeTakeFirst();
  return begun !== undefined;
}

export async function recordOne(
  queries: Queries,
  batch: BatchName,
  position: number,
  result: MailResult | 'uncertain' | 'not-taken',
): Promise<void> {
  const row = deliveryRows(queries, batch).where('position', '=', position);
  if (result === 'not-taken') await row.set({ state: 'waiting' }).execute();
  else if (result === 'uncertain') await row.set({ state: 'uncertain' }).execute();
  else if ('id' in result) await row.set({ state: 'submitted', provider_id: result.id, address: null }).execute();
  else await row.set({ state: 'refused', address: null }).execute();
}
