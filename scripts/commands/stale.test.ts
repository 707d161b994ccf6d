import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestingTerminal } from '../testing-terminal.ts';

let terminal: TestingTerminal;
beforeEach(async () => {
  terminal = new TestingTerminal();
  await terminal.run('init', 'content', '--locales', 'en,de,fr', '--time-zone', 'Europe/Berlin');
  terminal.write(
    'content/articles/harbour/article.yaml',
    'originalLocale: en\nauthors: [editor]\nsection: news\npublishedAt: 2026-11-01\n',
  );
  terminal.write(original, front('The harbour', 'harbour') + paragraphs.join('\n\n'));
  terminal.write(german, front('Der Hafen', 'hafen', from) + uebersetzt.join('\n\n'));
  await terminal.run('stale', '--record', 'harbour', 'welcome');
});
afterEach(() => terminal.remove());

const original = 'content/articles/harbour/en.md';
const german = 'content/articles/harbour/de.md';
const from = 'translatedFrom: { locale: en, updatedAt: 2026-11-01 } # a remark\n';
const front = (title: string, slug: string, more = '') =>
  `---\ntitle: ${title}\nslug: ${slug}\nstandfirst: ${title} 1.\nupdatedAt: 2026-11-01\n${more}---\n`;
const paragraphs = ['The first paragraph is about 12 ships.', 'The second one says that they left.'];
const uebersetzt = ['Der erste Absatz handelt von 12 Schiffen.', 'Der zweite sagt, dass sie abfuhren.'];
const read = (path: string) => readFileSync(join(terminal.folder, path), 'utf8');
const edit = (path: string, before: string, after: string) => terminal.write(path, read(path).replace(before, after));
const stale = async () => JSON.parse((await terminal.run('stale', '--format', 'json')).output) as Stale[];
const rules = async () => {
  const found = JSON.parse((await terminal.run('check', '--format', 'json')).output) as {
    file: string;
    rule: string;
  }[];
  return found.filter(({ file }) => file === 'articles/harbour/de.md').map(({ rule }) => rule);
};
interface Stale {
  readonly file: string;
  readonly since: string | null;
  readonly changes: readonly { line: number; before: string | null; now: string | null; change: string }[];
}

