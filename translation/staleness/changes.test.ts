import { expect, test } from 'vitest';
import { blockHash, type HashedBlock } from './block-hash.ts';
import { blockChanges } from './changes.ts';

const blocks = (words: string): HashedBlock[] =>
  words.split(' ').map((source, index) => ({ hash: blockHash(source), source, line: index + 1 }));
const changes = (before: string, now: string) =>
  blockChanges(
    blocks(before).map(({ hash }) => hash),
    blocks(now),
  ).map((change) => [
    before.split(' ').find((word) => blockHash(word) === change.before) ?? '',
    change.now?.source ?? '',
  ]);

test.each([
  ['a b c', 'a b c', []],
  ['a b c', 'a x c', [['b', 'x']]],
  ['a b c', 'a b c d', [['', 'd']]],
  ['a b c', 'b c', [['a', '']]],
  [
    'a b c d e',
    'a x c e f',
    [
      ['b', 'x'],
      ['d', ''],
      ['', 'f'],
    ],
  ],
  ['a a b', 'a b', [['a', '']]],
] as const)('%s → %s', (before, now, expected) => {
  expect(changes(before, now)).toEqual(expected);
});

test('ten thousand blocks that are all others are compared at once', () => {
  const words = (letter: string) => Array.from({ length: 10_000 }, (_, index) => letter + index).join(' ');
  expect(
    blockChanges(
      blocks(words('a')).map(({ hash }) => hash),
      blocks(words('b')),
    ),
  ).toHaveLength(10_000);
});
