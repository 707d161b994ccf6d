import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { removeArticle, writeArticle, writeBrokenText, writeText } from './article-files.ts';
import { messagesOf } from './messages.ts';
import { test } from './own-server.ts';
import { expect, pathTo } from './site.ts';

/** What an editor changes must be live within this time, in milliseconds. */
const soon = 15_000;

const slugOf = (article: string) => `the-slug-of-${article}`;
const addressOf = (article: string, locale = 'en') =>
  pathTo(locale, messagesOf(locale).paths.articles, slugOf(article));
const text = (article: string, title: string) => ({ title, slug: slugOf(article) });

/** Waits until an address is answered with a status, and with words if any are given. */
async function becomes(request: APIRequestContext, address: string, status: number, words = ''): Promise<void> {
  const look = async () => {
    const response = await request.get(address);
    return [response.status(), (await response.text()).includes(words)];
  };
  await expect.poll(look, { timeout: soon, message: `${address} says “${words}”` }).toEqual([status, true]);
}

/** Waits until the server has looked at all that was changed before: until a change that comes after is live. */
async function settled(request: APIRequestContext, content: string, name: string): Promise<void> {
  writeArticle(content, `after-${name}`, { texts: { en: text(`after-${name}`, `After ${name}`) } });
  await becomes(request, addressOf(`after-${name}`), 200);
}

test('a new article stands everywhere it belongs', async ({ request, server }) => {
  const feed = '/en/feed.xml';
  for (const address of ['/en', feed, '/en/sections/society', '/en/authors/nora-whitfield', '/sitemap-1.xml']) {
    await request.get(address);
  }
  expect((await request.get(addressOf('new'))).status()).toBe(404);
  const publishedAt = new Date().toISOString();
  writeArticle(server.content, 'new', { publishedAt, topics: ['energy'], texts: { en: text('new', 'It is new') } });
  await becomes(request, addressOf('new'), 200, 'It is new');
  for (const address of ['/en', feed, '/en/feed.json', '/en/sections/society', '/en/authors/nora-whitfield']) {
    await becomes(request, address, 200, 'It is new');
  }
  await becomes(request, '/en/topics/energy', 200, 'It is new');
  await becomes(request, '/en/search?q=new+it', 200, slugOf('new'));
  await becomes(request, '/sitemap-1.xml', 200, slugOf('new'));
  await becomes(request, '/news-sitemap.xml', 200, slugOf('new'));
});

test('a changed text shows its new words', async ({ request, server }) => {
  writeArticle(server.content, 'changed', { texts: { en: text('changed', 'Before') } });
  await becomes(request, addressOf('changed'), 200, 'Before');
  const etag = (await request.get(addressOf('changed'))).headers().etag ?? '';
  writeText(server.content, 'changed', 'en', { ...text('changed', 'Afterwards'), body: 'Other words.' });
  await becomes(request, addressOf('changed'), 200, 'Other words.');
  const again = await request.get(addressOf('changed'), { headers: { 'If-None-Match': etag } });
  expect(again.status()).toBe(200);
  await becomes(request, '/en/sections/society', 200, 'Afterwards');
});

test('a translation that appears is linked from the others', async ({ request, server }) => {
  writeArticle(server.content, 'translated', { texts: { en: text('translated', 'In English') } });
  await becomes(request, addressOf('translated'), 200);
  expect((await request.get(addressOf('translated', 'ja'))).status()).toBe(404);
  writeText(server.content, 'translated', 'ja', { ...text('translated', '日本語で') });
  await becomes(request, addressOf('translated', 'ja'), 200, '日本語で');
  await becomes(request, addressOf('translated'), 200, `${addressOf('translated', 'ja')}"`);
});

test('a deleted text is not found, and a withdrawn one is gone', async ({ request, server }) => {
  for (const article of ['deleted', 'withdrawn']) {
    const texts = { en: text(article, `It was ${article}`), fr: text(article, `Le texte ${article}`) };
    writeArticle(server.content, article, { publishedAt: new Date().toISOString(), texts });
    await becomes(request, addressOf(article), 200);
    await becomes(request, addressOf(article, 'fr'), 200);
    await becomes(request, '/en', 200, `It was ${article}`);
  }
  rmSync(join(server.content, 'articles/deleted/en.md'));
  const front = { withdrawnAt: '2026-11-02T08:00' };
  writeText(server.content, 'withdrawn', 'en', { ...text('withdrawn', 'It was withdrawn'), body: 'Secret.', front });
  // The language that is left is offered.
  await becomes(request, addressOf('deleted'), 404, addressOf('deleted', 'fr'));
  await becomes(request, addressOf('withdrawn'), 410, addressOf('withdrawn', 'fr'));
  expect(await (await request.get(addressOf('withdrawn'))).text()).not.toContain('Secret.');
  for (const address of ['/en', '/en/feed.xml', '/en/sections/society', '/sitemap-1.xml']) {
    const page = await (await request.get(address)).text();
    for (const article of ['deleted', 'withdrawn'])
      expect(page, address).not.toContain(`/en/articles/${slugOf(article)}`);
  }
  removeArticle(server.content, 'deleted');
  await becomes(request, addressOf('deleted', 'fr'), 404);
});

