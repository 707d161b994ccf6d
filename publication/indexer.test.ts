import { chmodSync, renameSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestingPublication } from './testing-publication.ts';

let publication: TestingPublication;

beforeEach(async () => {
  publication = new TestingPublication();
  publication.article('harbour', { en: { title: 'Good', body: 'Good words.' }, de: { title: 'Gut', slug: 'hafen' } });
  publication.article('other', { en: {} });
  await publication.look();
});
afterEach(() => publication.remove());

const title = (article: string, locale = 'en') => publication.archive.text(article, locale)?.title;
const front = (more: string, body = 'A.') => `---\ntitle: New\nslug: harbour\nstandfirst: S\n${more}---\n${body}\n`;
const en = 'articles/harbour/en.md';
const yaml = 'articles/harbour/article.yaml';
const article = { originalLocale: 'en', authors: 'editor', section: 'news', publishedAt: '2026-11-01' };
const articleYaml = (more: Partial<typeof article> | { hero: string }) => {
  const { authors, hero, ...rest } = { hero: '', ...article, ...more };
  const lines = Object.entries(rest).map(([key, value]) => `${key}: ${value}`);
  return [...lines, `authors: [${authors}]`, ...(hero ? [`hero: { file: ${hero} }`] : [])].join('\n');
};

/** Each: what a file becomes, and what is found. */
const mistakes: readonly [what: string, file: string, source: string | Uint8Array, found: string][] = [
  ['broken YAML', en, front('title: "A\n'), `${en}:5 yaml`],
  ['YAML without end', en, front(`a: ${'['.repeat(100_000)}\n`), `${en}:5 yaml`],
  ['a missing field', en, front('').replace('standfirst: S\n', ''), `${en}:2 field`],
  ['an empty file', en, '', `${en}:1 front-matter-missing`],
  ['an unknown block', en, front('', '::banner'), `${en}:6 unknown-block`],
  ['a missing picture', en, front('', '::figure{src="none.jpg"}'), `${en}:6 picture-missing`],
  ['a date that is none', en, front('updatedAt: 2026-02-30\n'), `${en}:5 no-such-date`],
  ['bytes that are not UTF-8', en, new Uint8Array([45, 45, 45, 10, 0xff]), `${en}:1 not-utf-8`],
  ['raw HTML', en, front('', '<script>x</script>'), `${en}:6 raw-html`],
  ['blocks without end', en, front('', ':::note\n'.repeat(2000)), `${en}:106 nested-too-deep`],
  ['a slug that is taken', en, front('').replace('harbour', 'other'), `${en}:3 slug-taken`],
  ['an unknown author', yaml, articleYaml({ authors: 'nobody' }), `${yaml}:4 unknown-author`],
  ['an unknown section', yaml, articleYaml({ section: 'sports' }), `${yaml}:2 unknown-section`],
  ['a date of the article that is none', yaml, articleYaml({ publishedAt: '2026-13-01' }), `${yaml}:3 no-such-date`],
  ['an original that is not there', yaml, articleYaml({ originalLocale: 'ja' }), `${yaml}:1 original-missing`],
  ['an article without braces', yaml, 'originalLocale: en\n}', `${yaml}:2 yaml`],
];

test.each(mistakes)(
  '%s: the last good text stays, over a restart too, until it is mended',
  async (_w, file, source, found) => {
    publication.write(file, source);
    publication.article('other', { en: { title: 'Goes on' } });
    expect(await publication.look()).not.toContain('article:harbour');
    expect(publication.findings()).toContain(found);
    expect([title('harbour'), title('harbour', 'de'), title('other')]).toEqual(['Good', 'Gut', 'Goes on']);
    publication.restart();
    await publication.look();
    expect(publication.findings()).toContain(found);
    expect([title('harbour'), title('harbour', 'de')]).toEqual(['Good', 'Gut']);
    publication.article('harbour', { en: { title: 'Mended' }, de: { title: 'Gut', slug: 'hafen' } });
    expect(await publication.look()).toContain('article:harbour');
    expect([title('harbour'), publication.findings()]).toEqual(['Mended', []]);
  },
);

test('a credit is one text for every locale, or one for each and the default for the others', async () => {
  const picture = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#123456' } })
    .jpeg()
    .toBuffer();
  publication.write('articles/harbour/hero.jpg', picture);
  const credited = async (credit: string) => {
    publication.write(yaml, `${articleYaml({})}\nhero: { file: hero.jpg, credit: ${credit} }\n`);
    await publication.look();
    return ['en', 'de'].map((locale) => publication.archive.text('harbour', locale)?.hero?.credit);
  };
  expect(await credited('Nadia')).toEqual(['Nadia', 'Nadia']);
  expect(await credited('{ en: Nadia, de: Nadja }')).toEqual(['Nadia', 'Nadja']);
  expect(await credited('{ en: Nadia, ar: نادية }')).toEqual(['Nadia', 'Nadia']);
  expect(await credited('""')).toEqual(['', '']);
  expect(publication.findings()).not.toContainEqual(expect.stringContaining('field'));
  expect(await credited('[Nadia]')).toEqual(['', '']);
  expect(publication.findings()).toContainEqual(expect.stringMatching(/article\.yaml:\d+ field/));
});

