import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ShareImageStore } from './share-image-store.ts';

let cacheDir: string;

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'share-'));
});
afterEach(() => rm(cacheDir, { recursive: true, force: true }));

async function files(): Promise<number> {
  return (await readdir(cacheDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
}

test('an image is drawn once, for all who ask and across a restart', async () => {
  let drawn = 0;
  const draw = async () => Buffer.from(`drawing ${++drawn}`);
  const store = new ShareImageStore({ cacheDir });
  const paths = await Promise.all(Array.from({ length: 5 }, () => store.get('../../en/a', 'x', draw)));
  expect(new Set(paths).size).toBe(1);
  expect(paths[0]?.startsWith(cacheDir)).toBe(true);
  expect(await new ShareImageStore({ cacheDir }).get('../../en/a', 'x', draw)).toBe(paths[0]);
  expect(await readFile(paths[0] ?? '', 'utf8')).toBe('drawing 1');
  expect(await store.get('../../en/a', 'y', draw)).not.toBe(paths[0]);
  expect(drawn).toBe(2);
});

test('a drawing that fails is tried again', async () => {
  const store = new ShareImageStore({ cacheDir });
  await expect(store.get('a', 'x', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await store.get('a', 'x', async () => Buffer.from('drawn'))).toBeTruthy();
});

test('the number of images is bounded', async () => {
  const store = new ShareImageStore({ cacheDir, maxFiles: 3 });
  for (let index = 0; index < 6; index += 1) await store.get(`${index}`, 'x', async () => Buffer.from('drawn'));
  expect(await files()).toBe(3);
});
