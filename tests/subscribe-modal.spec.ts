import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ebookFront } from './ebook-files.ts';
import { messagesOf, say } from './messages.ts';
import { undressed } from './page-checks.ts';
import { articlePath, pathTo, expect as quickly, test } from './site.ts';

// The window that offers the newsletter: when it opens, when it does not, and how it is left.

/** A browser works for its proof before it sends a form, and longer on a busy machine. */
const expect = quickly.configure({ timeout: 20_000 });

// Pictures of a fresh server are made while the first readers wait.
test.setTimeout(90_000);

const day = 86_400_000;
const first = articlePath('msra-vancouver', 'en');
const second = articlePath('turing-1950', 'en');
const modal = (page: Page) => page.getByRole('dialog');

/** Opens a first page, then another, on which the window may open. */
async function secondView(page: Page, path = second): Promise<void> {
  await stopClock(page);
  await page.goto(first);
  await page.goto(path);
}

/** From here on time passes only where a test lets it. */
async function stopClock(page: Page): Promise<void> {
  const start = new Date('2026-11-25T10:00:00Z');
  await page.clock.install({ time: start });
  await page.clock.pauseAt(new Date(start.getTime() + 1_000));
}

/** Lets time pass, with what the page does in it. */
async function pass(page: Page, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed += 5) await page.clock.runFor(Math.min(5, seconds - passed) * 1000);
}

/** The window is there, ready to open, and stays closed. */
async function staysClosed(page: Page): Promise<void> {
  await expect(page.locator('dialog.modal')).toHaveCount(1);
  await page.clock.runFor(1_000);
  await expect(modal(page)).toBeHidden();
}

const leave = (page: Page) =>
  page.evaluate(() => document.documentElement.dispatchEvent(new MouseEvent('mouseleave', { clientY: -1 })));

/** Scrolls to a share of the article, until the page has been told of it: a busy browser says so some frames later. */
const readTo = (page: Page, share: number) =>
  page.evaluate((share) => {
    const { top, height } = (document.querySelector('main .prose') as Element).getBoundingClientRect();
    const told = new Promise<void>((resolve) => {
      addEventListener('scroll', () => resolve(), { once: true });
    });
    scrollTo(0, scrollY + top + height * share - innerHeight / 2 + 10);
    return told;
  }, share);

test('it opens after 45 seconds on the second page, not sooner, and never on the first', async ({ page }) => {
  await stopClock(page);
  await page.goto(first);
  await pass(page, 120);
  await expect(modal(page)).toHaveCount(0);
  await page.goto(second);
  await pass(page, 40);
  await staysClosed(page);
  await pass(page, 4);
  await expect(modal(page)).toBeVisible();
});

test('it opens once half of the article is read', async ({ page }) => {
  await secondView(page);
  await readTo(page, 0.4);
  await pass(page, 5);
  await staysClosed(page);
  await readTo(page, 0.5);
  await pass(page, 5);
  await expect(modal(page)).toBeVisible();
});

test('it opens when the pointer leaves the page', async ({ page }) => {
  await secondView(page);
  await leave(page);
  await pass(page, 5);
  await staysClosed(page);
  await leave(page);
  await expect(modal(page)).toBeVisible();
});

test('a page that is opened at its end was not read by that', async ({ page }) => {
  await secondView(page, `${second}#authors`);
  await pass(page, 10);
  await staysClosed(page);
});

test('time that passes while the page is hidden does not count', async ({ page }) => {
  await secondView(page);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: true, configurable: true }));
  await pass(page, 90);
  await page.evaluate(() => Object.defineProperty(document, 'hidden', { value: false }));
  await pass(page, 30);
  await staysClosed(page);
});

