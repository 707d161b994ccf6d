import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryReport } from '../mail/reports.ts';
import { freezeEdition } from '../newsletter/freeze.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { addReaders, addressOf, locales, partIn } from '../tests/newsroom.ts';
import { editionStore } from './edition-store.ts';
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts';
import { applyWaitingEvents, reportStore } from './provider-events.ts';

const id = '2026-11-24';
const now = Date.UTC(2026, 10, 24, 6);
const day = 86_400_000;

/** In another order, the same each time. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const keyed = items.map((item, index) => ({ item, key: ((index + 1) * seed * 7919) % 1009 }));
  return keyed.toSorted((one, other) => one.key - other.key).map(({ item }) => item);
}

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let hash: KeyedHash;
  beforeEach(async () => {
    made = await migratedDatabase(kind);
    hash = await openKeyedHash(made.database, ['k'.repeat(32)]);
  });
  afterEach(() => made.close());

  const report = (reader: number, what: DeliveryReport['kind'], at = now, suffix = ''): DeliveryReport => ({
    id: `event-${reader}-${what}-${at}${suffix}`,
    kind: what,
    providerId: `mail-${reader}`,
    address: { typed: addressOf(reader), key: addressOf(reader) },
    occurredAt: at,
  });

  /** An edition of which every delivery is submitted, with the reader's number in the provider's id. */
  const submitted = async (readers: number) => {
    const store = editionStore(made.database);
    await addReaders(made.database, hash, { count: readers });
    const render = async (_: string, locale: string) => partIn(locale, 100);
    await freezeEdition(id, now, { store, render, locales, now: () => now });
    await store.move(id, { from: ['ready'], to: 'sending', now });
    await recordSubmission();
    return store;
  };
  const recordSubmission = () =>
    made.database.kysely
      .updateTable('deliveries')
      .set((row) => ({
        state: 'submitted',
        provider_id: row.fn('replace', [
          row.fn('replace', ['address', row.val('reader-'), row.val('mail-')]),
          row.val('@example.org'),
          row.val(''),
        ]),
      }))
      .execute();

  const end = async () => ({
    outcomes: await made.database.kysely
      .selectFrom('deliveries')
      .select(['provider_id', 'outcome'])
      .orderBy('provider_id')
      .execute(),
    suppressions: await made.database.kysely.selectFrom('suppressions').selectAll().orderBy('address_hash').execute(),
    editions: await made.database.kysely.selectFrom('editions').select(['state', 'reason']).execute(),
  });

  test('reports lead to the same end in any order, however often they come', async () => {
    const store = await submitted(40);
    const reports = [
      ...Array.from({ length: 30 }, (_, reader) => report(reader, 'delivered')),
      report(3, 'complaint', now + day),
      report(30, 'hard-bounce'),
      report(30, 'delivered', now + 1),
      ...[1, 2, 3].map((week) => report(31, 'soft-bounce', now + week * 7 * day)),
      ...[1, 2].map((week) => report(32, 'soft-bounce', now + week * 7 * day)),
      ...[0, 60, 120].map((days) => report(33, 'soft-bounce', now + days * day)),
    ];
    const take = reportStore(made.database, hash);
    for (const each of reports) expect(await take.take(each, now)).toBe(true);
    const first = await end();
    for (const seed of [1, 2, 3, 4, 5]) {
      for (const each of shuffled(reports, seed)) expect(await take.take(each, now + 28 * 3_600_000)).toBe(false);
    }
    expect(await end()).toEqual(first);
    expect(await store.outcomes(id)).toEqual({ delivered: 29, bounced: 4, complained: 1 });
    const reasons = first.suppressions.map((row) => row.reason).toSorted();
    expect(reasons).toEqual(['complaint', 'hard-bounce', 'soft-bounces']);
    // The same from nothing, in other orders.
    for (const seed of [6, 7]) {
      for (const table of ['provider_events', 'suppressions'] as const)
        await made.database.kysely.deleteFrom(table).execute();
      await made.database.kysely.updateTable('deliveries').set({ outcome: null }).execute();
      for (const each of shuffled(reports, seed)) await take.take(each, now);
      expect(await end()).toEqual(first);
    }
  });

  test('a report that comes before its mail was recorded is applied afterwards', async () => {
    const store = await submitted(2);
    await made.database.kysely.updateTable('deliveries').set({ provider_id: null }).execute();
    await reportStore(made.database, hash).take(report(1, 'delivered'), now);
    expect((await store.outcomes(id)).delivered).toBe(0);
    await recordSubmission();
    await made.database.write((queries) => applyWaitingEvents(queries, now + 1000));
    expect((await store.outcomes(id)).delivered).toBe(1);
  });

  test('three complaints halt an edition: a pause at 0.1 %, a stop at 0.3 %', async () => {
    const store = await submitted(1500);
    const take = reportStore(made.database, hash);
    const complain = (reader: number) => take.take(report(reader, 'complaint'), now);
    for (const reader of [0, 1]) await complain(reader);
    expect((await store.edition(id))?.state).toBe('sending');
    await complain(2);
    expect(await store.edition(id)).toMatchObject({ state: 'paused', reason: 'complaints' });
    await store.move(id, { from: ['paused'], to: 'sending', now });
    for (const reader of [3, 4]) await complain(reader);
    expect((await store.edition(id))?.state).toBe('stopped');
  });
});
