import { expect, test } from 'vitest';
import { decodeUtf8, parseTextFile, parseYaml } from './front-matter.ts';
import { articleSchema, textSchema } from './schema.ts';

const front = 'title: T\nslug: s\nstandfirst: S\n';
const ending = 'provenance: { kind: human }\n';
const read = (source: string) => parseTextFile('a.md', source, textSchema);

test.each([
  ['plain', `---\n${front}---\nBody\n`, 'Body\n'],
  ['lines that end as on Windows', `---\n${front}---\nBody\n`.replaceAll('\n', '\r\n'), 'Body\r\n'],
  ['a map in braces before them', `---\n${front}${ending}---\nBody\n`.replaceAll('\n', '\r\n'), 'Body\r\n'],
  ['spaces behind the dashes', `--- \n${front}---  \nBody`, 'Body'],
  ['no body', `---\n${front}---`, ''],
  ['a rule in the body', `---\n${front}---\nA\n\n---\n\nB`, 'A\n\n---\n\nB'],
])('front matter is divided from the body: %s', (_what, source, body) => {
  const parsed = read(source);
  expect(parsed).toMatchObject({ data: { title: 'T', slug: 's', standfirst: 'S' }, body, findings: [] });
});

test.each(['', 'Body', '---\ntitle: T\n', ` ---\n${front}---\n`])('%j has no front matter', (source) => {
  expect(read(source)).toMatchObject({ body: source, findings: [{ line: 1, rule: 'front-matter-missing' }] });
});

test('lines and columns count in the file, and a nested field is named by its path', () => {
  const source = `---\n${front}hero:\n  alt: ""\nprovenance: { kind: alien }\naliases:\n  - ok\n  - Not ok\n---\n`;
  const places = read(source).findings.map(({ line, column, endColumn, values }) => [
    values.field,
    line,
    column,
    endColumn,
  ]);
  expect(places.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
    ['aliases.1', 8, 1, 8],
    ['hero.alt', 6, 3, 6],
    ['provenance.kind', 7, 15, 19],
  ]);
});

test.each([
  ['', 'is missing'],
  ['title: 1984\n', 'must be text: put quotation marks around it'],
  ['title: true\n', 'must be text: put quotation marks around it'],
  ['title: " "\n', 'must not be empty'],
])('a title written as %j says what to do', (title, reason) => {
  expect(read(`---\n${front.replace('title: T\n', title)}---\n`).findings).toMatchObject([
    { rule: 'field', values: { field: 'title', reason } },
  ]);
});

test('dates stay as they were typed, and a key given twice is a mistake', () => {
  const article = 'originalLocale: en\nauthors: [a]\nsection: s\npublishedAt: 2026-11-20T06:30\n';
  expect(parseYaml('a.yaml', article, articleSchema).data?.publishedAt).toBe('2026-11-20T06:30');
  const twice = parseYaml('a.yaml', `${article}section: t\n`, articleSchema);
  expect(twice.findings).toMatchObject([{ line: 5, rule: 'yaml' }]);
});

test('aliases that multiply, and names of our own objects, do no harm', () => {
  const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef']) {
    laughs.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(', ')}]`);
  }
  expect(parseYaml('a.yaml', laughs.join('\n'), articleSchema).findings).toMatchObject([{ line: 1, rule: 'yaml' }]);
  parseYaml('a.yaml', '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }', articleSchema);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test('a slug is one word of an address in any script', () => {
  const slugs = (slug: string) =>
    read(`---\n${front.replace('slug: s', `slug: ${JSON.stringify(slug)}`)}---\n`).data?.slug;
  expect(['hafen-2', 'الميناء', '人工知能', 'コーヒー', 'u\u0308ber'].map(slugs)).toEqual([
    'hafen-2',
    'الميناء',
    '人工知能',
    'コーヒー',
    'über',
  ]);
  for (const slug of ['A', 'a b', 'a/b', '..', 'a--b', '-a', 'a.md', '', 'a'.repeat(121), '%2e']) {
    expect(slugs(slug)).toBeUndefined();
  }
});

test('only UTF-8 is text; a byte order mark is none of it', () => {
  expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))).toBe('A');
  for (const bytes of [[0xff, 0xfe, 0x41, 0], [0xe9], [0xc0, 0x80], [0xed, 0xa0, 0x80]]) {
    expect(decodeUtf8(new Uint8Array(bytes))).toBeUndefined();
  }
});
