import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../database/open.ts';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { readAddress } from '../../subscriptions/address.ts';
import { databases, emptyDatabase, type TestDatabase } from '../databases.ts';
import type { CrashPoint } from './confirm-process.ts';
import { Killable } from './killable.ts';

const full = process.env.FAULTS === 'full';
const rounds = full ? 20 : 2;
const presses = 20;
const keys = ['k'.repeat(32)];
const points: readonly CrashPoint[] = ['rendered', 'token-used', 'enqueued', 'committed'];

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let processes: Killable[];
  beforeEach(async () => {
    made = await emptyDatabase(kind);
    processes = [];
  });
  afterEach(async () => {
    for (const each of processes) await each.end('SIGKILL');
    await made.close();
  });

  const confirmIn = (token: string, crashAt?: CrashPoint) => {
    const task = { database: made.config, keys, token, presses, ...(crashAt && { crashAt }) };
    const each = new Killable(task);
    processes.push(each);
    each.start();
    return each;
  };

  test(
    'twenty presses at once, and crashes in between: one welcome mail',
    async () => {
      const { database, hash } = await openDatabase(made.config, keys);
      const store = subscriptionStore(database, hash);
      for (let round = 0; round < rounds; round += 1) {
        const read = readAddress(`reader-${round}@example.org`);
        if (!read.ok) throw new Error(read.problem);
        const { address } = read;
        const now = Date.now();
        const token = await store.transaction(async (change) => {
          const { id } = await change.add({ address, locale: 'ar', wantsNewsletter: true, createdAt: now });
          const detail = JSON.stringify({ newsletter: true, ebook: 'working-with-ai', locale: 'ar' });
          return change.issueToken({ purpose: 'confirm', subscriber: id, expires: now + 3_600_000, detail });
        });
        const crashing = points.map((point) => confirmIn(token, point));
        await vi.waitUntil(() => crashing.every((each) => each.hasEnded), { timeout: 60_000 });
        const well = [confirmIn(token), confirmIn(token)];
        await vi.waitUntil(() => well.every((each) => each.isDone), { timeout: 60_000 });
        const subscriber = await store.subscriberOf(address);
        expect(subscriber?.state).toBe('confirmed');
        const welcomes = await database.kysely
          .selectFrom('messages')
          .select('kind')
          .where('subscriber_id', '=', subscriber?.id ?? '')
          .execute();
        expect(welcomes).toEqual([{ kind: 'welcome' }]);
      }
      await database.close();
    },
    full ? 600_000 : 120_000,
  );
});
