import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TestingTerminal } from '../testing-terminal.ts';

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());

interface Answer {
  readonly id: string | number | null;
  readonly line?: number;
  readonly error?: string;
  readonly findings?: readonly { readonly rule: string; readonly line: number; readonly locale: string }[];
}

async function checkPairs(lines: readonly unknown[]) {
  const typed = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  terminal.write('lists/list.ndjson', typed.join('\n'));
  const { output, exitCode } = await terminal.run('check', '--pairs', 'lists/list.ndjson');
  const answers = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
  return { answers, exitCode };
}

test('many pairs, as texts and as files beside the list, are answered one by one', async () => {
  terminal.write('lists/en.md', 'See [the log](https://a.example/log).\n');
  terminal.write('lists/de.md', 'Siehe das Logbuch.\n');
  const { answers, exitCode } = await checkPairs([
    { id: 'texts', original: 'It has 30 masts.\n', translation: 'Es hat 30 Masten.\n', from: 'en', to: 'de' },
    '',
    { id: 2, original: 'en.md', translation: 'de.md', from: 'en', to: 'de' },
    { id: 3, original: 'It has 30 masts.\n', translation: 'Ina milingoti 31.\n', from: 'en', to: 'sw' },
    { id: 4, original: 'It has masts.\n', translation: '', from: 'en', to: 'no such locale' },
  ]);
  expect(answers.map(({ id, findings }) => [id, findings?.map(({ rule }) => rule)])).toEqual([
    ['texts', []],
    [2, ['link-missing']],
    [3, ['number-differs']],
    [4, ['translation-empty']],
  ]);
  expect(answers[1]?.findings?.[0]).toMatchObject({ file: 'de.md', line: 1, locale: 'de' });
  expect(exitCode).toBe(1);
});

test('a text may be of one line, however long, and no name ends the run', async () => {
  const { answers, exitCode } = await checkPairs([
    { id: 'short', original: 'It has 30 masts.', translation: 'Es hat 31 Masten.', from: 'en', to: 'de' },
    { id: 'long', original: 'It rains. '.repeat(500), translation: 'Es regnet. '.repeat(500), from: 'en', to: 'de' },
    { id: 'unspaced', original: 'It has 30 masts.', translation: '帆柱は31本ある。', from: 'en', to: 'ja' },
    { id: 'no path', original: 'It rains.\0', translation: 'Es regnet.', from: 'en', to: 'de' },
    { id: 'no file', original: `${'a'.repeat(300)}.md`, translation: 'Es regnet.', from: 'en', to: 'de' },
    { id: 'last', original: 'It rains.', translation: 'Es regnet.', from: 'en', to: 'de' },
  ]);
  const rulesOf = (id: string) => answers.find((answer) => answer.id === id)?.findings?.map(({ rule }) => rule);
  expect(rulesOf('short')).toEqual(['number-differs']);
  expect(rulesOf('unspaced')).toEqual(['number-differs']);
  expect(rulesOf('long')).toBeDefined();
  expect(answers.find(({ id }) => id === 'no file')?.error).toContain('There is no file');
  expect(answers.at(-1)).toEqual({ id: 'last', findings: [] });
  expect(answers).toHaveLength(6);
  expect(exitCode).toBe(1);
});

test('pairs without an error end well', async () => {
  const { exitCode } = await checkPairs([
    `\ufeff${JSON.stringify({ id: 1, original: 'It rains.\n', translation: 'Es regnet.\n', from: 'en', to: 'de' })}`,
  ]);
  expect(exitCode).toBe(0);
});

test('a line that is none, and a file that is none, are named, and the others go on', async () => {
  mkdirSync(join(terminal.folder, 'lists/folder'), { recursive: true });
  const { answers, exitCode } = await checkPairs([
    'not JSON',
    '[1, 2]',
    'null',
    { id: 'half', original: 'It rains.\n' },
    { id: 'none', original: 'nowhere.md', translation: 'Es regnet.\n', from: 'en', to: 'de' },
    { id: 'folder', original: 'folder', translation: 'Es regnet.\n', from: 'en', to: 'de' },
    { id: 'good', original: 'It rains.\n', translation: 'Es regnet.\n', from: 'en', to: 'de' },
  ]);
  expect(answers.map(({ line, error }) => [line, typeof error])).toEqual([
    ...[1, 2, 3, 4, 5, 6].map((line) => [line, 'string']),
    [undefined, 'undefined'],
  ]);
  expect(answers.at(-1)).toEqual({ id: 'good', findings: [] });
  expect(exitCode).toBe(1);
});

test.each(['lists/nowhere.ndjson', 'lists'])('a list that is no file is named: %s', async (list) => {
  const { errors, exitCode } = await terminal.run('check', '--pairs', list);
  expect(errors).toContain(`There is no file ${list}.`);
  expect(exitCode).toBe(1);
});

test('what is no language tag is said to be none, and the option is named', async () => {
  terminal.write('lists/en.md', 'It rains.\n');
  terminal.write('lists/de.md', 'Es regnet.\n');
  const pair = ['check', '--pair', 'lists/en.md', 'lists/de.md'] as const;
  const wrong = await terminal.run(...pair, '--from', 'en', '--to', 'xx_YY!!');
  expect(wrong.errors).toContain('--to is no language tag: “xx_YY!!”');
  expect(wrong.exitCode).not.toBe(0);
  expect((await terminal.run(...pair, '--from', '?', '--to', 'de')).errors).toContain('--from is no language tag');
  expect((await terminal.run(...pair, '--from', 'en_GB', '--to', 'sw')).errors).not.toContain('language tag');
});
