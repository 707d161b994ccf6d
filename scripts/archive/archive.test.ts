import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestingTerminal } from '../testing-terminal.ts';
import { archiveLocales, writeArchive } from './archive.ts';

let terminal: TestingTerminal;
beforeEach(async () => {
  terminal = new TestingTerminal();
  const picture = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  terminal.write('picture.jpg', picture);
});
afterEach(() => terminal.remove());

const write = (dir: string, articles: number) =>
  writeArchive({ dir: join(terminal.folder, dir), articles, pictures: [join(terminal.folder, 'picture.jpg')] });
const read = (path: string) => readFileSync(join(terminal.folder, path), 'utf8');

test('the archive passes the check, and every text has its links and some 600 words', async () => {
  await write('content', 20);
  expect(await terminal.run('check')).toMatchObject({
    exitCode: 0,
    output: expect.stringMatching(/^0 errors, 0 warnings/),
  });
  expect(readdirSync(join(terminal.folder, 'content/articles'))).toHaveLength(20);
  for (const locale of archiveLocales) {
    const text = read(`content/articles/a-000003/${locale}.md`);
    const words = (text.split('\n---\n')[1] ?? '').split(/\s+/).length;
    expect(words).toBeGreaterThan(540);
    expect(words).toBeLessThan(680);
    expect(text.match(new RegExp(`\\]\\(\\.\\./a-\\d{6}/${locale}\\.md\\)`, 'g'))).toHaveLength(2);
    expect(text).toContain('](https://reports.example/');
  }
});

test('the same order makes the same archive', async () => {
  await write('one', 3);
  await write('two', 3);
  const files = readdirSync(join(terminal.folder, 'one'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(?:md|yaml)$/.test(name)))
    expect(read(`two/${file}`)).toBe(read(`one/${file}`));
});

test('pictures take no room of their own', async () => {
  await write('one', 3);
  expect(lstatSync(join(terminal.folder, 'picture.jpg')).nlink).toBe(4);
});