test('a look that is ended early leaves what it took in, and the next one takes in the rest', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `added-${index}`);
  for (const name of names) publication.article(name, { en: { title: name, slug: name } });
  const taken = () => names.filter((name) => title(name) === name).length;
  await expect(publication.indexer.scan(AbortSignal.abort())).rejects.toThrow('aborted');
  expect(taken()).toBeLessThan(names.length);
  expect(title('harbour')).toBe('Good');
  await publication.look();
  expect(taken()).toBe(names.length);
});

test('a file of 50 MB is not read', async () => {
  truncateSync(join(publication.content, en), 50_000_000);
  await publication.look();
  expect([title('harbour'), publication.findings()]).toEqual(['Good', [`${en}:1 too-large`]]);
});

test('a symbolic link in place of a text leads nowhere; the last good text stays', async () => {
  publication.write('../outside.md', front('').replace('New', 'Secret'));
  publication.erase(en);
  symlinkSync(join(publication.content, '../outside.md'), join(publication.content, en));
  symlinkSync(join(publication.content, '..'), join(publication.content, 'articles/everything'));
  await publication.look();
  const found = ['articles/everything:1 symbolic-link', `${en}:1 symbolic-link`];
  expect([title('harbour'), publication.findings()]).toEqual(['Good', found]);
  publication.article('harbour', { en: { title: 'Mended' }, de: { title: 'Gut', slug: 'hafen' } });
  await publication.look();
  expect(title('harbour')).toBe('Mended');
});

test('what the system does not let us read is named and stays; the rest goes on', async () => {
  const asNobody = async (work: () => Promise<unknown>) => {
    // Nothing is closed to root.
    if (process.geteuid?.() !== 0) return work();
    process.seteuid?.(65_534);
    try {
      return await work();
    } finally {
      process.seteuid?.(0);
    }
  };
  for (const folder of ['', 'articles', 'articles/other']) chmodSync(join(publication.content, folder), 0o755);
  chmodSync(join(publication.content, '..'), 0o755);
  publication.article('harbour', { en: { title: 'Closed' } });
  chmodSync(join(publication.content, en), 0);
  chmodSync(join(publication.content, 'articles/other'), 0);
  await asNobody(() => publication.look());
  expect(publication.findings()).toEqual([`${en}:1 unreadable`, 'articles/other:1 unreadable']);
  expect([title('harbour'), title('other')]).toEqual(['Good', 'The other']);
  chmodSync(join(publication.content, en), 0o644);
  chmodSync(join(publication.content, 'articles/other'), 0o755);
  await asNobody(() => publication.look());
  expect([title('harbour'), title('other'), publication.findings()]).toEqual(['Closed', 'The other', []]);
});

test('a content folder that is away for a moment takes nothing with it', async () => {
  renameSync(publication.content, `${publication.content}-away`);
  await expect(publication.look()).rejects.toThrow(/ENOENT/);
  expect(title('harbour')).toBe('Good');
  renameSync(`${publication.content}-away`, publication.content);
  expect(await publication.look()).toEqual(new Set());
});

test('a broken publication.yaml or section keeps the last good one', async () => {
  publication.write('publication.yaml', 'name: [');
  publication.write('sections/news.yaml', 'name: { en: Changed }\n');
  await publication.look();
  publication.restart();
  await publication.look();
  const { config, sections } = publication.archive.documents;
  expect([config.name.en, sections[0]?.name.en]).toEqual(['Daily', 'News']);
  expect(publication.findings()).toContain('publication.yaml:1 yaml');
  publication.erase('publication.yaml');
  await publication.look();
  expect(publication.archive.documents.config.name.en).toBe('Daily');
  expect(publication.findings()).toContain('publication.yaml:1 publication-missing');
});

test('an alias that is a live slug is named on the article that has it, and the slug wins', async () => {
  publication.article('other', { en: { aliases: ['harbour'] } });
  await publication.look();
  expect(publication.findings()).toEqual(['articles/other/en.md:5 alias-taken']);
  expect(publication.archive.textAt('en', 'harbour')?.article).toBe('harbour');
  publication.article('harbour', { en: { slug: 'quay' } });
  await publication.look();
  expect(publication.findings()).toEqual([]);
});