test('a scheduled text appears and is withdrawn at its minute, with no hand near', async ({ request, server }) => {
  const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
  writeArticle(server.content, 'scheduled', {
    publishedAt: at(4),
    texts: { en: { ...text('scheduled', 'Its hour has come'), front: { withdrawnAt: at(8) } } },
  });
  await settled(request, server.content, 'scheduled');
  expect((await request.get(addressOf('scheduled'))).status()).toBe(404);
  expect(await (await request.get('/en')).text()).not.toContain('Its hour has come');
  await becomes(request, addressOf('scheduled'), 200, 'Its hour has come');
  await becomes(request, '/en', 200, 'Its hour has come');
  await expect.poll(async () => (await request.get(addressOf('scheduled'))).status(), { timeout: 10_000 }).toBe(410);
  expect(await (await request.get('/en')).text()).not.toContain('Its hour has come');
});

test('a broken file keeps the last good text, after a crash too', async ({ request, server }) => {
  const broken = ['---\ntitle: "never closed\n---\n', '---\nslug: no title\n---\nBroken.', '\u0000\u0001', ''];
  for (const [index, source] of broken.entries()) {
    const article = `broken-${index}`;
    writeArticle(server.content, article, { texts: { en: text(article, `Still good ${index}`) } });
    await becomes(request, addressOf(article), 200, `Still good ${index}`);
    writeBrokenText(server.content, article, 'en', source);
  }
  await settled(request, server.content, 'broken');
  const allStand = async () => {
    for (const [index] of broken.entries()) {
      const page = await request.get(addressOf(`broken-${index}`));
      expect([page.status(), (await page.text()).includes(`Still good ${index}`)], broken[index]).toEqual([200, true]);
    }
  };
  await allStand();
  await server.killAndStart();
  await allStand();
  await settled(request, server.content, 'crash');
  await allStand();
  writeText(server.content, 'broken-1', 'en', text('broken-1', 'It is whole again'));
  await becomes(request, addressOf('broken-1'), 200, 'It is whole again');
});

test('a crash in the middle of changes loses none of them', async ({ request, server }) => {
  for (let number = 0; number < 40; number++) {
    writeArticle(server.content, `crash-${number}`, { texts: { en: text(`crash-${number}`, `Crash ${number}`) } });
  }
  await server.killAndStart();
  await becomes(request, addressOf('crash-0'), 200);
  await becomes(request, addressOf('crash-39'), 200);
});

test('a new picture replaces the old one', async ({ request, server }) => {
  const pictureOf = async () =>
    /\/media\/pictured\/[^"\s]+\.avif/.exec(await (await request.get(addressOf('pictured'))).text())?.[0];
  const write = (heroOf: string) =>
    writeArticle(server.content, 'pictured', { heroOf, texts: { en: text('pictured', 'A picture') } });
  write('turing-1950');
  await becomes(request, addressOf('pictured'), 200);
  const first = (await pictureOf()) ?? '';
  expect((await request.get(first)).headers()['content-type']).toBe('image/avif');
  write('eu-ai-act');
  await expect.poll(pictureOf, { timeout: soon }).not.toBe(first);
  const second = (await pictureOf()) ?? '';
  const [old, fresh] = [await request.get(first), await request.get(second)];
  expect(fresh.headers()['content-type']).toBe('image/avif');
  expect(Buffer.compare(await old.body(), await fresh.body())).not.toBe(0);
  // A mail that was sent before shows the picture of today; the name of a draft's picture leads to none.
  await server.killAndStart();
  const later = await request.get(first);
  expect([later.status(), later.headers().location]).toEqual([307, second]);
  writeText(server.content, 'pictured', 'en', { ...text('pictured', 'A picture'), front: { draft: true } });
  await becomes(request, addressOf('pictured'), 404);
  expect((await request.get(first.replace(/\.[0-9a-f]{10}\./, '.0123456789.'))).status()).toBe(404);
});

test('an earlier slug leads to the present one', async ({ request, server }) => {
  writeArticle(server.content, 'renamed', { texts: { en: text('renamed', 'Renamed') } });
  await becomes(request, addressOf('renamed'), 200);
  const front = { aliases: [slugOf('renamed')] };
  writeText(server.content, 'renamed', 'en', { title: 'Renamed', slug: 'a-better-slug', front });
  await becomes(request, '/en/articles/a-better-slug', 200);
  const old = await request.get(addressOf('renamed'));
  expect([old.status(), old.headers().location]).toEqual([308, '/en/articles/a-better-slug']);
});
