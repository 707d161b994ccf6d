import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { signPreview } from '../publication/preview-token.ts';
import { writeArticle, writeText } from './article-files.ts';
import { messagesOf, say } from './messages.ts';
import { test } from './own-server.ts';
import type { RunningServer } from './running-server.ts';
import { secretKey } from './running-server.ts';
import { expect, pathTo } from './site.ts';

const project = resolve(import.meta.dirname, '..');
const soon = 15_000;
const run = promisify(execFile);

const addressOf = (article: string, locale = 'en') =>
  pathTo(locale, messagesOf(locale).paths.articles, `a-draft-named-${article}`);

const textOf = (article: string, locale: string, body = `The words of ${article} in ${locale}.`) => ({
  title: `Draft ${article} in ${locale}`,
  slug: `a-draft-named-${article}`,
  body,
  front: { draft: true },
});

/** Writes an unpublished article in English and Arabic, and waits until the server has taken it in. */
async function draft(server: RunningServer, context: BrowserContext, article: string): Promise<void> {
  writeArticle(server.content, article, { texts: { en: textOf(article, 'en'), ar: textOf(article, 'ar') } });
  const known = async () => (await context.request.get(link(server, article), { maxRedirects: 0 })).headers().location;
  await expect.poll(known, { timeout: soon }).toBe(addressOf(article));
  await context.clearCookies();
}

/** A link as the program makes it. */
function link(server: RunningServer, article: string, expires = Date.now() + 60_000, key = secretKey): string {
  return `${server.url}/desk/preview/${signPreview([key], { article, locale: 'en', expires })}`;
}

const banner = (page: Page, locale: string) =>
  page.getByRole('complementary', { name: messagesOf(locale).draft.label });

test('a link of the program opens the draft in each of its languages', async ({ page, server, context, request }) => {
  await draft(server, context, 'linked');
  const args = ['dist/broadsheet.js', 'preview', 'linked', '--locale', 'ar', '--expires', '30m'];
  const env = { ...process.env, SITE_URL: server.url, CONTENT_DIR: server.content, SECRET_KEYS: secretKey };
  const { stdout } = await run(process.execPath, args, { cwd: project, env });
  const answer = await page.goto(stdout.trim());
  expect(page.url()).toBe(server.url + addressOf('linked', 'ar'));
  await expect(page.locator('h1')).toHaveText('Draft linked in ar');
  await expect(banner(page, 'ar')).toContainText(messagesOf('ar').draft.banner);
  await expect(banner(page, 'ar')).toContainText(say('ar', 'draft.status', { status: 'draft', date: '' }));
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  await expect(page.locator('script[type="application/ld+json"]')).toHaveCount(0);
  expect(answer?.headers()['cache-control']).toBe('private, no-store');
  expect(answer?.headers()['content-security-policy']).not.toContain('unsafe');

  const english = await page.goto(addressOf('linked'));
  expect(english?.status()).toBe(200);
  await expect(page.locator('main')).toContainText('The words of linked in en.');
  // What it does not have, and what others see, stays as it is.
  expect((await page.goto(addressOf('linked', 'fr')))?.status()).toBe(404);
  for (const locale of ['en', 'ar']) expect((await request.get(addressOf('linked', locale))).status()).toBe(404);
  await page.goto('/en');
  await expect(page.locator('body')).not.toContainText('Draft linked');
});

test('the page follows the file without a reload', async ({ page, server, context }) => {
  await draft(server, context, 'followed');
  await page.goto(link(server, 'followed'));
  await expect(page.locator('main')).toContainText('The words of followed in en.');
  await page.evaluate(() => document.documentElement.setAttribute('data-same-document', ''));
  writeText(server.content, 'followed', 'en', textOf('followed', 'en', 'Words that were typed a moment ago.'));
  await expect(page.locator('main')).toContainText('Words that were typed a moment ago.', { timeout: soon });
  await expect(page.getByRole('status').first()).toHaveText(messagesOf('en').draft.updated);
  await expect(page.locator('html')).toHaveAttribute('data-same-document', '');
});

test('a file that cannot be read any more is said to be so, beside the words that were good', async ({
  page,
  server,
  context,
}) => {
  await draft(server, context, 'broken');
  await page.goto(link(server, 'broken'));
  await expect(banner(page, 'en').getByRole('listitem')).toHaveCount(0);
  const file = join(server.content, 'articles', 'broken', 'en.md');
  const good = readFileSync(file, 'utf8');
  writeFileSync(file, good.replace('---\n', '---\ntitle: [a list that does not end\n'));
  await expect(banner(page, 'en').getByRole('listitem').first()).toBeVisible({ timeout: soon });
  await expect(page.locator('main')).toContainText('The words of broken in en.');
  writeFileSync(file, good);
  await expect(banner(page, 'en').getByRole('listitem')).toHaveCount(0, { timeout: soon });
});

