import { randomUUID } from 'node:crypto';
import type { Answer, HaltedEdition, HaltReason, UncertainBatch } from '../newsletter/ports.ts';
import { isOpen, released } from './attempts.ts';
import type { Queries } from './connect.ts';
import type { BatchName } from './outbox-batches.ts';

/** Editions that were started and are halted. */
export async function haltedEditions(queries: Queries): Promise<readonly HaltedEdition[]> {
  const rows = await queries
    .selectFrom('editions')
    .select(['id', 'state', 'reason', 'started_at'])
    .where('state', 'in', ['paused', 'stopped'])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    state: row.state === 'stopped' ? 'stopped' : 'paused',
    reason: (row.reason as HaltReason | null) ?? 'operator',
    startedAt: row.started_at ?? 0,
  }));
}

/** What went wrong last with a batch that is still to be submitted. */
export async function troubleOf(queries: Queries, edition: string): Promise<string | undefined> {
  const row = await queries
    .selectFrom('batches')
    .select('last_error')
    .where('edition', '=', edition)
    .where(isOpen('batches'))
    .where('last_error', 'is not', null)
    .orderBy('next_attempt_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.last_error ?? undefined;
}

/** Batches with deliveries of which nobody knows: all of a batch, or single ones where mails are handed over singly. */
export async function uncertainBatches(queries: Queries, edition: string): Promise<readonly UncertainBatch[]> {
  const rows = await queries
    .selectFrom('deliveries')
    .innerJoin('batches', (join) =>
      join
        .onRef('batches.edition', '=', 'deliveries.edition')
        .onRef('batches.locale', '=', 'deliveries.locale')
        .onRef('batches.number', '=', 'deliveries.batch'),
    )
    .select((select) => [
      'batches.locale',
      'batches.number',
      'batches.first_attempt_at',
      'batches.last_error',
      select.fn.countAll<number>().as('size'),
    ])
    .where('deliveries.edition', '=', edition)
    .where('deliveries.state', '=', 'uncertain')
    .groupBy(['batches.locale', 'batches.number', 'batches.first_attempt_at', 'batches.last_error'])
    .orderBy('batches.locale')
    .orderBy('batches.number')
    .execute();
  return rows.map((row) => ({
    locale: row.locale,
    number: row.number,
    size: row.size,
    firstAttemptAt: row.first_attempt_at ?? undefined,
    lastError: row.last_error ?? undefined,
  }));
}

/**
 * Takes a person's word for what became of the uncertain deliveries of a batch: they count as submitted, or are submitted
 * once more under a new key. False when there are none.
 */
export async function settleUncertain(
  queries: Queries,
  { edition, locale, number }: BatchName,
  answer: Answer,
  now: number,
): Promise<boolean> {
  const again = answer === 'not-accepted';
  const deliveries = await queries
    .updateTable('deliveries')
    .set(again ? { state: 'waiting' } : { state: 'submitted', address: null })
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .where('batch', '=', number)
    .where('state', '=', 'uncertain')
    .returning('position')
    .execute();
  if (deliveries.length === 0) return false;
  const fresh = {
    state: 'waiting' as const,
    idempotency_key: randomUUID(),
    payload_hash: null,
    attempts: 0,
    first_attempt_at: null,
    next_attempt_at: now,
  };
  await queries
    .updateTable('batches')
    .set({ ...released, last_error: null, ...(again ? fresh : { state: 'submitted', submitted_at: now }) })
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .where('number', '=', number)
    .execute();
  return true;
}
