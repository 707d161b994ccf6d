import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestingTerminal } from '../testing-terminal.ts';

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());

const greeting = '---\nsubject: A subject\npreheader: A preheader\n---\nGood morning.\n';

/** Each: the file with the mistake, what it holds, and where which rule must find it. */
const mistakes: readonly [file: string, content: string, line: number, rule: string, named: string][] = [
  ['2026-11-06/edition.yaml', 'untranslated: omit\narticles: [first,\n  nowhere]\n', 3, 'edition-article', 'nowhere'],
  ['2026-11-07/edition.yaml', 'untranslated: omit\n', 1, 'field', 'articles'],
  ['2026-11-08/edition.yaml', 'articles: [first]\nbestOf: { days: 7, count: 5 }\n', 1, 'field', 'articles'],
  ['2026-11-09/edition.yaml', 'articles: [first]\nuntranslated: maybe\n', 2, 'field', 'untranslated'],
  ['2026-11-10/edition.yaml', 'bestOf:\n  days: 0\n  count: 5\n', 2, 'field', 'bestOf.days'],
  ['2026-11-11/en.md', greeting, 1, 'edition-missing', 'edition.yaml'],
  ['2026-11-12/en.md', greeting.replace('preheader: A preheader\n', ''), 2, 'field', 'preheader'],
  ['2026-11-12/de.md', greeting.replace('A subject', '"A subject\\nBcc: all"'), 2, 'field', 'subject'],
  ['2026-11-12/fr.md', `${greeting}\n<b onclick="x()">Good</b>\n`, 7, 'raw-html', 'onclick'],
  ['2026-02-30/edition.yaml', 'articles: [first]\n', 1, 'edition-date', '2026-02-30'],
  ['next-week/edition.yaml', 'articles: [first]\n', 1, 'edition-date', 'next-week'],
];

let found: { file: string; line: number; rule: string; severity: string; message: string }[];

beforeAll(async () => {
  await terminal.run('init', 'content', '--time-zone', 'Europe/Berlin');
  terminal.write(
    'content/articles/first/article.yaml',
    'originalLocale: en\nauthors: [editor]\nsection: news\npublishedAt: 2026-11-01\n',
  );
  terminal.write('content/editions/2026-11-05/edition.yaml', 'articles: [first]\n');
  terminal.write('content/editions/2026-11-05/en.md', greeting);
  terminal.write('content/editions/2026-11-12/edition.yaml', 'articles: [first]\n');
  for (const [file, content] of mistakes) terminal.write(`content/editions/${file}`, content);
  const { output } = await terminal.run('check', 'content/editions', '--format', 'json');
  found = JSON.parse(output) as typeof found;
});

test.each(mistakes)('%s: %j', (file, _content, line, rule, named) => {
  const own = found.filter((finding) => finding.file === `editions/${file}`);
  expect(own.map((finding) => [finding.line, finding.rule])).toContainEqual([line, rule]);
  expect(own.map(({ message }) => message).join('\n')).toContain(named);
});

test('an edition without mistakes has no finding', () => {
  expect(found.filter(({ file }) => file.startsWith('editions/2026-11-05/'))).toEqual([]);
});
