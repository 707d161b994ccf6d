import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../../tests/fixtures/reference-faults.ts';
import { TestingTerminal } from '../testing-terminal.ts';

// What the check finds in a content folder: translations beside their originals, mended and accepted, and nothing twice.

const terminal = new TestingTerminal();
afterAll(() => terminal.remove());

interface Found {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly severity: string;
  readonly locale: string;
}

const yaml = 'originalLocale: en\nauthors: [editor]\nsection: news\npublishedAt: 2026-11-01\n';
const titles: Readonly<Record<string, string>> = {
  en: 'A calm sea',
  de: 'Ruhige See',
  fr: 'Une mer calme',
  es: 'Un mar en calma',
  ar: 'بحر هادئ',
  ja: '静かな海',
};
const text = (locale: string, slug: string, body: string, more = '') =>
  `---\ntitle: ${titles[locale]}\nslug: ${slug}\nstandfirst: ${titles[locale]}\n${more}---\n${body}\n`;
const write = (id: string, texts: Record<string, string>) => {
  terminal.write(`content/articles/${id}/article.yaml`, yaml);
  for (const [locale, source] of Object.entries(texts)) terminal.write(`content/articles/${id}/${locale}.md`, source);
};
const check = async (...words: string[]) => {
  const { output, exitCode, errors } = await terminal.run('check', ...words, '--format', 'json');
  return { found: JSON.parse(output) as Found[], exitCode, errors };
};
const read = (path: string) => readFileSync(join(terminal.folder, path), 'utf8');

beforeAll(async () => {
  await terminal.run('init', 'content', '--locales', 'en,de,fr,es,ar,ja', '--time-zone', 'Europe/Berlin');
  for (const [index, { locale, original, wrong, right }] of faults.entries()) {
    write(`wrong-${index}`, {
      en: text('en', `wrong-${index}`, original),
      [locale]: text(locale, `falsch-${index}`, wrong),
    });
    write(`right-${index}`, {
      en: text('en', `right-${index}`, original),
      [locale]: text(locale, `richtig-${index}`, right),
    });
  }
  await check();
}, 60_000);

