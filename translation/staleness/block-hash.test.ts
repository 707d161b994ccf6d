import { expect, test } from 'vitest';
import { blockHash, hashedBlocks } from './block-hash.ts';

const text =
  '---\ntitle: "A title"\nslug: a\nstandfirst: Words\n---\nFirst.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';

test('fields come first, then the body; lists and tables are taken apart', () => {
  expect(hashedBlocks(text).map(({ source, line }) => [line, source])).toEqual([
    [2, 'A title'],
    [4, 'Words'],
    [6, 'First.'],
    [8, 'one'],
    [9, 'two'],
    [11, '| a | b |'],
    [13, '| 1 | 2 |'],
  ]);
});

test('line breaks, indents and forms of letters make no difference, words do', () => {
  expect(blockHash('Caf\u00e9\n  au lait ')).toBe(blockHash('Cafe\u0301 au lait'));
  expect(blockHash('one')).not.toBe(blockHash('two'));
  expect(blockHash('one')).toMatch(/^[0-9a-f]{10}$/);
});

test('a slug, a date or the status is no block: readers do not read them in the text', () => {
  const changed = text.replace('slug: a', 'slug: b\nupdatedAt: 2026-11-25');
  expect(hashedBlocks(changed).map(({ hash }) => hash)).toEqual(hashedBlocks(text).map(({ hash }) => hash));
});

test('a block with three colons is its first line: what stands inside are blocks of their own', () => {
  const note = hashedBlocks(':::note{title="N"}\nWords.\n:::\n');
  expect(note.map(({ source }) => source)).toEqual([':::note{title="N"}', 'Words.']);
});
