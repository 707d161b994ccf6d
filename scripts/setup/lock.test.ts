import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const { withLock }: { withLock: <T>(directory: string, work: () => Promise<T>) => Promise<T> } = await import(
  new URL('./lock.mjs', import.meta.url).href
);

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  lock = join(folder, 'nested', '.building');
});

afterEach(() => rmSync(folder, { recursive: true }));

test('holds the lock during the work, gives it back, and returns what the work returns', async () => {
  const held = await withLock(lock, () => Promise.resolve(existsSync(join(lock, 'pid'))));
  expect(held).toBe(true);
  expect(existsSync(lock)).toBe(false);
});

test('gives the lock back when the work fails', async () => {
  await expect(withLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(lock)).toBe(false);
});

test('takes over the lock of a process that has ended', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'pid'), `${pid}\n`);
  expect(await withLock(lock, () => Promise.resolve('done'))).toBe('done');
});

test('waits for the lock of a process that lives', async () => {
  mkdirSync(lock, { recursive: true });
  writeFileSync(join(lock, 'pid'), String(process.ppid));
  let worked = false;
  const work = withLock(lock, async () => {
    worked = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(worked).toBe(false);
  rmSync(lock, { recursive: true });
  await work;
  expect(worked).toBe(true);
});
