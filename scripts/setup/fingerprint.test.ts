import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

// The setup is plain JavaScript without declarations, hence its shape here.
const { fingerprint }: { fingerprint: (sources: readonly string[], directory: string) => Promise<string> } =
  await import(new URL('./fingerprint.mjs', import.meta.url).href);

let directory: string;

const take = () => fingerprint(['app', 'public', 'proxy.ts'], directory);

function write(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), text);
}

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'fingerprint-'));
  write('app/page.tsx', 'one');
  write('proxy.ts', 'two');
});

afterEach(() => rmSync(directory, { recursive: true }));

test('the same sources have the same fingerprint', async () => {
  expect(await take()).toBe(await take());
});

test.each([
  ['a change', 'app/page.tsx', 'other'],
  ['a new file in a folder', 'app/[locale]/page.tsx', ''],
  ['a new file in public', 'public/icon.svg', ''],
])('%s is a new fingerprint', async (_what, file, text) => {
  const before = await take();
  write(file, text);
  expect(await take()).not.toBe(before);
});

test('a file that moves is a new fingerprint', async () => {
  const before = await take();
  rmSync(join(directory, 'app/page.tsx'));
  write('app/other.tsx', 'one');
  expect(await take()).not.toBe(before);
});

test.each(['app/page.test.tsx', 'public/assets/reader.HASH.js', 'content/article.md'])(
  '%s makes no difference',
  async (file) => {
    const before = await take();
    write(file, 'new');
    expect(await take()).toBe(before);
  },
);
