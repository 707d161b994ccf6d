import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { say } from './messages.ts';
import { openAddressOf, ownPageKinds } from './own-page-kinds.ts';
import { pageKinds } from './page-kinds.ts';
import { combinations, pairwise } from './pairwise.ts';
import { articlePath, everything, expect, locales, test } from './site.ts';

const parameters = {
  kind: [...pageKinds, ...ownPageKinds],
  locale: everything ? locales : ['en', 'ar', 'ja'],
  theme: ['light', 'dark'],
  width: [360, 1440],
} as const;
const visits = everything ? combinations(parameters) : pairwise(parameters);

/** What axe finds on the page that is open, one line for each violation. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}: ${node.failureSummary}`));
}

for (const { kind, locale, theme, width } of visits) {
  test(`axe finds nothing: ${kind} in ${locale}, ${theme}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(await openAddressOf(kind, locale));
    expect(await violations(page)).toEqual([]);
  });
}

/** Articles that have what the one of `pageKinds` has not. */
const special = [
  ['code, contents, a link card and a stale notice', 'attention-paper', 'es'],
  ['a correction', 'msra-vancouver', 'ar'],
  ['a machine’s translation', 'attention-paper', 'ja'],
  ['a pull quote with its speaker', 'turing-1950', 'en'],
] as const;

for (const [index, [what, article, locale]] of special.entries()) {
  const theme = index % 2 === 0 ? 'dark' : 'light';
  test(`axe finds nothing in an article with ${what}, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(articlePath(article, locale));
    expect(await violations(page)).toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing while the languages are open, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(articlePath('open-weights', 'en'));
    const menu = page.getByRole('navigation', { name: say('en', 'navigation.languages'), exact: true });
    await page.locator('summary').click();
    await expect(menu).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