test.each(faults.map((fault, index) => [fault.fault, fault.locale, fault.rule, index] as const))(
  'fault %s in %s is an error of %s in its line; the right text has none',
  async (_fault, locale, rule, index) => {
    const { found, exitCode } = await check(`articles/wrong-${index}`);
    expect(found.filter(({ severity }) => severity === 'error')).toContainEqual(
      expect.objectContaining({ file: `articles/wrong-${index}/${locale}.md`, rule, line: 6, locale }),
    );
    expect(exitCode).toBe(1);
    const right = await check(`articles/right-${index}`);
    expect(right.found.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  },
);

test('an accepted finding is silent, with its reason; one that no longer applies is found', async () => {
  const shout = 'DER STURM WAR VORBEI UND ALLE GINGEN HEIM.';
  const accept = (rule: string, reason = 'quoted from a poster') =>
    `accept:\n  - { rule: ${rule}, text: DER STURM, reason: "${reason}" }\n`;
  const body = 'The storm was over and everybody went home.';
  const write2 = (more: string, words = shout) =>
    write('poster', { en: text('en', 'poster', body), de: text('de', 'plakat', words, more) });
  const rules = async () => (await check('articles/poster')).found.filter(({ severity }) => severity !== 'hint');
  write2(accept('all-caps'));
  expect(await rules()).toEqual([]);
  write2(accept('all-caps', ''));
  expect(await rules()).toMatchObject([{ rule: 'accept-without-reason' }, { rule: 'all-caps' }]);
  for (const none of ['', ', reason: null']) {
    write2(`accept:\n  - { rule: all-caps, text: DER STURM${none} }\n`);
    expect(await rules()).toMatchObject([{ rule: 'accept-without-reason' }, { rule: 'all-caps' }]);
  }
  write2(accept('all-caps'), 'Der Sturm war vorbei, und alle gingen heim.');
  expect(await rules()).toMatchObject([{ rule: 'accept-unused', line: 6 }]);
});

test('a draft’s errors are warnings: nobody reads it yet', async () => {
  write('draft', {
    en: text('en', 'draft', 'The crew slept.'),
    de: text('de', 'entwurf', 'Die Mannschaft schlief .', 'draft: true\n'),
  });
  const { found, exitCode } = await check('articles/draft');
  expect(found).toContainEqual(expect.objectContaining({ rule: 'space-before-stop', severity: 'warning' }));
  expect(exitCode).toBe(0);
});

test('what a machine wrote and nobody read is an error, unless publication.yaml allows it', async () => {
  const settings = read('content/publication.yaml');
  write('machine', {
    en: text('en', 'machine', 'The crew slept.'),
    de: text(
      'de',
      'maschine',
      'Die Mannschaft schlief.',
      'provenance: { kind: machine, engine: X, date: 2026-11-01 }\n',
    ),
  });
  const errors = async () => (await check('articles/machine')).found.filter(({ severity }) => severity === 'error');
  expect(await errors()).toMatchObject([{ rule: 'machine-unreviewed', line: 5, locale: 'de' }]);
  terminal.write('content/publication.yaml', `${settings}\nmachineTranslation: { publishUnreviewed: [de] }\n`);
  expect(await errors()).toEqual([]);
  terminal.write('content/publication.yaml', `${settings}\nmachineTranslation: { publishUnreviewed: [fr] }\n`);
  expect(await errors()).toHaveLength(1);
  terminal.write('content/publication.yaml', settings);
});

test('an original that changes has its translations looked at anew', async () => {
  write('moves', {
    en: text('en', 'moves', 'See [this](https://a.example/x).'),
    de: text('de', 'zieht-um', 'Siehe [dies](https://a.example/x).'),
  });
  const rules = async () => (await check('articles/moves')).found.map(({ rule, locale }) => `${locale} ${rule}`);
  expect(await rules()).not.toContain('de link-missing');
  write('moves', { en: text('en', 'moves', 'See [this](https://a.example/x) and [that](https://b.example/y).') });
  expect(await rules()).toContain('de link-missing');
});

test('a link to a text that comes to exist, or goes, is looked at anew', async () => {
  write('target', { en: text('en', 'target', 'Words.') });
  write('linking', {
    en: text('en', 'linking', 'See [the target](../target/en.md).'),
    de: text('de', 'verweist', 'Siehe [das Ziel](../target/en.md).'),
  });
  const rules = async () => (await check('articles/linking')).found.map(({ rule, locale }) => `${locale} ${rule}`);
  expect(await rules()).not.toContain('de link-locale');
  write('target', { de: text('de', 'ziel', 'Worte.') });
  expect(await rules()).toContain('de link-locale');
  terminal.write('content/articles/target/article.yaml', 'broken: [');
  terminal.write('content/articles/linking/en.md', text('en', 'linking', 'See [the target](../target/fr.md).'));
  expect(await rules()).toContain('en link-target-missing');
  write('target', { fr: text('fr', 'cible', 'Des mots.') });
  expect(await rules()).not.toContain('en link-target-missing');
});

test('--fix mends what is certain and nothing else, twice is once, and all other bytes stay', async () => {
  const body = 'Die Mannschaft  schlief , sagt man. Das “Wort” bleibt.\r\n\r\nZweiter Absatz.';
  const source = text('de', 'mannschaft', body, '# ein Kommentar  mit zwei Leerzeichen\n').replace('slug', 'slug');
  write('fixed', { en: text('en', 'fixed', 'The crew  slept.'), de: `\uFEFF${source}` });
  const path = join(terminal.folder, 'content/articles/fixed/de.md');
  chmodSync(path, 0o640);
  const before = readFileSync(path);
  const { errors } = await check('articles/fixed/de.md', '--fix');
  const after = readFileSync(path);
  expect(errors).toMatch(/articles\/fixed\/de\.md: \d+ mended/);
  expect(after.subarray(0, 3)).toEqual(before.subarray(0, 3));
  expect(after.toString()).toContain('# ein Kommentar  mit zwei Leerzeichen\n');
  expect(after.toString()).toContain('Die Mannschaft schlief, sagt man.');
  expect(after.toString()).toContain('\r\n\r\nZweiter Absatz.');
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(read('content/articles/fixed/en.md')).toContain('The crew  slept.');
  await check('articles/fixed/de.md', '--fix');
  expect(readFileSync(path)).toEqual(after);
});

test('--since shows only what differs from a state of git, and translations whose original does', async () => {
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], { cwd: terminal.folder });
  writeFileSync(join(terminal.folder, '.gitignore'), 'data\n');
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'first');
  const files = async () => [...new Set((await check('--since', 'HEAD')).found.map(({ file }) => file))];
  expect(await files()).toEqual([]);
  terminal.write('content/articles/wrong-0/en.md', `${read('content/articles/wrong-0/en.md')}\nOne line more.\n`);
  expect(await files()).toContain('articles/wrong-0/de.md');
  git('checkout', '-q', '.');
  terminal.write('content/articles/wrong-1/fr.md', `${read('content/articles/wrong-1/fr.md')}\nUne ligne de plus.\n`);
  write('brand-new', { en: text('en', 'brand-new', 'A new one .') });
  expect((await files()).sort()).toEqual(['articles/brand-new/en.md', 'articles/wrong-1/fr.md']);
});

