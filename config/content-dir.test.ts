import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ContentDirError, requireContentDir } from './content-dir.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-content-dir-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function refusalOf(contentDir: string): unknown {
  try {
    requireContentDir(contentDir);
  } catch (error) {
    return error;
  }
  return undefined;
}

test('a folder that is there is taken, whatever lies in it', () => {
  expect(refusalOf(folder)).toBeUndefined();
});

test('one that is not there, or is a file, is named in one sentence that says what to do', () => {
  const missing = join(folder, 'missing');
  expect(refusalOf(missing)).toBeInstanceOf(ContentDirError);
  expect(String(refusalOf(missing))).toContain(`${missing} does not exist: name another with CONTENT_DIR`);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(String(refusalOf(file))).toContain(`${file} is not a folder: name another with CONTENT_DIR`);
  expect(String(refusalOf(missing))).not.toContain('\n');
});