test('recorded blocks leave everything else of the file as it was', () => {
  const text = read(german);
  expect(text.replace(/translatedFrom:\n(?: .*\n?)+? # a remark\n/, from)).toBe(
    front('Der Hafen', 'hafen', from) + uebersetzt.join('\n\n'),
  );
  expect(text).toMatch(
    /translatedFrom:\n {2}locale: en\n {2}updatedAt: 2026-11-01\n {2}blocks:\n {4}\["[0-9a-f]{10}", /,
  );
});

test('a translation that follows its original is not stale', async () => {
  expect(await stale()).toEqual([]);
  expect(await rules()).toEqual([]);
});

test('what changed in the original is listed, with what stood there before', async () => {
  edit(original, 'about 12 ships', 'about 14 ships');
  edit(original, 'updatedAt: 2026-11-01', 'updatedAt: 2026-11-20');
  expect(await stale()).toMatchObject([
    {
      file: 'articles/harbour/de.md',
      since: '2026-11-20',
      changes: [
        {
          change: 'changed',
          line: 7,
          before: 'The first paragraph is about 12 ships.',
          now: 'The first paragraph is about 14 ships.',
        },
      ],
    },
  ]);
  const { output } = await terminal.run('stale', 'articles/harbour/de.md');
  expect(output).toContain('articles/harbour/de.md: 1 of 4 blocks changed, since 2026-11-20');
  expect(output).toMatch(
    / {2}- The first paragraph is about 12 ships\.\n {2}\+ The first paragraph is about 14 ships\./,
  );
});

test('the check names a stale translation, and what it lacks is no error', async () => {
  edit(original, 'about 12 ships', 'about 14 ships');
  const { output, exitCode } = await terminal.run('check');
  expect(output).toContain('de.md:6:1 warning translation-stale: The original has changed since: 1 block.');
  expect(exitCode).toBe(0);
});

test('a translation seen to be right is not stale any more, and keeps the reason', async () => {
  edit(original, 'The second one', 'The second paragraph');
  const { exitCode } = await terminal.run('stale', '--seen', 'harbour', 'de', '--reason', 'says: the same “thing”');
  expect(exitCode).toBe(0);
  expect(await stale()).toEqual([]);
  expect(read(german)).toContain('reason: "says: the same “thing”"');
  expect(await rules()).toEqual([]);
});

test('a translation that was changed follows its original again', async () => {
  edit(original, 'about 12 ships', 'about 14 ships');
  expect(await stale()).toHaveLength(1);
  edit(german, 'von 12 Schiffen', 'von 14 Schiffen');
  await terminal.run('stale', '--done', 'harbour', 'de');
  expect(await stale()).toEqual([]);
  expect(read(german)).not.toContain('seen:');
  expect(await rules()).toEqual([]);
});

test('a minor edit of the original makes none of its translations stale', async () => {
  edit(original, 'The second one', 'The second paragraph');
  await terminal.run('stale', '--minor', 'harbour');
  expect(await stale()).toEqual([]);
  expect(await rules()).toEqual([]);
});

test('a record that was raised while no word changed is an error, until the words follow or somebody has seen it', async () => {
  expect(await rules()).toEqual([]);
  edit(original, 'The second one', 'The second paragraph');
  const before = read(german);
  await terminal.run('stale', '--seen', 'harbour', 'de');
  const raised = read(german).replace(/ {2}seen:\n.*\n/, '');
  terminal.write(german, raised);
  expect(await rules()).toEqual(['translation-raised']);
  expect((await terminal.run('check')).exitCode).toBe(1);
  terminal.write(german, raised.replace('Der zweite', 'Der zweite Absatz'));
  expect(await rules()).toEqual([]);
  terminal.write(german, before);
  expect(await rules()).toEqual(['translation-stale']);
});

test('the same against a state that git knows, where nothing was remembered', async () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], { cwd: terminal.folder });
  writeFileSync(join(terminal.folder, '.gitignore'), 'data\n');
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  edit(original, 'The second one', 'The second paragraph');
  await terminal.run('stale', '--seen', 'harbour', 'de');
  terminal.write(german, read(german).replace(/ {2}seen:\n.*\n/, ''));
  git('commit', '-qam', 'raised');
  const { output } = await terminal.run('check', '--since', 'HEAD~1', '--format', 'json');
  expect(JSON.parse(output)).toMatchObject([{ file: 'articles/harbour/de.md', rule: 'translation-raised' }]);
  expect((await terminal.run('check', '--since', 'nowhere')).errors).toContain('git knows no state “nowhere”');
});

test('what git remembers is shown although nobody indexed it', async () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
      cwd: terminal.folder,
      encoding: 'utf8',
    });
  writeFileSync(join(terminal.folder, '.gitignore'), 'data\n');
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  edit(original, 'about 12 ships', 'about 13 ships');
  git('commit', '-qam', 'second');
  await terminal.run('stale', '--minor', 'harbour');
  expect(read(german)).toContain(`commit: "${git('rev-parse', 'HEAD').trim()}"`);
  edit(original, 'about 13 ships', 'about 15 ships');
  git('commit', '-qam', 'third');
  const [found] = await stale();
  expect(found).toMatchObject({ changes: [{ before: 'The first paragraph is about 13 ships.' }] });
  expect(found?.since).toMatch(/^\d{4}-\d{2}-\d{2}T/);
});

test('what cannot be done is said', async () => {
  expect((await terminal.run('stale', '--seen', 'harbour')).errors).toContain('an article and a locale');
  expect((await terminal.run('stale', '--seen', 'harbour', 'fr')).errors).toContain('translation of “harbour”');
  expect((await terminal.run('stale', '--minor')).errors).toContain('--minor takes');
  expect((await terminal.run('stale', '--minor', '--record', 'harbour')).errors).toContain('one of');
  expect((await terminal.run('stale', 'nothing')).errors).toContain('There is no article “nothing”');
});
