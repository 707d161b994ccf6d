import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestingTerminal } from '../testing-terminal.ts';

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());

const text = (slug: string, body: string) => `---\ntitle: T\nslug: ${slug}\nstandfirst: S\n---\n${body}\n`;
const articleYaml = 'originalLocale: en\nauthors: [editor]\nsection: news\npublishedAt: 2026-11-01\n';
let publication: string;

beforeAll(async () => {
  await terminal.run('init', 'content', '--time-zone', 'Europe/Berlin');
  publication = readFileSync(join(terminal.folder, 'content/publication.yaml'), 'utf8');
});

beforeEach(() => {
  terminal.write('content/articles/html/article.yaml', articleYaml);
  terminal.write('content/articles/html/en.md', text('html', 'A.\n\n<b>B</b>'));
  terminal.write('content/articles/link/article.yaml', articleYaml);
  terminal.write('content/articles/link/en.md', text('link', '[a](../none/en.md)'));
});

async function checked(severities: string) {
  terminal.write('content/publication.yaml', `${publication}\n${severities}`);
  const { output, exitCode } = await terminal.run('check', '--format', 'json');
  const found = JSON.parse(output) as { file: string; line: number; rule: string; severity: string; message: string }[];
  return { exitCode, found, rules: found.map(({ rule, severity }) => `${rule} ${severity}`) };
}

test('as they come: an error fails, a warning does not', async () => {
  expect(await checked('')).toMatchObject({
    exitCode: 1,
    rules: ['raw-html error', 'raw-html error', 'link-target-missing warning'],
  });
});

test('a lowered rule no longer fails, a raised one does', async () => {
  expect(await checked('checks: { severities: { raw-html: hint } }')).toMatchObject({
    exitCode: 0,
    rules: ['raw-html hint', 'raw-html hint', 'link-target-missing warning'],
  });
  expect(await checked('checks: { severities: { raw-html: off, link-target-missing: error } }')).toMatchObject({
    exitCode: 1,
    rules: ['link-target-missing error'],
  });
});

test('what makes a text unreadable cannot be lowered', async () => {
  terminal.write('content/articles/html/en.md', 'No front matter.');
  const { exitCode, found } = await checked('checks:\n  severities:\n    front-matter-missing: off\n');
  expect(exitCode).toBe(1);
  expect(found.find(({ file }) => file === 'publication.yaml')).toMatchObject({
    rule: 'field',
    line: publication.split('\n').length + 3,
    message: expect.stringContaining('checks.severities.front-matter-missing'),
  });
});

test('a severity for a rule that does not exist is named', async () => {
  const { exitCode, found } = await checked('checks:\n  severities:\n    raw-html: off\n    rawhtml: off\n');
  expect(found.filter(({ file }) => file === 'publication.yaml')).toMatchObject([
    { rule: 'unknown-rule', severity: 'warning', line: publication.split('\n').length + 4 },
  ]);
  expect(exitCode).toBe(0);
});

test('JSON says where a finding ends, where that is known', async () => {
  terminal.write('content/articles/html/en.md', text('Not a Slug', ''));
  const { found } = await checked('');
  expect(found.filter(({ file }) => file === 'articles/html/en.md')).toMatchObject([
    { line: 3, column: 1, endLine: 3, endColumn: 5, rule: 'field' },
  ]);
  expect(found.find(({ rule }) => rule === 'link-target-missing')).toMatchObject({ endLine: null, endColumn: null });
});
