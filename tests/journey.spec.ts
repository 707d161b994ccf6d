import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { messagesOf, say } from './messages.ts';
import { mailTo } from './outbox.ts';
import { test } from './own-server.ts';
import type { RunningServer } from './running-server.ts';
import { sendEdition } from './send-edition.ts';
import { expect, frontOf, pathTo } from './site.ts';

/** Writes an edition with one article, in Arabic and in Japanese. */
function writeEdition({ content }: RunningServer, date: string): void {
  const folder = join(content, 'editions', date);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'edition.yaml'), 'articles: [euv-light]\n');
  for (const locale of ['ar', 'ja']) {
    const front = `---\nsubject: ${locale} ${date}\npreheader: A preheader\n---\n`;
    writeFileSync(join(folder, `${locale}.md`), front);
  }
}

async function fetched(page: Page, button: string) {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  return readFileSync(await (await saved).path());
}

// Dates of their own: an edition is sent once.
for (const [javaScriptEnabled, first, second] of [
  [true, '2026-11-21', '2026-11-22'],
  [false, '2026-11-23', '2026-11-24'],
] as const) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled, viewport: { width: 360, height: 740 } });

    test('from the form to the last mail, in Arabic and then in Japanese', async ({ page, request, server }) => {
      test.setTimeout(120_000);
      const address = `laila.${javaScriptEnabled}@example.org`;
      const ar = messagesOf('ar');
      const heading = page.getByRole('heading', { level: 1 });

      await page.goto(pathTo('ar', ar.paths.newsletter));
      const main = page.getByRole('main');
      await main.getByLabel(ar.subscribe.label).fill(address);
      await main.getByRole('button', { name: ar.subscribe.button }).click();
      await expect(main.getByText(ar.subscribe.requestedTitle)).toBeVisible();

      const confirmation = await mailTo(server.data, address);
      expect(confirmation.html).toContain('<html dir="rtl" lang="ar">');
      await page.goto(confirmation.links.find((link) => link.includes(encodeURIComponent(ar.paths.confirm))) ?? '');
      await page.getByRole('button', { name: ar.subscription.confirm.button }).click();
      await expect(heading).toHaveText(ar.subscription.confirm.done);

      const welcome = await mailTo(server.data, address, 2);
      const own = (path: string) =>
        welcome.links.find((link) => link.includes(`/${encodeURIComponent(ar.paths.subscription)}/${path}/`)) ?? '';
      await page.goto(own(encodeURIComponent(ar.paths.ebooks)));
      expect((await fetched(page, ar.subscription.download.pdf)).subarray(0, 5).toString()).toBe('%PDF-');

      writeEdition(server, first);
      await sendEdition(server, first);
      const inArabic = await mailTo(server.data, address, 3);
      expect(inArabic.text).toContain(frontOf('articles', 'euv-light', 'ar').title);

      await page.goto(own(encodeURIComponent(ar.paths.preferences)));
      await page.getByLabel(ar.subscription.preferences.languageLabel).selectOption('ja');
      await page.getByRole('button', { name: ar.subscription.preferences.languageButton }).click();
      await expect(page.getByRole('status')).toHaveText(say('ja', 'subscription.preferences.saved'));

      writeEdition(server, second);
      await sendEdition(server, second);
      const inJapanese = await mailTo(server.data, address, 4);
      expect(inJapanese.html).toContain('lang="ja"');
      expect(inJapanese.text).toContain(frontOf('articles', 'euv-light', 'ja').title);

      expect(inJapanese.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
      const oneClick = /<([^>]+)>/.exec(inJapanese.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
      const left = await request.post(oneClick, { form: { 'List-Unsubscribe': 'One-Click' } });
      expect(left.status()).toBe(200);
      await page.goto(own(encodeURIComponent(ar.paths.preferences)));
      const ended = ar.subscription.preferences.ended.split('<to>')[0] ?? '';
      await expect(page.getByText(ended.replace('{publication}', 'ميريديان').trim())).toBeVisible();
    });
  });
}
