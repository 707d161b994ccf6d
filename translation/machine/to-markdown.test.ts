import { expect, test } from 'vitest';
import { readInline, readUnits } from './read-units.ts';
import { toMarkdown } from './to-markdown.ts';
import { wordsOf } from './unit.ts';

test.each([
  'See [the page](https://a.example "Title") and **all *of* it**.',
  'Costs 5 * 3 and snake_case stay.',
  'Run `a | b`, look at <https://a.example> or https://b.example/x.',
  'One line  \nand the next.',
])('%s reads back as it was typed', (source) => {
  expect(toMarkdown(readInline(source), 'paragraph', '')).toBe(source);
});

test.each([
  ['Das *ist* alles', 'Das \\*ist\\* alles'],
  ['# Nummer eins', '\\# Nummer eins'],
  ['1. Mai', '1\\. Mai'],
  ['[x](y)', '\\[x\\](y)'],
  [':::note', '\\:::note'],
])('%s is written so that it is not read as markup', (words, markdown) => {
  const written = toMarkdown([words], 'paragraph', '');
  expect(written).toBe(markdown);
  expect(wordsOf(readInline(written ?? ''))).toBe(words);
});

test('an address that the original does not have has no way of writing', () => {
  expect(toMarkdown(['Siehe https://evil.example/x jetzt'], 'paragraph', '')).toBeUndefined();
});

test('marks leave emphasis that could not be closed before them', () => {
  const [, strong] = readInline('a **b**');
  if (typeof strong !== 'object') throw new Error('There is emphasis.');
  const pieces = ['これは', { mark: strong.mark, children: ['「重要」'] }, 'です。'];
  expect(toMarkdown(pieces, 'paragraph', '')).toBe('これは「**重要**」です。');
});

test('a bar in a cell stays a bar in a cell', () => {
  expect(toMarkdown(['a | b'], 'cell', '')).toBe('a \\| b');
});

test('fields, attributes, descriptions of pictures, cells, items and notes are units; code is none', () => {
  const source = `---
title: "A title"
slug: a
hero:
  alt: A picture
---
## Head

- one ![a cat](cat.jpg)

| a | b |
| --- | --- |
| 1 | two |

:::note{title="Look"}
Words.[^1]
:::

::figure[Below]{src="x.jpg" alt="A dog"}

::link-card{href="https://a.example" title="Their title"}

\`\`\`
code
\`\`\`

[^1]: A note.
`;
  expect(
    readUnits(source).map(({ pieces, start, end, container }) => [
      container,
      wordsOf(pieces, '…'),
      source.slice(start, end),
    ]),
  ).toEqual([
    ['field', 'A title', '"A title"'],
    ['field', 'A picture', 'A picture'],
    ['heading', 'Head', 'Head'],
    ['alt', 'a cat', 'a cat'],
    ['paragraph', 'one …', 'one ![a cat](cat.jpg)'],
    ['cell', 'a', 'a'],
    ['cell', 'b', 'b'],
    ['cell', '1', '1'],
    ['cell', 'two', 'two'],
    ['attribute', 'Look', 'Look'],
    ['paragraph', 'Words.…', 'Words.[^1]'],
    ['attribute', 'A dog', 'A dog'],
    ['paragraph', 'Below', 'Below'],
    ['paragraph', 'A note.', 'A note.'],
  ]);
});
