import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MemoryKey } from './memory.ts';
import { openTranslationMemory } from './sqlite-memory.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-memory-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const key: MemoryKey = { block: 'One <m1>house</m1>.', from: 'en', to: 'de', engine: 'deepl', glossary: '' };

test('what was kept is found again, by another process too, and replaced by a better answer', () => {
  const memory = openTranslationMemory(join(folder, 'data'), () => 1);
  memory.keep(key, 'Ein <m1>Haus</m1>.');
  const other = openTranslationMemory(join(folder, 'data'), () => 2);
  expect(other.find(key)).toBe('Ein <m1>Haus</m1>.');
  other.keep(key, 'Das <m1>Haus</m1>.');
  expect(memory.find(key)).toBe('Das <m1>Haus</m1>.');
  memory.close();
  other.close();
});

test.each([
  ['block', 'Two houses.'],
  ['to', 'fr'],
  ['from', 'es'],
  ['engine', 'chat'],
  ['glossary', 'abc'],
] as const)('another %s is another question', (name, value) => {
  const memory = openTranslationMemory(folder, () => 1);
  memory.keep(key, 'Ein <m1>Haus</m1>.');
  expect(memory.find({ ...key, [name]: value })).toBeUndefined();
  memory.close();
});

test('a file that is no database is not taken for one', () => {
  writeFileSync(
    join(folder, 'translation-memory.sqlite'),
    'This is no database, and it is long enough to be read as one.',
  );
  expect(() => openTranslationMemory(folder, () => 1)).toThrow();
});
