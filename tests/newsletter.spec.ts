import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { writeArticle } from './article-files.ts';
import { messagesOf, say } from './messages.ts';
import { test } from './own-server.ts';
import { sendEdition } from './send-edition.ts';
import { expect, frontOf, pathTo } from './site.ts';

/** What an editor changes must be live within this time, in milliseconds. */
const soon = 5_000;
/** What another process sent is known to the server at the next look of its clock, which is every five seconds. */
const afterNextLook = 15_000;

const editionPath = (date: string, locale = 'en') => pathTo(locale, messagesOf(locale).paths.newsletter, date);
const listPath = (locale = 'en') => pathTo(locale, messagesOf(locale).paths.newsletter);

function writeEdition(content: string, date: string, yaml: string, subject?: string): void {
  const folder = join(content, 'editions', date);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'edition.yaml'), yaml);
  if (subject === undefined) return;
  const front = `---\nsubject: ${subject}\npreheader: A preheader\n---\n`;
  writeFileSync(join(folder, 'en.md'), `${front}Good morning.\n`);
}

async function becomes(
  request: APIRequestContext,
  address: string,
  status: number,
  words = '',
  timeout = soon,
): Promise<void> {
  const look = async () => {
    const response = await request.get(address);
    return [response.status(), (await response.text()).includes(words)];
  };
  await expect.poll(look, { timeout, message: `${address} says “${words}”` }).toEqual([status, true]);
}

test('an article without a text in the reader’s language is linked in its own, and the language is named', async ({
  page,
}) => {
  await page.goto(editionPath('2026-11-13', 'ar'));
  const link = page.getByRole('link', { name: frontOf('articles', 'open-weights', 'en').title });
  await expect(link).toHaveAttribute('lang', 'en');
  await expect(link).toHaveAttribute('dir', 'ltr');
  const language = new Intl.DisplayNames('ar', { type: 'language' }).of('en') ?? '';
  await expect(page.getByText(say('ar', 'newsletter.elsewhere', { language }))).toBeVisible();
  await link.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(frontOf('articles', 'open-weights', 'en').title);
});

test('a translation that is older than its original is left out, in that language alone', async ({ page }) => {
  await page.goto(editionPath('2026-11-20', 'es'));
  const titles = page
    .getByRole('main')
    .getByRole('heading', { level: 2 })
    .filter({ has: page.getByRole('link') });
  await expect(titles).toHaveCount(5);
  await expect(titles.filter({ hasText: frontOf('articles', 'attention-paper', 'es').title })).toHaveCount(0);
  await page.goto(editionPath('2026-11-20', 'fr'));
  await expect(titles).toHaveCount(6);
});

test('the list leads to each edition, and an edition to its neighbours', async ({ page }) => {
  await page.goto(listPath('ja'));
  // Other tests send editions of other days at the same time.
  const past = page.getByRole('region', { name: say('ja', 'newsletter.past') });
  await past
    .locator(`a[href$="${editionPath('2026-11-20', 'ja')}"]`)
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`${editionPath('2026-11-20', 'ja')}$`));
  const neighbours = page.getByRole('navigation', { name: say('ja', 'newsletter.neighbours') });
  await neighbours.locator(`a[href$="${editionPath('2026-11-13', 'ja')}"]`).click();
  await expect(page).toHaveURL(new RegExp(`${editionPath('2026-11-13', 'ja')}$`));
});

test('an edition that is written or changed is live at once', async ({ request, server }) => {
  await becomes(request, editionPath('2026-11-06'), 404);
  await request.get(listPath());
  writeEdition(server.content, '2026-11-06', 'articles: [turing-1950]\n', 'The first subject');
  await becomes(request, editionPath('2026-11-06'), 200, 'The first subject');
  await becomes(request, listPath(), 200, 'The first subject');
  await becomes(request, '/sitemap-1.xml', 200, editionPath('2026-11-06'));
  writeEdition(server.content, '2026-11-06', 'articles: [turing-1950]\n', 'Another subject');
  await becomes(request, editionPath('2026-11-06'), 200, 'Another subject');
});

test('an edition whose day has not come is on no page', async ({ request, server }) => {
  writeEdition(server.content, '2099-01-02', 'articles: [turing-1950]\n', 'From the future');
  writeEdition(server.content, '2026-10-30', 'articles: [turing-1950]\n', 'From the past');
  await becomes(request, editionPath('2026-10-30'), 200, 'From the past');
  expect((await request.get(editionPath('2099-01-02'))).status()).toBe(404);
  expect(await (await request.get(listPath())).text()).not.toContain('From the future');
});

test('an edition shows what became of its articles, and exists where one of them can be read', async ({
  request,
  server,
}) => {
  const written = (title: string) => ({ texts: { de: { title, slug: 'gelesen' } }, publishedAt: '2026-10-01' });
  writeArticle(server.content, 'read', written('Vorher'));
  writeEdition(server.content, '2026-10-23', 'articles: [read]\nuntranslated: link\n', 'A subject');
  await becomes(request, editionPath('2026-10-23', 'de'), 200, 'Vorher');
  expect((await request.get(editionPath('2026-10-23'))).status()).toBe(404);
  writeArticle(server.content, 'read', written('Nachher'));
  await becomes(request, editionPath('2026-10-23', 'de'), 200, 'Nachher');
});

test('an edition that nobody wrote is listed once it went out, and stays as it was made', async ({
  request,
  server,
}) => {
  test.setTimeout(180_000);
  const publication = join(server.content, 'publication.yaml');
  const settings = readFileSync(publication, 'utf8');
  const [date, address] = ['2026-11-18', editionPath('2026-11-18')];
  writeFileSync(publication, settings.replace('automatic: false', 'automatic: true'));
  expect((await request.get(address)).status()).toBe(404);
  await sendEdition(server, date);
  await becomes(request, address, 200, '', afterNextLook);
  await becomes(request, listPath(), 200, address);
  await becomes(request, listPath('ar'), 200, editionPath(date, 'ar'));
  await becomes(request, '/sitemap-1.xml', 200, address);

  writeFileSync(publication, settings);
  writeArticle(server.content, 'late', {
    texts: { en: { title: 'Too late', slug: 'late' } },
    publishedAt: '2026-11-17',
  });
  await becomes(request, '/en', 200, 'Too late');
  expect(await (await request.get(address)).text()).not.toContain('Too late');
  await becomes(request, listPath(), 200, address);

  await server.killAndStart();
  await becomes(request, listPath(), 200, address);
});
