import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partIn } from '../../tests/newsroom.ts';
import { folderTransport } from './folder.ts';

const source = { key: 'a-key', at: Date.UTC(2026, 10, 20, 6) };
const name = (position: number) => `2026-11-20T06-00-00-000Z-a-key-${position}.eml`;
const recipients = ['ann@example.org', 'bea@example.org'].map((to) => ({
  to,
  unsubscribe: `u-${to}`,
  preferences: `p-${to}`,
}));

let parent: string;
let folder: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'broadsheet-folder-'));
  folder = join(parent, 'outbox');
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const eml = () => readdirSync(folder).filter((file) => file.endsWith('.eml'));

test('a batch that breaks off half way is written again under the same names, with the same bytes', async () => {
  const transport = folderTransport(folder);
  const payload = await transport.prepareEdition({ part: partIn('en'), recipients }, source);
  mkdirSync(join(folder, name(2), 'in the way'), { recursive: true });
  expect(await transport.submit(payload, source)).toMatchObject({ kind: 'uncertain' });
  const before = readFileSync(join(folder, name(1)));
  rmSync(join(folder, name(2)), { recursive: true });
  const again = await transport.prepareEdition({ part: partIn('en'), recipients }, source);
  expect(again.hash).toBe(payload.hash);
  expect(await transport.submit(again, source)).toMatchObject({ kind: 'accepted', results: [{}, {}] });
  expect(readdirSync(folder).sort()).toEqual([name(1), name(2)]);
  expect(readFileSync(join(folder, name(1)))).toEqual(before);
  expect(eml()).toHaveLength(2);
});

test('mails can be read by their owner alone', async () => {
  const transport = folderTransport(folder);
  await transport.submit(await transport.prepareEdition({ part: partIn('en'), recipients }, source), source);
  // Windows knows no such rights.
  if (process.platform === 'win32') return;
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, name(1))).mode & 0o777).toBe(0o600);
});