test('the way out leads out', async ({ page, server, context }) => {
  await draft(server, context, 'left');
  await page.goto(link(server, 'left'));
  await banner(page, 'en')
    .getByRole('button', { name: messagesOf('en').draft.exit })
    .click();
  await expect(page).toHaveURL(/\/en$/);
  expect(await context.cookies()).toEqual([]);
  expect((await page.goto(addressOf('left')))?.status()).toBe(404);
});

test('one link opens one article', async ({ server, context }) => {
  await draft(server, context, 'one');
  await draft(server, context, 'other');
  await context.request.get(link(server, 'one'));
  expect((await context.request.get(addressOf('one'))).status()).toBe(200);
  const other = await context.request.get(addressOf('other'));
  expect(other.status()).toBe(404);
  expect(await other.text()).not.toContain('The words of other');
});

test('neither cookie alone nor a forged one opens anything', async ({ server, context, request }) => {
  await draft(server, context, 'guarded');
  await context.request.get(link(server, 'guarded'));
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`);
  const [bypass = '', named = ''] = ['__prerender_bypass', 'broadsheet-draft'].map((name) =>
    cookies.find((cookie) => cookie.startsWith(`${name}=`)),
  );
  const ask = async (cookie: string) => {
    const answer = await request.get(addressOf('guarded'), { headers: { cookie } });
    return { status: answer.status(), leaks: (await answer.text()).includes('The words of guarded') };
  };
  expect(await ask(`${bypass}; ${named}`)).toEqual({ status: 200, leaks: true });
  const forgeries = [
    bypass,
    named,
    `__prerender_bypass=${'0'.repeat(32)}; ${named}`,
    `__prerender_bypass=; ${named}`,
    `${bypass}; broadsheet-draft=`,
    `${bypass}; broadsheet-draft=guarded`,
    `${bypass}; ${named.slice(0, -4)}`,
    `${bypass}; broadsheet-draft=${signPreview(['another key'], { article: 'guarded', locale: 'en', expires: Date.now() + 60_000 })}`,
    `${bypass}; broadsheet-draft=${signPreview([secretKey], { article: 'guarded', locale: 'en', expires: Date.now() - 1 })}`,
  ];
  for (const cookie of forgeries) expect(await ask(cookie), cookie).toEqual({ status: 404, leaks: false });
  expect(await ask('')).toEqual({ status: 404, leaks: false });
});

for (const { what, status, message, make } of [
  {
    what: 'expired',
    status: 410,
    message: 'expired',
    make: (server: RunningServer) => link(server, 'msra-vancouver', Date.now() - 1),
  },
  {
    what: 'altered',
    status: 403,
    message: 'invalid',
    make: (server: RunningServer) => `${link(server, 'msra-vancouver').slice(0, -2)}AA`,
  },
  {
    what: 'foreign',
    status: 403,
    message: 'invalid',
    make: (server: RunningServer) => link(server, 'msra-vancouver', Date.now() + 60_000, 'another key'),
  },
  { what: 'pointless', status: 404, message: 'missing', make: (server: RunningServer) => link(server, 'nothing') },
] as const) {
  test(`a link that is ${what} says so in the reader’s language`, async ({ browser, server }) => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'ja' });
    const page = await context.newPage();
    const answer = await page.goto(make(server));
    expect(answer?.status()).toBe(status);
    await expect(page.locator('h1')).toHaveText(messagesOf('ja').draft[`${message}Title`]);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
}

test('what an editor looks at is kept for nobody', async ({ server, context, request }) => {
  await draft(server, context, 'unkept');
  await context.request.get(link(server, 'unkept'));
  for (const address of [addressOf('unkept'), '/en', '/en/search?q=unkept']) {
    const answer = await context.request.get(address);
    expect([answer.status(), answer.headers()['cache-control']], address).toEqual([200, 'private, no-store']);
    const asReader = await request.get(address);
    expect(await asReader.text(), address).not.toContain('The words of unkept');
    expect(asReader.headers(), address).not.toHaveProperty('set-cookie');
  }
  expect((await request.get(addressOf('unkept'))).status()).toBe(404);
  expect((await request.get('/sitemap-1.xml')).ok()).toBe(true);
  expect(await (await request.get('/sitemap-1.xml')).text()).not.toContain('a-draft-named');
});
