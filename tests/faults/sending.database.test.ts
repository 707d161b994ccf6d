import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { editionStore } from '../../database/edition-store.ts';
import { openKeyedHash } from '../../database/keyed-hash.ts';
import { databases, migratedDatabase, type TestDatabase } from '../databases.ts';
import { FakeResend, type Fault } from '../fake-resend.ts';
import { addReaders } from '../newsroom.ts';
import { Killable } from './killable.ts';
import type { MailTask } from './mail-process.ts';

/** As the issue asks for, or smaller for every day. */
const full = process.env.FAULTS === 'full';
const readers = full ? 100_000 : 1500;
const kills = full ? 24 : 4;
const patience = full ? 600_000 : 90_000;

/** So many requests may be under way when a pause begins, and so many claims before they are. */
const lanesOfBoth = 20;

const keys = ['k'.repeat(32)];
const id = '2026-11-24';

/** Every kind of trouble, in a mixture that is the same each time. */
function troubled(request: number): Fault {
  const faults: readonly Fault[] = ['slow-down', 'error', 'drop', 'lost-answer', 'busy'];
  if (request % 41 === 7) return 'hang';
  return request % 7 === 3 ? (faults[Math.floor(request / 7) % faults.length] ?? 'none') : 'none';
}

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let provider: FakeResend;
  let dataDir: string;
  let processes: Killable[];
  let task: Omit<MailTask, 'what'>;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-faults-'));
    made = await migratedDatabase(kind);
    provider = new FakeResend({ fault: troubled, hangsFor: 1500 });
    processes = [];
    const hash = await openKeyedHash(made.database, keys);
    await addReaders(made.database, hash, { count: readers });
    task = { database: made.config, keys, edition: id, baseUrl: await provider.listen(), dataDir };
  }, patience);
  afterEach(async () => {
    for (const each of processes) await each.end('SIGKILL');
    await provider.close();
    await made.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (what: MailTask['what']) => {
    const each = new Killable({ ...task, what });
    processes.push(each);
    each.start();
    return each;
  };
  const editions = () => editionStore(made.database);
  const until = (condition: () => boolean | Promise<boolean>) =>
    vi.waitUntil(condition, { timeout: patience, interval: 100 });

  /** Pauses the edition after any number of requests, looks that it holds, and lets it go on; again and again. */
  const pauseAtRandom = () => {
    const ending = new AbortController();
    const run = async () => {
      while (!ending.signal.aborted) {
        const next = provider.requests + 1 + Math.floor(Math.random() * 20);
        await until(() => ending.signal.aborted || provider.requests >= next);
        await editions().move(id, { from: ['sending'], to: 'paused', reason: 'operator', now: Date.now() });
        const atPause = provider.requests;
        let before = -1;
        await until(() => {
          const isStill = provider.requests === before;
          before = provider.requests;
          return isStill;
        });
        expect(provider.requests).toBeLessThanOrEqual(atPause + lanesOfBoth);
        await editions().move(id, { from: ['paused'], to: 'sending', now: Date.now() });
      }
    };
    const running = run();
    return {
      end: async () => {
        ending.abort();
        await running;
      },
    };
  };

  test(
    'kills while freezing and while sending, and a provider in every kind of trouble: each gets one, once',
    async () => {
      const freezer = start('freeze');
      const taken = async () => (await editions().edition(id))?.audience.scanned ?? 0;
      for (let kill = 1; kill <= 3; kill += 1) {
        await until(async () => freezer.isDone || (await taken()) >= (readers * kill) / 5);
        if (!freezer.isDone) await freezer.kill();
      }
      await until(() => freezer.isDone);
      expect(await editions().edition(id)).toMatchObject({ state: 'ready', audience: { taken: readers } });

      const senders = [start('send'), start('send')];
      await editions().move(id, { from: ['ready'], to: 'sending', now: Date.now() });
      const pauses = pauseAtRandom();
      for (let kill = 0; kill < kills; kill += 1) {
        await until(() => provider.accepted.size >= (readers * kill) / (kills + 1));
        await senders[kill % 2]?.kill();
      }
      await pauses.end();
      // What a killed process had claimed waits for its lease to end; the test does not.
      await made.database.kysely.updateTable('batches').set({ lease_until: 0 }).execute();
      await until(async () => (await editions().edition(id))?.deliveries.waiting === 0);
      for (const sender of senders) await sender.end('SIGTERM');

      const { deliveries } = (await editions().edition(id)) ?? {};
      expect(deliveries).toEqual({ waiting: 0, dropped: 0, submitted: readers, refused: 0, uncertain: 0 });
      expect(provider.accepted.size).toBe(readers);
      expect(provider.twice).toEqual([]);
      expect([...provider.differing]).toEqual([]);
      expect(senders.reduce((sum, sender) => sum + sender.kills, 0)).toBe(kills);
      expect(senders.map((sender) => sender.log).join('')).not.toContain('@example.org');
    },
    patience * 2,
  );
});
