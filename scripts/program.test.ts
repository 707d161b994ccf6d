import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretKeys } from '../config/secrets.ts';
import { verifyPreview } from '../publication/preview-token.ts';
import { TestingTerminal } from './testing-terminal.ts';

let terminal: TestingTerminal;
beforeEach(() => {
  terminal = new TestingTerminal();
});
afterEach(() => terminal.remove());

const read = (path: string) => readFileSync(join(terminal.folder, path), 'utf8');
const clean = async () =>
  expect(await terminal.run('check')).toMatchObject({
    exitCode: 0,
    output: expect.stringMatching(/^0 errors, 0 warnings/),
  });

const init = (locales = 'en,de') =>
  terminal.run(
    'init',
    'content',
    '--name',
    'The Gazette #1 [daily]',
    '--locales',
    locales,
    '--time-zone',
    'Asia/Tokyo',
  );

test('init makes a publication without findings, in all languages that Broadsheet speaks and in one that it does not', async () => {
  const { exitCode, output } = await init('fr,en,de,es,ar,ja,pt-BR');
  expect(exitCode).toBe(0);
  expect(output).toContain('CONTENT_DIR=content npm start');
  const { output: checked } = await terminal.run('check', '--format', 'json');
  const found = JSON.parse(checked) as { file: string; rule: string; severity: string }[];
  // What Broadsheet has no words for is left in English, and the check says so.
  expect(found.filter(({ severity }) => severity !== 'hint')).toMatchObject([
    { file: 'articles/welcome/pt-BR.md', rule: 'left-over-language', severity: 'warning' },
  ]);
  expect(readdirSync(join(terminal.folder, 'content/pages')).sort()).toEqual(['about', 'imprint', 'privacy']);
  expect(read('content/pages/privacy/pt-BR.md')).toContain('title: "Privacy"');
  expect(read('content/pages/privacy/ja.md')).toContain('プライバシー');
  expect(read('content/publication.yaml')).toContain('defaultLocale: fr');
  expect(read('content/articles/welcome/article.yaml')).toContain('publishedAt: 2026-11-24T21:00');
});

test.each(['en,zh-Hant', 'zh-Hant,en', 'ko,ru', 'el,hi,he', 'de,sr-Latn,th', 'pt-BR,ja', 'ar,fa'])(
  'a publication in %s passes its own check, and its first article can be read',
  async (locales) => {
    await init(locales);
    expect(await terminal.run('check')).toMatchObject({ exitCode: 0, output: expect.stringContaining('0 errors') });
    expect(read(`content/articles/welcome/${locales.split(',')[0]}.md`)).not.toContain('draft:');
  },
);

test('init leaves a folder alone that holds anything, and refuses what is no locale or zone', async () => {
  terminal.write('content/mine.txt', 'x');
  expect(await init()).toMatchObject({ exitCode: 1, errors: expect.stringContaining('not empty') });
  expect(readdirSync(join(terminal.folder, 'content'))).toEqual(['mine.txt']);
  const wrong = await terminal.run('init', 'other', '--locales', 'en,EN_us', '--time-zone', 'Mars/Base');
  expect(wrong.errors).toMatch(/--locales: “EN_us”[\s\S]*--time-zone: “Mars\/Base”/);
  expect(existsSync(join(terminal.folder, 'other'))).toBe(false);
});

test('new article makes a draft without findings', async () => {
  await init();
  const made = await terminal.run(
    'new',
    'article',
    'harbour-strike',
    '--locale',
    'de',
    '--title',
    '  Streik: „Größe“ & Über [x] #1 ',
  );
  expect(made.exitCode).toBe(0);
  await clean();
  const text = read('content/articles/harbour-strike/de.md');
  expect(text).toContain('slug: streik-große-uber-x-1');
  expect(text).toContain('draft: true');
  expect(read('content/articles/harbour-strike/article.yaml')).toMatch(
    /originalLocale: de\nauthors: \[editor\]\nsection: news/,
  );
});

