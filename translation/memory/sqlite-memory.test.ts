import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

/** Keeps answers without end, and names each once it is kept. */
const keeping = `
  const { openTranslationMemory } = await import(process.argv[1]);
  const memory = openTranslationMemory(process.argv[2], Date.now);
  for (let number = 1; ; number++) {
    memory.keep({ block: 'Block ' + number, from: 'en', to: 'de', engine: 'e', glossary: '' }, 'Antwort ' + number);
    console.log(number);
  }`;

test('what was kept before a process was killed is there for the next one', { timeout: 60_000 }, async () => {
  const memoryModule = new URL('./sqlite-memory.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', keeping, memoryModule, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    if (last === 25) child.kill('SIGKILL');
  }
  expect(last).toBeGreaterThanOrEqual(25);
  const memory = openTranslationMemory(folder, () => 1);
  const answers = Array.from({ length: last }, (_, index) =>
    memory.find({ ...key, block: `Block ${index + 1}`, engine: 'e' }),
  );
  memory.close();
  expect(answers).toEqual(Array.from({ length: last }, (_, index) => `Antwort ${index + 1}`));
});
