import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SecretsError, secretKeys } from './secrets.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-secrets-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const long = 'k'.repeat(32);

test('the environment’s keys are used, newest first, and nothing is written', () => {
  expect(secretKeys({ env: { SECRET_KEYS: ` ${long}1 , ${long}2,` }, dataDir })).toEqual([`${long}1`, `${long}2`]);
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a short key is refused without being told', () => {
  const make = () => secretKeys({ env: { SECRET_KEYS: `${long},hunter2` }, dataDir });
  expect(make).toThrow(SecretsError);
  expect(make).toThrow(/key 2 has 7 characters/);
  expect(make).not.toThrow(/hunter2/);
});

test('a key is made once, for its owner alone, and nothing else stays behind', () => {
  const folder = join(dataDir, 'deeper');
  const first = secretKeys({ env: {}, dataDir: folder });
  expect(first[0]?.length).toBeGreaterThanOrEqual(32);
  expect(secretKeys({ env: { SECRET_KEYS: '' }, dataDir: folder })).toEqual(first);
  expect(readdirSync(folder)).toEqual(['secret']);
  if (process.platform !== 'win32') expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

test('the file may hold several keys; an empty one is refused, not replaced', () => {
  writeFileSync(join(dataDir, 'secret'), `${long}1\n${long}2\n`);
  expect(secretKeys({ env: {}, dataDir })).toEqual([`${long}1`, `${long}2`]);
  writeFileSync(join(dataDir, 'secret'), '\n');
  expect(() => secretKeys({ env: {}, dataDir })).toThrow(SecretsError);
  expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe('\n');
});

test('those who start together agree', async () => {
  const url = new URL('./secrets.ts', import.meta.url).href;
  const script = `
    const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.url).then(({ secretKeys }) => {
      parentPort.once('message', () => parentPort.postMessage(secretKeys({ env: {}, dataDir: workerData.dataDir })));
      parentPort.postMessage('ready');
    });`;
  const workers = Array.from({ length: 4 }, () => new Worker(script, { eval: true, workerData: { url, dataDir } }));
  const message = (worker: Worker) =>
    new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
  await Promise.all(workers.map(message));
  const answers = Promise.all(workers.map(message));
  for (const worker of workers) worker.postMessage('go');
  const keys = await answers;
  await Promise.all(workers.map((worker) => worker.terminate()));
  expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(1);
});