/** Paragraphs that share neither an address nor a number with those of another seed. */
function strange(word: string, from: number): string {
  const paragraphs = Array.from({ length: 12 }, (_, index) => {
    const number = from + index * 7;
    return `A ${word} number ${number} is [here](https://${word}.example/${number}) in \`${word}_${number}\`.`;
  });
  return paragraphs.join('\n\n');
}

/** Each: an original, a translation that is no good, and what is said of it. Nothing may crash or hang. */
const bad: readonly [what: string, original: string, translation: string, rule: string][] = [
  ['texts that have nothing to do with each other', strange('ship', 1), strange('rezept', 500), 'unrelated-texts'],
  ['an empty translation', 'The crew slept.', '', 'translation-empty'],
  ['five megabytes', 'The crew slept.', 'Die Mannschaft schlief. '.repeat(200_000), 'text-too-long'],
  ['everything unclosed', 'The crew slept.', `${'[('.repeat(3000)} „ « ** _ \` <b`, 'markup-too-deep'],
];

test.each(bad)('%s: a clear finding, soon', async (_what, original, translation, rule) => {
  write('bad', { en: text('en', 'bad', original), de: text('de', 'schlecht', translation) });
  const { found } = await check('articles/bad');
  expect(found.map((one) => one.rule)).toContain(rule);
  write('bad', { en: text('en', 'bad', 'The crew slept.'), de: text('de', 'schlecht', 'Die Mannschaft schlief.') });
});

test.each(['sw', 'hi', 'tr'])('a locale without rules of its own, %s, gets what is general', async (locale) => {
  await terminal.run('init', `content-${locale}`, '--locales', `en,${locale}`, '--time-zone', 'UTC');
  const folder = `content-${locale}/articles/other`;
  terminal.write(`${folder}/article.yaml`, yaml);
  terminal.write(
    `${folder}/en.md`,
    '---\ntitle: A\nslug: other\nstandfirst: S\n---\nSee [this](https://a.example/x) 12.\n',
  );
  terminal.write(`${folder}/${locale}.md`, '---\ntitle: B\nslug: xyz\nstandfirst: T\n---\nKuona  12.\n');
  const run = await terminal.run(
    'check',
    '--pair',
    `${folder}/en.md`,
    `${folder}/${locale}.md`,
    '--from',
    'en',
    '--to',
    locale,
    '--format',
    'json',
  );
  const rules = (JSON.parse(run.output) as Found[]).map(({ rule }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['link-missing', 'double-space']));
});

test('the messages of the interface are looked at where they are', async () => {
  terminal.write('messages/en.json', '{ "form": { "title": "Subscribe to {name}", "send": "Send" } }');
  terminal.write('messages/de.json', '{\n  "form": {\n    "title": "Abonnieren"\n  }\n}');
  const { found, exitCode } = await check('messages');
  expect(found).toMatchObject([
    { file: '../messages/de.json', line: 3, rule: 'message-arguments', locale: 'de' },
    { file: '../messages/de.json', line: 3, rule: 'message-missing', locale: 'de' },
  ]);
  expect(exitCode).toBe(1);
});
