import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DataDirError, requireDataDir } from './data-dir.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-data-dir-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a data folder is made, and nothing stays in it', () => {
  const data = join(folder, 'a', 'b');
  requireDataDir(data);
  requireDataDir(data);
  expect(readdirSync(data)).toEqual([]);
});

test('one that cannot be written is named, with the reason', () => {
  requireDataDir(folder);
  const inTheWay = join(folder, 'data');
  writeFileSync(inTheWay, '');
  expect(() => requireDataDir(inTheWay)).toThrow(DataDirError);
  expect(() => requireDataDir(join(inTheWay, 'deeper'))).toThrow(inTheWay);
});