test.each([
  ['ja', /standfirst: "何が/],
  ['ar', /standfirst: "ماذا/],
  ['de-AT', /standfirst: "Was /],
  ['ko', /standfirst: "What /],
])('new article in %s has its words in that language, where Broadsheet speaks it', async (locale, standfirst) => {
  await init(`en,${locale}`);
  await terminal.run('new', 'article', 'one', '--locale', locale);
  expect(read(`content/articles/one/${locale}.md`)).toMatch(standfirst);
});

test('new article overwrites nothing, and its slug is free', async () => {
  await init();
  await terminal.run('new', 'article', 'one', '--title', 'Harbour');
  expect(read('content/articles/one/en.md')).toMatch(/slug: harbour\n/);
  const before = read('content/articles/one/en.md');
  expect(await terminal.run('new', 'article', 'one')).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('there already'),
  });
  expect(read('content/articles/one/en.md')).toBe(before);
  await terminal.run('new', 'article', 'two', '--title', 'Harbour');
  expect(read('content/articles/two/en.md')).toMatch(/slug: harbour-2\n/);
  await clean();
});

test.each([
  [['new', 'article', 'a', '--section', 'sports'], /section “sports”[\s\S]*news/],
  [['new', 'article', 'a', '--author', 'nobody'], /author “nobody”[\s\S]*editor/],
  [['new', 'article', 'a', '--locale', 'fr'], /locale “fr”[\s\S]*en[\s\S]*de/],
  [['new', 'article', '../a'], /no name for an article/],
  [['new', 'translation', 'nothing', 'de'], /article “nothing”[\s\S]*welcome/],
  [['new', 'translation', 'welcome', 'fr'], /locale “fr”/],
  [['new', 'translation', 'welcome', 'de'], /there already/],
  [['preview', 'nothing'], /article “nothing”[\s\S]*welcome/],
  [['preview', '../../etc'], /article/],
  [['preview', 'welcome', '--locale', 'fr'], /“fr”[\s\S]*en[\s\S]*de/],
  [['preview', 'welcome', '--expires', 'soon'], /“soon” is not a time/],
  [['demo', 'archive', '--texts', 'many', '--dir', 'x'], /whole number/],
  [['demo', 'archive', '--texts', '5', '--dir', 'content'], /not empty/],
  [['nothing'], /unknown command/],
  [['check', '--nothing'], /unknown option/],
])('%j is refused with what exists', async (words, message) => {
  await init();
  const { exitCode, errors, output } = await terminal.run(...words);
  expect(exitCode).toBe(1);
  expect(errors).toMatch(message);
  expect(output).toBe('');
});

test('new translation begins with the original, says of which state, and passes the check', async () => {
  await init();
  terminal.write(
    'content/articles/story/article.yaml',
    'originalLocale: en\nauthors: [editor]\nsection: news\npublishedAt: 2026-11-01\n',
  );
  terminal.write(
    'content/articles/story/en.md',
    '---\ntitle: "A: b"\nslug: willkommen\nstandfirst: S\nupdatedAt: 2026-11-03T10:15\naliases: [old]\n---\nSee [this](../welcome/en.md) and [that](https://x.example/en.md).\n',
  );
  const { exitCode } = await terminal.run('new', 'translation', 'story', 'de');
  expect(exitCode).toBe(0);
  expect((await terminal.run('check')).exitCode).toBe(0);
  const text = read('content/articles/story/de.md');
  expect(text).toMatch(
    /^translatedFrom:\n {2}locale: en\n {2}updatedAt: 2026-11-03T10:15\n {2}blocks:\n {4}\["[0-9a-f]{10}", /m,
  );
  expect(text).toContain('draft: true');
  expect(text).toContain('slug: willkommen-2');
  expect(text).not.toContain('aliases:');
  expect(text).toContain('See [this](../welcome/de.md) and [that](https://x.example/en.md).');
});

test('preview prints a link that opens the text until it expires', async () => {
  await init();
  await terminal.run('new', 'article', 'story', '--locale', 'de');
  const token = (output: string) => output.trim().replace('https://news.example/desk/preview/', '');
  const keys = () => secretKeys({ env: {}, dataDir: terminal.dataDir });
  const day = await terminal.run('preview', 'story');
  expect(verifyPreview(keys(), token(day.output), terminal.now)).toEqual({
    ok: true,
    article: 'story',
    locale: 'de',
    expires: terminal.now + 86_400_000,
  });
  const short = await terminal.run('preview', 'welcome', '--locale', 'de', '--expires', '30m');
  expect(verifyPreview(keys(), token(short.output), terminal.now + 1_800_000)).toEqual({
    ok: false,
    reason: 'expired',
  });
});

test('preview shows the first draft where the original is not there yet', async () => {
  await init('en,de,fr');
  await terminal.run('new', 'article', 'story', '--locale', 'fr');
  const path = 'content/articles/story/article.yaml';
  terminal.write(path, read(path).replace('originalLocale: fr', 'originalLocale: en'));
  expect((await terminal.run('preview', 'story')).errors).toContain('in fr');
});

test.each([
  [],
  ['check'],
  ['preview'],
  ['new'],
  ['new', 'article'],
  ['new', 'translation'],
  ['init'],
  ['database'],
  ['database', 'backup'],
  ['database', 'restore'],
  ['database', 'migrate'],
  ['database', 'check'],
  ['database', 'copy'],
  ['subscribers'],
  ['subscribers', 'import'],
  ['subscribers', 'export'],
  ['subscribers', 'erase'],
  ['subscribers', 'show'],
  ['demo'],
  ['demo', 'archive'],
  ['demo', 'pictures'],
])('%s %s --help shows an example and needs no settings', async (...words) => {
  const { exitCode, output } = await terminal.run(...words.filter((word) => word !== undefined), '--help');
  expect(exitCode).toBe(0);
  expect(output).toContain('Example:\n  npm run broadsheet -- ');
});
