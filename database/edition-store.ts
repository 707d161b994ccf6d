import type { DeliveryCounts, EditionOutcomes, EditionRecord, EditionStore, HaltReason } from '../newsletter/ports.ts';
import type { Database, Queries } from './connect.ts';
import { discardFreeze } from './edition-discard.ts';
import { beginFreeze, closeFreeze, freezeChunk } from './edition-freeze.ts';
import { frozenParts } from './edition-parts.ts';
import { haltedEditions, settleUncertain, troubleOf, uncertainBatches } from './edition-trouble.ts';

/** The storage of `newsletter`. */
export function editionStore(database: Database): EditionStore {
  const { kysely, write } = database;
  return {
    begin: (id, begun) => write((queries) => beginFreeze(queries, id, begun)),
    freezeChunk: (id, most, now) => write((queries) => freezeChunk(queries, database, id, { most, now })),
    closeFreeze: (id, now) => write((queries) => closeFreeze(queries, database, id, now)),
    state: async (id) => {
      const row = await kysely
        .selectFrom('editions')
        .select(['state', 'created_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      return row && { state: row.state, begunAt: row.created_at };
    },
    edition: async (id) => (await records(kysely, id))[0],
    editions: () => records(kysely),
    started: async () => {
      const rows = await kysely
        .selectFrom('editions')
        .select(['id', 'started_at', 'articles'])
        .where('started_at', 'is not', null)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.started_at ?? 0,
        articles: row.articles === null ? undefined : (JSON.parse(row.articles) as string[]),
      }));
    },
    halted: () => haltedEditions(kysely),
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
    discard: (id) => discardFreeze(write, id),
    subscribers: async () => {
      const { count } = await kysely
        .selectFrom('subscribers')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return count;
    },
    parts: (id) => frozenParts(kysely, id),
    trouble: (id) => troubleOf(kysely, id),
    uncertain: (id) => uncertainBatches(kysely, id),
    settle: (id, batch, answer, now) =>
      write((queries) => settleUncertain(queries, { edition: id, ...batch }, answer, now)),
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
      begunAt: row.created_at,
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
      // Nothing was attempted before the start: the audience need not be counted again at each step of a freeze.
      deliveries:
        row.state === 'freezing' || row.state === 'ready' ? untouched(row.taken) : await deliveriesOf(queries, row.id),
    })),
  );
}

const untouched = (waiting: number): DeliveryCounts => ({
  waiting,
  dropped: 0,
  submitted: 0,
  refused: 0,
  uncertain: 0,
});

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
