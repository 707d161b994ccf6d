import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './site.ts';

// A path that Turbopack cannot tell makes it take up every file of the project: a build then took twelve times as long
// beside an archive of 100,000 texts, and 6 GB of memory.
test('the build takes up no text, and not whatever else lies in the project', () => {
  const lists = globSync('.next/server/**/*.nft.json');
  expect(lists.length).toBeGreaterThan(10);
  const files = lists.flatMap((list) => {
    const { files } = JSON.parse(readFileSync(list, 'utf8')) as { files: string[] };
    return files.map((file) => join(list, '..', file));
  });
  expect(files.filter((file) => /^(?:content\/articles|tests|docs)\/|^README/.test(file))).toEqual([]);
});
