import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ebookFront } from './ebook-files.ts';
import { messagesOf, say } from './messages.ts';
import { mailTo } from './outbox.ts';
import { startServer } from './running-server.ts';
import { expect, pathTo, test } from './site.ts';

const older = 'Das ältere Buch';

/** A second eBook that came out before the other. */
function addOlderBook(content: string): void {
  const folder = join(content, 'ebooks', 'older-book');
  cpSync(join(content, 'ebooks', 'working-with-ai'), folder, { recursive: true });
  const change = (file: string, ...changes: readonly [RegExp, string][]) => {
    const path = join(folder, file);
    const text = changes.reduce((all, [from, to]) => all.replace(from, to), readFileSync(path, 'utf8'));
    writeFileSync(path, text);
  };
  change('ebook.yaml', [/publishedAt: .*/, 'publishedAt: 2026-01-10T06:30']);
  change('de.md', [/^title: .*/m, `title: ${older}`], [/^slug: .*/m, 'slug: das-aeltere-buch']);
  for (const locale of ['en', 'fr', 'es', 'ar', 'ja']) change(`${locale}.md`, [/^slug: (.*)/m, 'slug: $1-older']);
}

test('who asks for an eBook gets that one, and the others beside it', async ({ page }) => {
  test.setTimeout(120_000);
  const server = await startServer(addOlderBook);
  const words = messagesOf('de');
  const address = 'older.book@example.org';
  const heading = page.getByRole('heading', { level: 1 });
  try {
    await page.goto(server.url + pathTo('de', words.paths.ebooks, 'das-aeltere-buch'));
    await page.getByRole('textbox').fill(address);
    await page.getByRole('button', { name: say('de', 'subscribe.ebookButton'), exact: true }).click();
    const { links } = await mailTo(server.data, address);
    await page.goto(links[0] ?? '');
    await expect(page.getByText(older)).toBeVisible();
    await page.getByRole('button', { name: words.subscription.confirm.button }).click();
    await expect(heading).toHaveText(words.subscription.confirm.done);

    const welcome = await mailTo(server.data, address, 2);
    expect(welcome.text).toContain(older);
    const download = welcome.links.find((link) => link.includes(`/${encodeURI(words.paths.ebooks)}/`));
    await page.goto(download ?? '');
    await expect(heading).toHaveText(older);
    const cover = await page.locator('.book-cover').boundingBox();
    expect((cover?.height ?? 0) / (cover?.width ?? 1), 'the cover is a page of a book').toBeCloseTo(210 / 148, 1);
    const others = page.getByRole('region', { name: words.subscription.download.more });
    await expect(others).toContainText(ebookFront('working-with-ai', 'de').title);
    const saved = page.waitForEvent('download');
    await others.getByRole('button', { name: words.subscription.download.epub }).click();
    expect(
      readFileSync(await (await saved).path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  } finally {
    await server.stop();
  }
});
