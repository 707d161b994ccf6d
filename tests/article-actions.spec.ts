import type { Page } from '@playwright/test';
import { say } from './messages.ts';
import { articlePath, expect, frontOf, localesOf, pathTo, siteUrl, test } from './site.ts';

// What a reader does with an article: share it, follow its notes, change its language; with a mouse and with keys.

const noteLink = (page: Page) => page.locator('.prose sup a').first();
const backLink = (page: Page, locale: string) =>
  page.getByRole('link', { name: say(locale, 'article.backToReference', { number: 1 }), exact: true });

for (const locale of ['en', 'ar', 'ja']) {
  test(`a note is reached and left by keys in ${locale}`, async ({ page }) => {
    await page.goto(articlePath('attention-paper', locale));
    await noteLink(page).focus();
    await page.keyboard.press('Enter');
    await expect(backLink(page, locale)).toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(backLink(page, locale)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(noteLink(page)).toBeInViewport();
    await expect(noteLink(page)).toBeFocused();
  });
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a note is reached and left by clicks', async ({ page }) => {
    await page.goto(articlePath('attention-paper', 'en'));
    await noteLink(page).click();
    await expect(backLink(page, 'en')).toBeInViewport();
    await backLink(page, 'en').click();
    await expect(noteLink(page)).toBeInViewport();
  });

  test('the article is shared by mail, and nothing is offered that would not work', async ({ page }) => {
    await page.goto(articlePath('euv-light', 'fr'));
    await expect(page.getByRole('link', { name: say('fr', 'share.email'), exact: true })).toBeVisible();
    await expect(page.locator('share-article button:visible, theme-switch button:visible')).toHaveCount(0);
  });

  test('the languages open', async ({ page }) => {
    await page.goto(articlePath('euv-light', 'ja'));
    await page.locator('summary').click();
    await page
      .getByRole('navigation', { name: say('ja', 'navigation.languages'), exact: true })
      .getByRole('link', { name: 'العربية' })
      .click();
    await expect(page.locator('h1')).toHaveText(frontOf('articles', 'euv-light', 'ar').title);
  });
});

for (const locale of ['en', 'ar']) {
  test(`the switcher leads to translations, or to front pages that are named so, in ${locale}`, async ({ page }) => {
    const article = locale === 'en' ? 'open-weights' : 'turing-1950';
    const existing = localesOf('articles', article);
    await page.goto(articlePath(article, locale));
    await page.locator('summary').click();
    const links = page
      .getByRole('navigation', { name: say(locale, 'navigation.languages'), exact: true })
      .getByRole('link');
    const found = await links.evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href'),
        to: link.getAttribute('hreflang'),
        says: link.textContent,
      })),
    );
    expect(found.some(({ to }) => !existing.includes(to ?? ''))).toBe(true);
    for (const { href, to, says } of found) {
      const isTranslated = existing.includes(to ?? '');
      expect(href).toBe(isTranslated ? articlePath(article, to ?? '') : pathTo(to ?? ''));
      expect(says?.includes(say(locale, 'navigation.frontPage')), `${to}: ${says}`).toBe(!isTranslated);
    }
  });
}

test('a link is copied, and the reader is told', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const path = articlePath('euv-light', 'ja');
  await page.goto(`${path}?from=somewhere#note`);
  await page.getByRole('button', { name: say('ja', 'share.copy'), exact: true }).click();
  await expect(page.locator('share-article').getByRole('status')).toHaveText(say('ja', 'share.copied'));
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(siteUrl + path);
});

test('a mail has the headline as its subject and the address in it', async ({ page }) => {
  const path = articlePath('alphafold-nobel', 'ar');
  await page.goto(path);
  const href = await page
    .getByRole('link', { name: say('ar', 'share.email'), exact: true })
    .evaluate((link: HTMLAnchorElement) => link.href);
  const mail = new URL(href);
  expect(mail.protocol).toBe('mailto:');
  expect(mail.searchParams.get('subject')).toBe(frontOf('articles', 'alphafold-nobel', 'ar').title);
  expect(mail.searchParams.get('body')).toBe(siteUrl + path);
});

test('the device’s own way to share is offered where there is one', async ({ page }) => {
  const button = page.getByRole('button', { name: say('en', 'share.share'), exact: true });
  const path = articlePath('euv-light', 'en');
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'share');
  });
  await page.goto(path);
  await expect(page.getByRole('button', { name: say('en', 'share.copy'), exact: true })).toBeVisible();
  await expect(button).toBeHidden();
  await page.addInitScript(() => {
    // The device's dialog: it takes what it is given, and the reader closes it.
    Navigator.prototype.share = (data) => {
      document.documentElement.dataset.shared = JSON.stringify(data);
      return Promise.reject(new DOMException('closed', 'AbortError'));
    };
  });
  await page.goto(path);
  await button.click();
  const shared = JSON.stringify({ title: frontOf('articles', 'euv-light', 'en').title, url: siteUrl + path });
  await expect(page.locator('html')).toHaveAttribute('data-shared', shared);
  await expect(button).toBeEnabled();
});
