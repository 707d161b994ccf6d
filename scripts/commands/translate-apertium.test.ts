import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseDocument } from '../../translation/document/document.ts';
import { TestingTerminal } from '../testing-terminal.ts';

let terminal: TestingTerminal;
beforeEach(() => {
  terminal = new TestingTerminal();
});
afterEach(() => terminal.remove());

/** Debian's package apertium-eng-spa. */
const pairs = spawnSync('apertium', ['-l'], { encoding: 'utf8' }).stdout ?? '';
const command = 'apertium -u -f html-noent eng-spa';

const meridian = (path: string) => readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');

/** What a text holds beside words: kinds of blocks, addresses, code, notes, in their order. */
function skeleton(source: string): string[] {
  const { blocks } = parseDocument(source);
  return blocks.map(({ kind, detail, segments }) => {
    const markup = segments.flatMap(({ inlines }) =>
      inlines.map((inline) => `${inline.kind} ${inline.target.replace(/\/(?:en|es)\.md$/, '')}`),
    );
    return `${kind} ${detail}: ${markup.sort((a, b) => (a < b ? -1 : 1)).join(', ')}`;
  });
}

// Where the engine is not installed, the command says so; nothing is written then.
test('an article goes through a real engine into Spanish and reads back whole', { timeout: 120_000 }, async () => {
  const [article, original] = ['articles/msra-vancouver', meridian('articles/msra-vancouver/en.md')];
  terminal.write('content/publication.yaml', meridian('publication.yaml'));
  for (const name of ['article.yaml', 'en.md'])
    terminal.write(`content/${article}/${name}`, meridian(`${article}/${name}`));
  terminal.environment = { PATH: process.env.PATH ?? '', TRANSLATION_COMMAND: command };
  const { exitCode, errors } = await terminal.run('translate', 'msra-vancouver', '--to', 'es');
  if (!/^\s*eng-spa\s*$/m.test(pairs)) {
    expect(exitCode).toBe(1);
    expect(errors).toContain('The command cannot be run');
    return;
  }
  const made = readFileSync(join(terminal.folder, 'content', article, 'es.md'), 'utf8');
  expect(errors).not.toContain('left in en');
  expect(exitCode).toBe(0);
  expect(skeleton(made)).toEqual(skeleton(original));
  expect(made).toContain('engine: "apertium"');
  expect(made).toContain('Las empresas chinas');
});
