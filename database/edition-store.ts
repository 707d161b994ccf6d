import { randomUUID } from 'node:crypto';
import type { DeliveryCounts, EditionOutcomes, EditionRecord, EditionStore, HaltReason } from '../newsletter/ports.ts';
import { released } from './attempts.ts';
import type { Database, Queries } from './connect.ts';
import { beginFreeze, closeFreeze, freezeChunk } from './edition-freeze.ts';

/** The storage of `newsletter`. */
export function editionStore(database: Database): EditionStore {
  const { kysely, write } = database;
  return {
    begin: (id, begun) => write((queries) => beginFreeze(queries, id, begun)),
    freezeChunk: (id, most, now) => write((queries) => freezeChunk(queries, database, id, { most, now })),
    closeFreeze: (id, now) => write((queries) => closeFreeze(queries, database, id, now)),
    edition: async (id) => (await records(kysely, id))[0],
    editions: () => records(kysely),
    outcomes: (id) => outcomesOf(kysely, id),
    move: (id, { from, to, reason, dueAt, now }) =>
      write(async (queries) => {
        const moved = await queries
          .updateTable('editions')
          .set((row) => ({
            state: to,
            reason: reason ?? null,
            ...(dueAt !== undefined && { due_at: dueAt }),
            ...(to === 'sending' && { started_at: row.fn.coalesce('started_at', row.val(now)) }),
          }))
          .where('id', '=', id)
          .where('state', 'in', [...from])
          .returning('id')
          .executeTakeFirst();
        return moved !== undefined;
      }),
    uncertain: async (id) => {
      const rows = await kysely
        .selectFrom('batches')
        .selectAll()
        .where('edition', '=', id)
        .where('state', '=', 'uncertain')
        .orderBy('locale')
        .orderBy('number')
        .execute();
      return rows.map((row) => ({
        locale: row.locale,
        number: row.number,
        size: row.size,
        firstAttemptAt: row.first_attempt_at ?? undefined,
        lastError: row.last_error ?? undefined,
      }));
    },
    settle: (id, batch, answer, now) => write((queries) => settle(queries, { edition: id, ...batch }, answer, now)),
  };
}

async function records(queries: Queries, id?: string): Promise<readonly EditionRecord[]> {
  const rows = await queries
    .selectFrom('editions')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('id')
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      state: row.state,
      reason: (row.reason as HaltReason | null) ?? undefined,
      dueAt: row.due_at,
      frozenAt: row.frozen_at ?? undefined,
      startedAt: row.started_at ?? undefined,
      audience: {
        scanned: row.scanned,
        taken: row.taken,
        notConfirmed: row.not_confirmed,
        notWanted: row.not_wanted,
        pausing: row.pausing,
        suppressed: row.suppressed,
        withoutPart: row.without_part,
      },
      deliveries: await deliveriesOf(queries, row.id),
    })),
  );
}

async function deliveriesOf(queries: Queries, id: string): Promise<DeliveryCounts> {
  const rows = await queries
    .selectFrom('deliveries')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .where('edition', '=', id)
    .groupBy('state')
    .execute();
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0;
  return {
    waiting: count('waiting') + count('attempted'),
    dropped: count('dropped'),
    submitted: count('submitted'),
    refused: count('refused'),
    uncertain: count('uncertain'),
  };
}

async function outcomesOf(queries: Queries, id: string): Promise<EditionOutcomes> {
  const rows = await queries
    .selectFrom('deliveries')
    .select((select) => ['outcome', select.fn.countAll<number>().as('count')])
    .where('edition', '=', id)
    .where('outcome', 'is not', null)
    .groupBy('outcome')
    .execute();
  const count = (outcome: string) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return { delivered: count('delivered'), bounced: count('bounced'), complained: count('complained') };
}

async function settle(
  queries: Queries,
  { edition, locale, number }: { readonly edition: string; readonly locale: string; readonly number: number },
  answer: 'accepted' | 'not-accepted',
  now: number,
): Promise<boolean> {
  const again = answer === 'not-accepted';
  const settled = await queries
    .updateTable('batches')
    .set({
      ...released,
      state: again ? 'waiting' : 'submitted',
      ...(again
        ? { idempotency_key: randomUUID(), payload_hash: null, first_attempt_at: null, next_attempt_at: now }
        : { submitted_at: now }),
    })
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .where('number', '=', number)
    .where('state', '=', 'uncertain')
    .returning('number')
    .executeTakeFirst();
  if (!settled) return false;
  await queries
    .updateTable('deliveries')
    .set(again ? { state: 'waiting' } : { state: 'submitted', address: null })
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .where('batch', '=', number)
    .where('state', '=', 'uncertain')
    .execute();
  return true;
}
