import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAddress } from '../subscriptions/address.ts';
import { erase, unsubscribe } from '../subscriptions/preferences.ts';
import { databases, emptyDatabase, type TestDatabase } from '../tests/databases.ts';
import { arrivalsOf, addressOf as nameOf } from '../tests/newsroom.ts';
import type { Arrivals } from './arrivals.ts';
import { type OpenedDatabase, openDatabase } from './open.ts';
import { importArrivals } from './subscriber-import.ts';
import { subscriptionStore } from './subscription-store.ts';

const keys = ['k'.repeat(40)];
const people = 20_000;
const addressOf = (number: number) => {
  const reading = readAddress(nameOf(number));
  if (!reading.ok) throw new RangeError(reading.problem);
  return reading.address;
};

describe.each(databases)('%s', { timeout: 120_000 }, (kind) => {
  let made: TestDatabase;
  let opened: OpenedDatabase;
  let arrivals: Arrivals;
  const importing = (onRows?: (done: number) => void) =>
    importArrivals(opened, arrivals, { now: 1, rehearsed: false, ...(onRows && { onRows }) });
  const store = () => subscriptionStore(opened.database, opened.hash);
  const rowsOf = (table: 'subscribers' | 'consents') =>
    opened.database.kysely
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();

  beforeEach(async () => {
    made = await emptyDatabase(kind);
    opened = await openDatabase(made.config, keys);
    arrivals = arrivalsOf({ count: people });
  });
  afterEach(async () => {
    arrivals.close();
    await opened.database.close();
    await made.close();
  });

  test('readers subscribe while a long list is taken in', async () => {
    const server = await openDatabase(made.config, keys);
    try {
      const readers = subscriptionStore(server.database, server.hash);
      const over = new AbortController();
      const importingNow = importing().finally(() => over.abort());
      let came = 0;
      let longest = 0;
      for (; !over.signal.aborted; came += 1) {
        const began = performance.now();
        const asked = { address: addressOf(people + came), locale: 'en', wantsNewsletter: true, createdAt: 1 };
        await readers.transaction((change) => change.add(asked));
        longest = Math.max(longest, performance.now() - began);
        // Queries on SQLite alone never let timers have a turn.
        await nextTurn();
      }
      expect(await importingNow).toMatchObject({ added: people });
      expect(came).toBeGreaterThan(3);
      expect(longest).toBeLessThan(5_000);
    } finally {
      await server.database.close();
    }
  });

  test('a list that broke off comes to the same end when it is imported again, and who left meanwhile stays away', async () => {
    const broken = importing((done) => {
      if (done >= people / 2) throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect((await rowsOf('subscribers')).count).toBe(people / 2);
    const idOf = async (number: number) => (await store().subscriberOf(addressOf(number)))?.id ?? '';
    // In the order of their addresses: these came in before it broke off.
    await unsubscribe(await idOf(0), '/en', store(), 2);
    await erase(await idOf(10), store(), 2);

    const counts = await importing();
    const known = { confirmed: people / 2 - 2, unsubscribed: 1, pending: 0 };
    expect(counts).toEqual({ added: people / 2, suppressed: 1, known });
    expect((await rowsOf('subscribers')).count).toBe(people - 1);
    // One each, and the withdrawal.
    expect((await rowsOf('consents')).count).toBe(people + 1);
    expect(await store().subscriberOf(addressOf(0))).toMatchObject({ state: 'unsubscribed' });
    expect(await store().subscriberOf(addressOf(10))).toBeUndefined();
  });
});
