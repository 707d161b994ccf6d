import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Run, TestingTerminal } from '../testing-terminal.ts';

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());

const article = (more = '') => `originalLocale: en\nauthors: [editor]\nsection: news\npublishedAt: 2026-11-01\n${more}`;
const text = (slug: string, body = 'Text.', more = '') =>
  `---\ntitle: A title\nslug: ${slug}\nstandfirst: A standfirst\n${more}---\n${body}\n`;

/** Each: the file with the mistake, what it holds, and where which rule must find it. */
const mistakes: readonly [file: string, content: string | Uint8Array, line: number, rule: string][] = [
  ['yaml/article.yaml', 'originalLocale: en\nauthors: [editor\nsection: news\n', 3, 'yaml'],
  ['yaml-text/en.md', '---\ntitle: A\nslug: "yaml\nstandfirst: A\n---\n', 4, 'yaml'],
  ['aliases-of-aliases/article.yaml', `${article()}topics: *none\n`, 1, 'yaml'],
  ['field/en.md', '---\ntitle: A title\nslug: field\n---\nText.\n', 2, 'field'],
  ['field-twice/en.md', '---\ntitle: A\nslug: No Slug\n---\n', 3, 'field'],
  ['author/article.yaml', article().replace('editor', 'nobody'), 2, 'unknown-author'],
  ['section/article.yaml', article().replace('news', 'sports'), 3, 'unknown-section'],
  ['topic/article.yaml', article('topics: [chess]\n'), 5, 'unknown-topic'],
  ['behind/article.yaml', article().replace('editor', 'nobody'), 2, 'unknown-author'],
  ['behind/en.md', text('behind', 'A.\n\n<b onclick="x()">'), 8, 'raw-html'],
  ['block/en.md', text('block', 'A.\n\n:::banner\nB\n:::'), 8, 'unknown-block'],
  ['same-slug/en.md', text('taken'), 3, 'slug-taken'],
  ['shadow/en.md', text('shadow', 'A.', 'aliases: [taken]\n'), 5, 'alias-taken'],
  ['own-alias/en.md', text('own', 'A.', 'aliases: [own]\n'), 5, 'alias-taken'],
  ['picture/en.md', text('picture', 'A.\n\n::figure{src="none.jpg"}'), 8, 'picture-missing'],
  ['hero/article.yaml', article('hero: { file: none.jpg }\n'), 5, 'picture-missing'],
  ['hero-type/article.yaml', article('hero: { file: drawing.svg }\n'), 5, 'field'],
  ['picture-type/en.md', text('picture-type', 'A.\n\n::figure{src="drawing.svg"}'), 8, 'picture-type'],
  ['picture-elsewhere/en.md', text('picture-elsewhere', 'A.\n\n::figure{src="a/b.jpg"}'), 8, 'picture-missing'],
  ['no-picture/article.yaml', article('hero: { file: fake.jpg }\n'), 5, 'picture-broken'],
  ['date/en.md', text('date', 'A.', 'updatedAt: 2026-02-30\n'), 5, 'no-such-date'],
  ['date-yaml/article.yaml', article().replace('2026-11-01', '2026-13-01'), 4, 'no-such-date'],
  ['date-made/en.md', text('date-made', 'A.', 'provenance: { kind: machine, date: 2026-02-30 }\n'), 5, 'no-such-date'],
  ['bytes/en.md', new Uint8Array([...Buffer.from('---\ntitle: '), 0xff, 0xfe]), 1, 'not-utf-8'],
  ['front/en.md', 'No front matter.\n', 1, 'front-matter-missing'],
  ['script/en.md', text('script', 'A.\n\n[b](javascript:alert(1))'), 8, 'unsafe-link'],
  ['script-hidden/en.md', text('script-hidden', '[b](<java&#10;script:alert(1)>)'), 6, 'unsafe-link'],
  ['script-card/en.md', text('script-card', '::link-card{href="javascript:alert(1)" title="x"}'), 6, 'unsafe-link'],
  ['handler/en.md', text('handler', 'A.\n\nB <img src=x onerror=alert(1)> C'), 8, 'raw-html'],
  ['comment/en.md', text('comment', '<!-- a --><script>alert(1)</script>'), 6, 'raw-html'],
  ['data/en.md', text('data', 'A.\n\n[b](data:text/html;base64,PHNjcmlwdD4=)'), 8, 'unsafe-link'],
  ['locale/xx.md', text('locale'), 1, 'unknown-locale'],
  ['percent/en.md', text('percent', '[a](../%zz/en.md)'), 6, 'link-target-missing'],
];

let run: Run;
let found: { file: string; line: number; column: number; rule: string; severity: string; message: string }[];

