import type { Page } from '@playwright/test';
import { say } from './messages.ts';
import { articlePath, expect, frontOf, test } from './site.ts';

/** What has the focus: where it stands among all elements, whether it is on the screen and can be told by its outline. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      place: [...document.querySelectorAll('*')].indexOf(element),
      what: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(0, 60),
      isSeen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
      isOutlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

for (const locale of ['en', 'ar']) {
  for (const width of [360, 1440]) {
    test(`an article is walked by keys, in order, all the way through, in ${locale}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(articlePath('attention-paper', locale));
      await expect(page.locator('theme-switch button')).toBeVisible();
      const reachable = await page
        .locator(
          'a[href]:visible, button:visible, input:visible:not([tabindex="-1"]):not([type=hidden]), summary:visible, [tabindex="0"]:visible',
        )
        .count();
      let last = -1;
      let steps = 0;
      for (;;) {
        await page.keyboard.press('Tab');
        const now = await focused(page);
        if (!now) break;
        steps += 1;
        expect(now, now.what).toMatchObject({ isSeen: true, isOutlined: true });
        expect(now.place, `${now.what} comes after what stands before it`).toBeGreaterThan(last);
        last = now.place;
      }
      expect(steps).toBe(reachable);
    });
  }

  test(`the way past the navigation comes first in ${locale}`, async ({ page }) => {
    await page.goto(articlePath('attention-paper', locale));
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: say(locale, 'page.skip'), exact: true });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.locator('main a').first()).toBeFocused();
  });

  test(`a language is chosen by keys, and the menu left again, in ${locale}`, async ({ page }) => {
    await page.goto(articlePath('attention-paper', locale));
    const summary = page.locator('summary');
    const links = page
      .getByRole('navigation', { name: say(locale, 'navigation.languages'), exact: true })
      .getByRole('link');
    await expect(page.locator('theme-switch button')).toBeVisible();
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(links.first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(summary).toBeFocused();
    await expect(links.first()).toBeHidden();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('h1')).toHaveText(frontOf('articles', 'attention-paper', 'de').title);
  });
}

test('the search is reached and asked by keys', async ({ page }) => {
  await page.goto(articlePath('attention-paper', 'en'));
  await page.getByRole('link', { name: say('en', 'navigation.search'), exact: true }).focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('searchbox');
  await expect(box).toBeVisible();
  for (let step = 0; step < 30 && !(await box.evaluate((element) => element === document.activeElement)); step++) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('Turing');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Turing');
});
