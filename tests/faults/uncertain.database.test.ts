import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { editionStore } from '../../database/edition-store.ts';
import { openDatabase } from '../../database/open.ts';
import { outboxStore } from '../../database/outbox-store.ts';
import { resendTransport } from '../../mail/transports/resend.ts';
import { startWorker } from '../../mail/worker.ts';
import { freezeEdition } from '../../newsletter/freeze.ts';
import { signLink } from '../../subscriptions/signed-link.ts';
import { databases, emptyDatabase } from '../databases.ts';
import { FakeResend, type Fault } from '../fake-resend.ts';
import { addReaders, locales, partIn } from '../newsroom.ts';

const keys = ['k'.repeat(32)];
const id = '2026-11-24';
const hour = 3_600_000;
const readers = 600;
const patience = { timeout: 60_000 };

describe.each(databases)('%s', (kind) => {
  let endings: (() => Promise<void>)[];
  beforeEach(() => {
    endings = [];
  });
  afterEach(async () => {
    for (const end of endings.toReversed()) await end();
  });

  /** An edition that is being sent through a provider, by a worker with a clock of the test's. */
  const sending = async (fault: (request: number) => Fault) => {
    const clock = { now: Date.UTC(2026, 10, 24, 6) };
    const made = await emptyDatabase(kind);
    endings.push(made.close);
    const { database, hash } = await openDatabase(made.config, keys);
    endings.push(database.close);
    const store = editionStore(database);
    await addReaders(database, hash, { count: readers });
    const render = async (_: string, locale: string) => partIn(locale);
    await freezeEdition(id, 0, { store, render, locales, now: () => clock.now });
    await store.move(id, { from: ['ready'], to: 'sending', now: clock.now });
    const provider = new FakeResend({ fault });
    const transport = resendTransport({ apiKey: 're_1', baseUrl: await provider.listen() });
    endings.push(() => provider.close());
    const worker = startWorker({
      store: outboxStore(database, hash, { worker: { id: 'w', host: 'test', startedAt: 0 }, transport }),
      transport,
      keys,
      sign: signLink,
      log: () => {},
      now: () => clock.now,
      concurrency: 1,
    });
    endings.push(() => worker.stop());
    const counts = async () => (await store.edition(id))?.deliveries;
    return { clock, provider, store, worker, counts };
  };
  const until = (condition: () => Promise<boolean>) => vi.waitUntil(condition, { timeout: 30_000, interval: 50 });

  test('what the provider leaves open for 23 hours stops, asks, and is never sent blindly', patience, async () => {
    let isAway = true;
    const { clock, provider, store, worker, counts } = await sending(() => (isAway ? 'lost-answer' : 'none'));
    await until(async () => provider.accepted.size === readers);
    expect(await counts()).toMatchObject({ waiting: readers });
    clock.now += 23 * hour + 1000;
    worker.wake();
    await until(async () => (await counts())?.uncertain === readers);
    isAway = false;
    const { requests } = provider;
    clock.now += 5 * hour;
    worker.wake();
    const batches = await store.uncertain(id);
    expect(batches).toHaveLength(6);
    for (const batch of batches) await store.settle(id, batch, 'accepted', clock.now);
    expect(await counts()).toMatchObject({ submitted: readers, uncertain: 0 });
    expect(provider.requests).toBe(requests);
    expect(provider.twice).toEqual([]);
  });

  test('a key that the provider knows with other bytes is left to a person; all others go on', patience, async () => {
    const { clock, provider, store, worker, counts } = await sending((request) =>
      request === 2 ? 'conflict' : 'none',
    );
    await until(async () => (await counts())?.waiting === 0);
    expect(await counts()).toMatchObject({ submitted: 500, uncertain: 100 });
    const [batch] = await store.uncertain(id);
    expect(batch?.lastError).toContain('409');
    if (batch) await store.settle(id, batch, 'not-accepted', clock.now);
    worker.wake();
    await until(async () => (await counts())?.submitted === readers);
    expect(provider.accepted.size).toBe(readers);
    expect(provider.twice).toEqual([]);
  });
});
