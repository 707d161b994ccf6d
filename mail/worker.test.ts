import { expect, test, vi } from 'vitest';
import type { OutboxStore } from './ports.ts';
import { folderTransport } from './transports/folder.ts';
import { startWorker } from './worker.ts';

/** An outbox on a full disk: each query names the file that it wanted to make larger. */
function outboxOnFullDisk() {
  let queries = 0;
  const state = { full: true };
  const ask = async () => {
    queries += 1;
    if (!state.full) return { kind: 'nothing' as const, until: undefined };
    throw Object.assign(new Error(`could not extend file "base/1/${queries}": No space left`), { code: '53100' });
  };
  const store = { claim: ask, keepHouse: ask, signOff: async () => {} } as unknown as OutboxStore;
  return { store, state, queries: () => queries };
}

test('a full disk is said once, not for each file, and that there is room again', async () => {
  const { store, state, queries } = outboxOnFullDisk();
  const lines: string[] = [];
  const worker = startWorker({
    store,
    transport: folderTransport('never-written'),
    keys: [],
    sign: () => '',
    log: (level, message) => lines.push(`${level}: ${message}`),
    concurrency: 2,
  });
  await vi.waitUntil(() => queries() >= 8, { timeout: 10_000 });
  expect(worker.state().databaseTrouble).toContain('could not extend file');
  expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
  state.full = false;
  worker.wake();
  await vi.waitUntil(() => worker.state().databaseTrouble === undefined, { timeout: 10_000 });
  await worker.stop();
  expect(lines.at(-1)).toBe('info: The mail worker has its database again.');
});
