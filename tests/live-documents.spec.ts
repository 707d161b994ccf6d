import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import Database from 'better-sqlite3';
import { parseDocument } from 'yaml';
import { writeArticle } from './article-files.ts';
import { test } from './own-server.ts';
import type { RunningServer } from './running-server.ts';
import { articlePath, expect, frontOf } from './site.ts';

const soon = 15_000;
const mark = 'Nobody wrote this sentence.';

/** Changes fields of a YAML file: `change(server, 'topics/chips.yaml', { 'name.en': 'Silicon' })`. */
function change(server: RunningServer, path: string, fields: Readonly<Record<string, string>>): void {
  const file = join(server.content, path);
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [field, value] of Object.entries(fields)) {
    document.setIn(field.startsWith('/') ? [field] : field.split('.'), value);
  }
  writeFileSync(file, document.toString());
}

/**
 * Slips a sentence into the index behind the server's back, where no file says it: a page that has it was rendered anew
 * since.
 */
function markText(server: RunningServer, article: string, locale: string): void {
  const index = new Database(join(server.data, 'content-index.sqlite'));
  const { changes } = index
    .prepare('update texts set body = body || ? where article = ? and locale = ?')
    .run(`\n\n${mark}\n`, article, locale);
  index.close();
  if (changes !== 1) throw new Error(`${article} in ${locale} is not in the index.`);
}

/** Loads the page of a text so that it is kept, and marks the text. @returns whether it was rendered anew since */
async function keep(request: APIRequestContext, server: RunningServer, article: string, locale: string) {
  const address = articlePath(article, locale);
  const { etag = '' } = (await request.get(address)).headers();
  markText(server, article, locale);
  return async () => {
    // Who has the page need not load it again while it is the same, be it pressed smaller meanwhile or not.
    const now = await request.get(address, { headers: { 'if-none-match': etag } });
    if (now.status() === 304) return false;
    expect(await now.text()).toContain(mark);
    return true;
  };
}

const says = (request: APIRequestContext, address: string, words: string) =>
  expect
    .poll(async () => (await (await request.get(address)).text()).includes(words), { timeout: soon, message: words })
    .toBe(true);

test('a change drops the pages that show it and no other', async ({ request, server }) => {
  await request.get('/ja');
  const others = await Promise.all([
    keep(request, server, 'euv-light', 'ja'),
    keep(request, server, 'data-centre-energy', 'de'),
    keep(request, server, 'turing-1950', 'en'),
  ]);
  const body = 'One more sentence.';
  writeArticle(server.content, 'one-more', {
    texts: { en: { title: 'One more', slug: 'one-more', body } },
    section: 'society',
  });
  await says(request, '/en/articles/one-more', body);
  await says(request, '/en/sections/society', 'One more');
  for (const renewed of others.slice(0, 2)) expect(await renewed()).toBe(false);

  change(server, 'publication.yaml', { 'name.en': 'The Meridian Line', 'brand.colours.accent': '#123456' });
  await says(request, '/en', 'The Meridian Line');
  await says(request, '/ja', '#123456');
  await says(request, '/en/feed.xml', 'The Meridian Line');
  await says(request, '/en/manifest.webmanifest', 'The Meridian Line');
  for (const renewed of others) expect(await renewed()).toBe(true);
});

test('a changed author, biography or topic drops the pages that name them', async ({ request, server }) => {
  const byAnother = await keep(request, server, 'arabic-tokens', 'es');
  const article = articlePath('euv-light', 'en');
  for (const address of [article, '/en/authors/ines-falk', '/en/topics/chips']) await request.get(address);
  change(server, 'authors/ines-falk/author.yaml', { 'name.en': 'Ines Falk-Smith' });
  for (const address of [article, '/en/authors/ines-falk', '/en/feed.xml'])
    await says(request, address, 'Ines Falk-Smith');
  writeFileSync(join(server.content, 'authors/ines-falk/en.md'), 'She has moved to Utrecht.\n');
  for (const address of [article, '/en/authors/ines-falk']) await says(request, address, 'She has moved to Utrecht.');
  change(server, 'topics/chips.yaml', { 'name.en': 'Silicon' });
  for (const address of [article, '/en/topics/chips']) await says(request, address, 'Silicon');
  expect(await byAnother()).toBe(false);
});

test('a changed static page drops itself alone', async ({ request, server }) => {
  const other = await keep(request, server, 'weather-models', 'fr');
  const { slug } = frontOf('pages', 'about', 'en');
  const file = join(server.content, 'pages/about/en.md');
  await request.get(`/en/${slug}`);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nA sentence at the end.\n`);
  await says(request, `/en/${slug}`, 'A sentence at the end.');
  expect(await other()).toBe(false);
});

test('a renamed section is named so everywhere, and its old address leads on', async ({ request, server }) => {
  await request.get('/en/imprint');
  change(server, 'sections/practice.yaml', { 'name.en': 'Craft', 'slug.en': 'craft' });
  await says(request, '/en/sections/craft', 'Craft');
  await says(request, '/en', '/en/sections/craft');
  await says(request, '/en/imprint', '/en/sections/craft');
  const old = await request.get('/en/sections/practice');
  expect([old.status(), old.headers().location]).toEqual([308, '/en/sections/craft']);
});

test('a broken publication.yaml leaves everything as it was', async ({ request, server }) => {
  const before = await (await request.get('/de')).text();
  const file = join(server.content, 'publication.yaml');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, 'name: [');
  writeArticle(server.content, 'meanwhile', { texts: { en: { title: 'Meanwhile', slug: 'meanwhile' } } });
  await says(request, '/en/articles/meanwhile', 'Meanwhile');
  expect(await (await request.get('/de')).text()).toBe(before);
  writeFileSync(file, good);
});

test('redirects of an earlier system are taken in while it runs', async ({ request, server }) => {
  const ask = async (address: string) => {
    const answer = await request.get(address);
    return [answer.status(), answer.headers().location];
  };
  expect(await ask('/about-us.html')).toEqual([308, '/en/about']);
  expect(await ask('/2001/an-old-page.php?id=7')).toEqual([404, undefined]);
  change(server, 'redirects.yaml', { '/2001/an-old-page.php': '/ar' });
  await expect.poll(() => ask('/2001/an-old-page.php?id=7'), { timeout: soon }).toEqual([308, '/ar']);
});