test('not again for 14 days, then again', async ({ page }) => {
  await secondView(page);
  await pass(page, 46);
  await expect(modal(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(modal(page)).toBeHidden();
  for (const days of [0, 13.9]) {
    await page.clock.fastForward(days * day);
    await page.goto(second);
    await pass(page, 60);
    await expect(modal(page), `after ${days} days`).toHaveCount(0);
  }
  await page.clock.fastForward(0.2 * day);
  await page.goto(second);
  await pass(page, 60);
  await expect(modal(page)).toBeVisible();
});

test('never for who came from the newsletter, whose mark goes from the address', async ({ page }) => {
  await stopClock(page);
  await page.goto(`${first}#newsletter`);
  expect(new URL(page.url()).hash).toBe('');
  for (const path of [second, first]) {
    await page.goto(path);
    await pass(page, 60);
    await expect(modal(page)).toHaveCount(0);
  }
});

test('never for who has asked for the newsletter', async ({ page }) => {
  await page.goto(first);
  const main = page.getByRole('main');
  await main.getByLabel(say('en', 'subscribe.label')).fill('asked@example.org');
  await main.getByRole('button', { name: say('en', 'subscribe.button'), exact: true }).click();
  await expect(page.getByText(say('en', 'subscribe.requestedTitle'))).toBeVisible();
  await stopClock(page);
  await page.goto(second);
  await pass(page, 60);
  await expect(modal(page)).toHaveCount(0);
});

test.describe('it does not open over something else, but when that is over:', () => {
  test('the menu of languages', async ({ page }) => {
    await secondView(page);
    await page.locator('summary').click();
    await pass(page, 60);
    await staysClosed(page);
    await page.keyboard.press('Escape');
    await pass(page, 1);
    await expect(modal(page)).toBeVisible();
  });

  test('a field that is being filled in', async ({ page }) => {
    await secondView(page);
    await page.getByRole('main').getByLabel(say('en', 'subscribe.label')).fill('anna@exam');
    await pass(page, 60);
    await staysClosed(page);
    await page.getByRole('heading', { level: 1 }).click();
    await pass(page, 1);
    await expect(modal(page)).toBeVisible();
  });

  test('selected text', async ({ page }) => {
    await secondView(page);
    await page.locator('h1').selectText();
    await pass(page, 60);
    await staysClosed(page);
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await pass(page, 1);
    await expect(modal(page)).toBeVisible();
  });

  test('another dialog', async ({ page }) => {
    await secondView(page);
    await page.evaluate(() => {
      const other = document.createElement('dialog');
      other.id = 'other';
      document.body.append(other);
      other.showModal();
    });
    await pass(page, 60);
    await expect(page.locator('dialog.modal:not([open])')).toHaveCount(1);
    await page.evaluate(() => document.querySelector('#other')?.remove());
    await pass(page, 1);
    await expect(modal(page)).toBeVisible();
  });
});

test('it is left by ×, by “not now”, by Escape and beside it; the focus comes back, and nothing moves', async ({
  page,
}) => {
  const ways = [
    () => page.getByRole('button', { name: say('en', 'subscribe.close'), exact: true }).click(),
    () => page.getByRole('button', { name: say('en', 'subscribe.later'), exact: true }).click(),
    () => page.keyboard.press('Escape'),
    () => page.mouse.click(5, 5),
  ];
  await secondView(page);
  for (const way of ways) {
    await page.evaluate(() => localStorage.setItem('subscribe', '{"views":1}'));
    await page.goto(second);
    const link = page.getByRole('main').getByRole('link').first();
    await link.focus();
    const place = () => page.locator('h1').boundingBox();
    const before = await place();
    await pass(page, 46);
    await expect(modal(page)).toBeVisible();
    await expect(modal(page).locator(':focus')).toHaveCount(1);
    expect(await place()).toEqual(before);
    await way();
    await expect(modal(page)).toBeHidden();
    await expect(link).toBeFocused();
    expect(await place()).toEqual(before);
  }
});

test('it says what one gets and how often, shows the eBook, and keeps the keys within it', async ({ page }) => {
  await secondView(page, articlePath('turing-1950', 'ja'));
  await pass(page, 46);
  const { title } = ebookFront('working-with-ai', 'ja');
  await expect(modal(page)).toContainText(say('ja', 'subscribe.gift', { title }));
  const name = say('ja', 'subscribe.slogan', { weekday: '金曜日' });
  await expect(page.getByRole('dialog', { name })).toBeVisible();
  await expect(modal(page).locator('.book-cover img')).toHaveJSProperty('complete', true);
  await expect(modal(page).getByRole('checkbox')).toHaveCount(0);
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement !== document.body && !activeElement?.closest('dialog');
    });
    expect(outside, 'the focus is within, or in the browser').toBe(false);
  }
  const alone = modal(page).getByRole('link', { name: say('ja', 'subscribe.onlyEbook') });
  const { slug } = ebookFront('working-with-ai', 'ja');
  await expect(alone).toHaveAttribute('href', pathTo('ja', messagesOf('ja').paths.ebooks, slug));
});

test('one subscribes in it, and a mistake is said in it', async ({ page }) => {
  await secondView(page);
  await pass(page, 46);
  expect(await undressed(modal(page)), 'the page has the styles of the window that comes into it').toEqual([]);
  const field = modal(page).getByLabel(say('en', 'subscribe.label'));
  await page.clock.resume();
  await field.fill('modal');
  await page.keyboard.press('Enter');
  await expect(modal(page).getByRole('alert')).toHaveText(say('en', 'subscribe.problems.noAt'));
  await field.fill('modal@example.org');
  await page.keyboard.press('Enter');
  await expect(modal(page).getByRole('status')).toContainText('modal@example.org');
  await expect(modal(page).getByRole('status')).toBeFocused();
  expect(await undressed(modal(page)), 'and of the answer').toEqual([]);
  await expect(page).toHaveURL(new RegExp(`${second}$`));
});

for (const [locale, colorScheme, width] of [
  ['en', 'light', 1440],
  ['en', 'dark', 360],
  ['ar', 'light', 360],
  ['ar', 'dark', 1440],
  ['ja', 'light', 360],
  ['ja', 'dark', 1440],
  ['de', 'light', 360],
] as const) {
  test(`axe finds nothing while it is open, ${locale}, ${colorScheme}, ${width} px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: width < 640 ? 640 : 740 });
    await secondView(page, articlePath('attention-paper', locale));
    await pass(page, 46);
    await expect(modal(page)).toBeVisible();
    await page.clock.resume();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))).toEqual([]);
    const overflow = await modal(page).evaluate((element) => [
      element.scrollWidth - element.clientWidth,
      element.scrollHeight - element.clientHeight,
    ]);
    expect(overflow, 'all of it is seen at once').toEqual([0, 0]);
  });
}

test('its document is for the script alone', async ({ request }) => {
  const response = await request.get('/en/modal.html');
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain('<meta name="robots" content="noindex"');
});