beforeAll(async () => {
  await terminal.run('init', 'content', '--time-zone', 'Europe/Berlin');
  const folder = (file: string) => `content/articles/${file.split('/')[0]}`;
  for (const [file] of mistakes) {
    terminal.write(`${folder(file)}/article.yaml`, article());
    terminal.write(`${folder(file)}/en.md`, text(file.split('/')[0] ?? ''));
  }
  terminal.write('content/articles/no-picture/fake.jpg', 'not a picture');
  terminal.write('content/articles/first/article.yaml', article());
  terminal.write('content/articles/first/en.md', text('taken'));
  for (const [file, content] of mistakes) terminal.write(`content/articles/${file}`, content);
  terminal.write('content/articles/large/article.yaml', article());
  terminal.write('content/articles/large/en.md', text('large'));
  truncateSync(join(terminal.folder, 'content/articles/large/en.md'), 50_000_000);
  terminal.write('outside/secret.md', text('secret'));
  const outside = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  terminal.write('outside/private.jpg', outside);
  mkdirSync(join(terminal.folder, 'content/articles/linked'));
  terminal.write('content/articles/linked/article.yaml', article('hero: { file: hero.jpg }\n'));
  symlinkSync(join(terminal.folder, 'outside/secret.md'), join(terminal.folder, 'content/articles/linked/en.md'));
  symlinkSync(join(terminal.folder, 'outside/private.jpg'), join(terminal.folder, 'content/articles/linked/hero.jpg'));
  terminal.write('content/pages/about/en.md', '---\ntitle: A\nslug: about\ndescription: D\n---\n<iframe src="x">\n');
  terminal.write('content/authors/editor/en.md', 'Writes.\n\n[x](javascript:alert(1))\n');
  run = await terminal.run('check', '--format', 'json');
  found = JSON.parse(run.output);
});

test.each(mistakes)('%s is found', (file, _content, line, rule) => {
  expect(
    found.filter((finding) => finding.file === `articles/${file}`).map((finding) => [finding.line, finding.rule]),
  ).toContainEqual([line, rule]);
});

test.each([
  ['articles/large/en.md', 1, 'too-large'],
  ['articles/linked/en.md', 1, 'symbolic-link'],
  ['articles/linked/hero.jpg', 1, 'symbolic-link'],
  ['articles/linked/article.yaml', 5, 'symbolic-link'],
  ['pages/about/en.md', 6, 'raw-html'],
  ['authors/editor/en.md', 3, 'unsafe-link'],
])('%s:%i %s', (file, line, rule) => {
  expect(found.filter((finding) => finding.file === file)).toMatchObject([{ line, rule }]);
});

test('every mistake of a file is named, not only the first', () => {
  const fields = found.filter(({ file }) => file === 'articles/field-twice/en.md');
  expect(fields.map(({ message }) => message)).toEqual([
    expect.stringContaining('standfirst'),
    expect.stringContaining('slug'),
  ]);
});

test('nothing else is found, and errors make it fail', () => {
  const expected = new Set(mistakes.map(([file]) => `articles/${file}`));
  const others = found.filter(({ file }) => !expected.has(file)).map(({ file }) => file);
  expect(others.sort()).toEqual([
    'articles/large/en.md',
    'articles/linked/article.yaml',
    'articles/linked/en.md',
    'articles/linked/hero.jpg',
    'authors/editor/en.md',
    'pages/about/en.md',
  ]);
  expect(run.exitCode).toBe(1);
});

test('a record has every key, null for what is not known', () => {
  expect(found.find(({ file }) => file === 'articles/section/article.yaml')).toEqual({
    file: 'articles/section/article.yaml',
    line: 3,
    column: 1,
    endLine: null,
    endColumn: null,
    rule: 'unknown-section',
    severity: 'error',
    message: 'There is no section “sports”. Create sections/sports.yaml or name another.',
    suggestion: null,
    locale: null,
  });
  expect(found.find(({ file }) => file === 'articles/block/en.md')).toMatchObject({ locale: 'en' });
});

test('paths choose what is shown, from the content folder or from here', async () => {
  for (const path of ['content/articles/date', 'articles/date/en.md']) {
    const { output, exitCode } = await terminal.run('check', path);
    expect(output.split('\n').slice(0, 2)).toEqual([
      'content/articles/date/en.md:5:1 error no-such-date: The field “updatedAt” names a date that does not exist: 2026-02-30',
      expect.stringMatching(/^1 error, 0 warnings, 0 hints/),
    ]);
    expect(exitCode).toBe(1);
  }
  const outside = await terminal.run('check', 'outside');
  expect(outside).toMatchObject({ exitCode: 1, errors: expect.stringContaining('not in the content folder') });
});

test('warnings alone do not make it fail; GitHub gets annotations', async () => {
  const { output, exitCode } = await terminal.run('check', 'content/articles/percent', '--format', 'github');
  expect(output).toMatch(
    /^::warning file=content\/articles\/percent\/en\.md,line=6,col=1,title=link-target-missing::The link/,
  );
  expect(output).toContain('../%25zz/en.md');
  expect(exitCode).toBe(0);
});

test('messages speak the language asked for; an unknown one is refused', async () => {
  const german = await terminal.run('check', 'articles/date', '--language', 'de-AT');
  expect(german.output).toContain('2026-02-30');
  expect(german.output).not.toContain('names a date');
  expect((await terminal.run('check', '--language', 'not a tag')).exitCode).toBe(1);
});
