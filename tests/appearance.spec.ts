import type { Page } from '@playwright/test';
import { say } from './messages.ts';
import { addressOf } from './page-kinds.ts';
import { articlePath, expect, frontOf, test } from './site.ts';

const themeButton = (page: Page) => page.getByRole('button', { name: say('en', 'theme.dark'), exact: true });
/** Lightness of the ground, 0 to 255: which appearance the reader sees. */
const ground = (page: Page) =>
  page.evaluate(() => Number(/\d+/.exec(getComputedStyle(document.documentElement).backgroundColor)?.[0]));
const isDark = async (page: Page) => (await ground(page)) < 80;

test('the system’s appearance is followed until the reader chooses', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(articlePath('euv-light', 'en'));
  expect(await isDark(page)).toBe(true);
  await expect(themeButton(page)).toHaveAttribute('aria-pressed', 'true');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(themeButton(page)).toHaveAttribute('aria-pressed', 'false');
  expect(await isDark(page)).toBe(false);
});

for (const system of ['light', 'dark'] as const) {
  test(`a choice against a ${system} system is remembered, and on before anything is painted`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.goto(articlePath('euv-light', 'en'));
    await themeButton(page).click();
    expect(await isDark(page)).toBe(system === 'light');
    await page.emulateMedia({ colorScheme: system === 'light' ? 'dark' : 'light' });
    expect(await isDark(page)).toBe(system === 'light');
    await page.emulateMedia({ colorScheme: system });

    // Nothing but the document arrives: what it shows now is what it paints first.
    await page.route(/\/assets\/|\/fonts\/|\/media\//, (route) => route.abort());
    await page.goto(addressOf('home', 'en'));
    expect(await isDark(page)).toBe(system === 'light');
    await page.unrouteAll();
    await page.goto(addressOf('section', 'en'));
    await expect(themeButton(page)).toHaveAttribute('aria-pressed', String(system === 'light'));
    await themeButton(page).click();
    expect(await isDark(page)).toBe(system === 'dark');
  });
}

test('who chooses what the system says anyway follows the system again', async ({ page }) => {
  const bar = () =>
    page.locator('meta[name=theme-color]').evaluateAll((all) => all.map((meta) => meta.getAttribute('content')));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(articlePath('euv-light', 'en'));
  const [light, dark] = await bar();
  await themeButton(page).click();
  expect(await bar()).toEqual([dark, dark]);
  await themeButton(page).click();
  expect(await bar()).toEqual([light, dark]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await isDark(page)).toBe(true);
  await page.reload();
  expect(await isDark(page)).toBe(true);
});

test('in forced colours the section that is open is the one with a line', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(addressOf('section', 'en'));
  const menu = page.getByRole('navigation', { name: say('en', 'navigation.label'), exact: true });
  const lines = await menu
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => [link.ariaCurrent, getComputedStyle(link).borderBottomStyle] as const));
  expect(lines.filter(([, line]) => line !== 'none').map(([current]) => current)).toEqual(['true']);
});

for (const theme of ['light', 'dark'] as const) {
  test(`an article prints dark on white, without what cannot be pressed, in a ${theme} appearance`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'light' : 'dark' });
    await page.goto(articlePath('attention-paper', 'en'));
    await themeButton(page).click();
    expect(await isDark(page)).toBe(theme === 'dark');
    await page.emulateMedia({ media: 'print' });
    expect(await ground(page)).toBe(255);
    const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color);
    expect(ink).toBe('rgb(0, 0, 0)');
    for (const gone of ['header nav', 'summary', 'body > footer', 'share-article', 'section:has(> #related)']) {
      await expect(page.locator(gone).first(), gone).toBeHidden();
    }
    await expect(page.locator('h1')).toHaveText(frontOf('articles', 'attention-paper', 'en').title);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('figure.hero img')).toBeVisible();
    const address = page.locator('.prose p a[href^="https://arxiv.org/abs/1706"]').first();
    expect(await address.evaluate((link) => getComputedStyle(link, '::after').content)).toContain(
      'https://arxiv.org/abs/1706.03762',
    );
  });
}

test('an article is printed to pages of paper', async ({ page }) => {
  await page.goto(articlePath('attention-paper', 'ar'));
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(1);
});

interface LayoutShift extends PerformanceEntry {
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

for (const [locale, width] of [
  ['en', 360],
  ['en', 1440],
  ['ar', 360],
  ['ja', 768],
] as const) {
  test(`nothing moves while faces and pictures are late, in ${locale}, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const faces = Promise.withResolvers<void>();
    const pictures = Promise.withResolvers<void>();
    await page.route('**/*.woff2', (route) => faces.promise.then(() => route.continue()));
    await page.route('**/media/**', (route) => pictures.promise.then(() => route.continue()));
    await page.goto(articlePath('attention-paper', locale), { waitUntil: 'domcontentloaded' });
    await page.evaluate(
      () =>
        new Promise<void>((painted) => {
          new PerformanceObserver(() => painted()).observe({ type: 'paint', buffered: true });
        }),
    );
    faces.resolve();
    await page.evaluate(() => document.fonts.ready);
    pictures.resolve();
    await page.waitForLoadState('load');
    for (const picture of await page.locator('main img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete)).toBe(true);
    }
    const moved = await page.evaluate(
      () =>
        new Promise<string[]>((settle) => {
          const seen: string[] = [];
          new PerformanceObserver((list) => {
            for (const shift of list.getEntries() as LayoutShift[]) {
              for (const { node, previousRect, currentRect } of shift.sources) {
                const name = node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName;
                seen.push(`${name}: ${JSON.stringify(previousRect)} → ${JSON.stringify(currentRect)}`);
              }
            }
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => settle(seen)));
        }),
    );
    expect(moved).toEqual([]);
  });
}

for (const locale of ['ar', 'en']) {
  test(`the page runs in the direction of ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(articlePath('attention-paper', locale));
    const left = async (selector: string) => (await page.locator(selector).first().boundingBox())?.x ?? Number.NaN;
    const isMirrored = locale === 'ar';
    expect((await left('.masthead')) > (await left('summary'))).toBe(isMirrored);
    const sections = page
      .getByRole('navigation', { name: say(locale, 'navigation.label'), exact: true })
      .getByRole('listitem');
    const [first, second] = [await sections.nth(0).boundingBox(), await sections.nth(1).boundingBox()];
    expect((first?.x ?? 0) > (second?.x ?? 0)).toBe(isMirrored);
    await expect(page.locator('.prose p').first()).toHaveCSS('direction', isMirrored ? 'rtl' : 'ltr');
    const spacing = await page.evaluate(() =>
      [...document.querySelectorAll('h1, h2, h3, p, a, figcaption')].map((one) => getComputedStyle(one).letterSpacing),
    );
    if (isMirrored) expect(new Set(spacing)).toEqual(new Set(['normal']));
  });
}
