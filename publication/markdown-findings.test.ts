import { expect, test } from 'vitest';
import { markdownFindings } from './markdown-findings.ts';

const found = (body: string) =>
  markdownFindings('a.md', body, 10).map(({ line, column, rule, severity }) => `${line}:${column} ${rule} ${severity}`);

test.each([
  ['[a](javascript:x)', '10:1 unsafe-link error'],
  ['[a](JAVASCRIPT:x)', '10:1 unsafe-link error'],
  ['[a](vbscript:x)', '10:1 unsafe-link error'],
  ['[a](data:text/html,x)', '10:1 unsafe-link error'],
  ['a ![b](data:image/png;base64,AA)', '10:3 unsafe-link error'],
  ['[a](&#106;avascript:x)', '10:1 unsafe-link error'],
  ['[a](java&Tab;script:x)', '10:1 unsafe-link error'],
  ['[a](java&NewLine;script&colon;x)', '10:1 unsafe-link error'],
  ['[a](<java\tscript:x>)', '10:1 unsafe-link error'],
  ['[a](< javascript:x>)', '10:1 unsafe-link error'],
  ['[a](javascript\\:x)', '10:1 unsafe-link error'],
  ['<javascript:x>', '10:1 unsafe-link error'],
  ['a\n\n[a]: javascript:x', '12:1 unsafe-link error'],
  ['::link-card{href="data:x" title="T"}', '10:1 unsafe-link error'],
  ['> ::figure{src="data:x"}', '10:3 unsafe-link error'],
  ['a <span onclick="x()">', '10:3 raw-html error'],
  ['<!-- a --> <script>', '10:1 raw-html error'],
  ['- <svg onload=x>', '10:3 raw-html error'],
  ['> :::banner\n> a\n> :::', '10:3 unknown-block error'],
  ['1. a\n\n   ::embed{src="x"}', '12:4 unknown-block error'],
  [':::note{onclick="x()"}\nA\n:::', '10:1 unknown-attribute warning'],
  ['::contents{.wide}', '10:1 unknown-attribute warning'],
])('%j is reported: %s', (body, finding) => {
  expect(found(body)).toEqual([finding]);
});

test('every mistake is named, with its end', () => {
  const findings = markdownFindings('a.md', '<b>\n\n[a](javascript:x) and ![c](data:x)\n', 3);
  expect(
    findings.map(({ rule, line, column, endLine, endColumn }) => [rule, line, column, endLine, endColumn]),
  ).toEqual([
    ['raw-html', 3, 1, 3, 4],
    ['unsafe-link', 5, 1, 5, 18],
    ['unsafe-link', 5, 23, 5, 35],
  ]);
});

test.each([
  'A [link](https://a.example/data:x) and `javascript:alert(1)` in code, 1 < 2, a & b, c:d, 6:30.',
  '```html\n<script>alert(1)</script>\n:::banner\n```',
  '<!-- a note to ourselves -->\n\nText <https://a.example>, <desk@a.example>.',
  ':::figure{src="a.jpg" alt="A" credit="C" #place}\nCaption\n:::',
  ':::pull-quote{by="A"}\nB\n:::\n\n::contents\n\n::link-card{href="/en" title="T" source="S"}',
  'Escaped \\<b\\> and &lt;b&gt; and &amp; remain text. A colon:word stays.',
])('%j is in order', (body) => {
  expect(found(body)).toEqual([]);
});

test.each([
  ['quotations', `a\n${'>'.repeat(20_000)} b`, 11],
  ['lists on one line', '- '.repeat(5000), 10],
  ['lists by indentation', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'), 110],
  ['blocks never closed', ':::note\n'.repeat(5000), 110],
])('%s too deep inside one another are refused at the line', (_what, body, line) => {
  expect(found(body)).toEqual([`${line}:1 nested-too-deep error`]);
});

test('depth that an editor may reach is read', () => {
  const body = `${'> '.repeat(20)}a\n\n${'- '.repeat(10)}b\n\n${'- '.repeat(60)}\n\n:::note\n${'A\n\n'.repeat(300)}:::\n`;
  expect(found(body)).toEqual([]);
});

test('marks without end in a paragraph are refused at the line, before anybody parses them', () => {
  expect(found(`One.\n\n${'*a_'.repeat(10_000)}`)).toEqual(['12:1 markup-tangled error']);
  expect(found('[a](https://a.example) *b*\n\n'.repeat(2000))).toEqual([]);
});