test.each([
  ['published earlier', { publishedAt: '2026-10-01' }, {}, 'zoo'],
  ['published earlier, to the minute', { publishedAt: '2026-10-01T08:30' }, { publishedAt: '2026-10-01T08:31' }, 'zoo'],
  ['whose folder comes first', {}, {}, 'ant'],
])('of two texts with one slug that are new together, the one %s gets it', async (_what, zoo, ant, winner) => {
  publication.article('ant', { en: { slug: 'animal' }, de: { slug: 'ameise' } }, ant);
  publication.article('zoo', { en: { slug: 'animal' } }, zoo);
  await publication.look();
  const loser = winner === 'zoo' ? 'ant' : 'zoo';
  expect(publication.archive.textAt('en', 'animal')?.article).toBe(winner);
  expect(title('ant', 'de')).toBe('The ant');
  expect(publication.indexer.findings()).toMatchObject([
    { file: `articles/${loser}/en.md`, line: 3, rule: 'slug-taken', values: { article: winner } },
  ]);
  await publication.look();
  expect(publication.archive.textAt('en', 'animal')?.article).toBe(winner);
});

test('three texts with one slug: the earliest gets it, in whatever order they are read', async () => {
  for (const [id, publishedAt] of [
    ['c', '2026-10-01'],
    ['a', '2026-10-03'],
    ['b', '2026-10-02'],
  ] as const) {
    publication.article(id, { en: { slug: 'animal' } }, { publishedAt });
  }
  await publication.look();
  expect(publication.archive.textAt('en', 'animal')?.article).toBe('c');
  expect(publication.findings()).toEqual(['articles/a/en.md:3 slug-taken', 'articles/b/en.md:3 slug-taken']);
});

test('a draft takes no address from a text that readers have', async () => {
  publication.article('ant', { en: { slug: 'animal', draft: true } }, { publishedAt: '2026-10-01' });
  publication.article('zoo', { en: { slug: 'animal' } });
  await publication.look();
  expect(publication.archive.textAt('en', 'animal')?.article).toBe('zoo');
});

test('an address that a text has had is not taken by another that is added', async () => {
  publication.article('ant', { en: { slug: 'harbour' } }, { publishedAt: '2020-01-01' });
  await publication.look();
  expect(publication.archive.textAt('en', 'harbour')?.article).toBe('harbour');
  expect(publication.findings()).toEqual(['articles/ant/en.md:3 slug-taken']);
});

test('a slug that becomes free goes to the text that waits for it', async () => {
  publication.article('late', { en: { slug: 'harbour' }, de: { slug: 'harbour' } });
  await publication.look();
  expect([title('late'), title('late', 'de')]).toEqual([undefined, 'The late']);
  publication.erase('articles/harbour');
  await publication.look();
  expect([title('late'), publication.findings()]).toEqual(['The late', []]);
});

test('an article whose folder gets another name stays where readers find it', async () => {
  renameSync(join(publication.content, 'articles/harbour'), join(publication.content, 'articles/after-harbour'));
  await publication.look();
  expect([title('harbour'), title('after-harbour'), publication.findings()]).toEqual([undefined, 'Good', []]);
  expect(publication.archive.textAt('de', 'hafen')?.article).toBe('after-harbour');
});

test('a slug may go on from text to text at once', async () => {
  publication.article('another', { en: { slug: 'another' } });
  await publication.look();
  publication.article('another', { en: { slug: 'harbour' } });
  publication.article('harbour', { en: { slug: 'other' }, de: { slug: 'hafen' } });
  publication.article('other', { en: { slug: 'quay' } });
  await publication.look();
  const found = ['harbour', 'other', 'quay'].map((slug) => publication.archive.textAt('en', slug)?.article);
  expect([found, publication.findings()]).toEqual([['another', 'harbour', 'other'], []]);
});

test('an author who comes later mends the article that names them', async () => {
  publication.article('early', { en: {} }, { authors: ['newcomer'] });
  await publication.look();
  expect(title('early')).toBeUndefined();
  publication.write('authors/newcomer/author.yaml', 'name: { en: N }\n');
  await publication.look();
  expect([title('early'), publication.findings()]).toEqual(['The early', []]);
});

test('a severity of publication.yaml decides whether a text is taken over', async () => {
  publication.article('harbour', { en: { title: 'With HTML', body: '<b>x</b>' } });
  await publication.look();
  expect(title('harbour')).toBe('Good');
  const settings = JSON.stringify({
    ...publication.archive.documents.config,
    checks: { severities: { 'raw-html': 'hint' } },
  });
  publication.write('publication.yaml', settings);
  await publication.look();
  expect([title('harbour'), publication.findings()]).toEqual(['With HTML', [`${en}:6 raw-html`, `${en}:6 raw-html`]]);
});
