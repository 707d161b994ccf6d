import { englishOnly } from './messages.ts';
import { isOwn, type OwnPageKind, openAddressOf, ownPageKinds } from './own-page-kinds.ts';
import { alternatesAt, outlineOf, watch, wordsOnPage } from './page-checks.ts';
import { addressOf, type PageKind, pageKinds, walkedArticle } from './page-kinds.ts';
import { combinations, pairwise } from './pairwise.ts';
import { articleOf, everything, expect, locales, localesOf, publication, siteUrl, test } from './site.ts';

const parameters = {
  kind: [...pageKinds, ...ownPageKinds],
  locale: locales,
  width: [360, 768, 1440],
  script: [true, false],
} as const;
const visits = everything ? combinations(parameters) : pairwise(parameters);

/** The kinds that search engines are not to know, and which so name no other languages. */
const unindexed: ReadonlySet<string> = new Set(['search', 'results', 'unknown', 'withdrawn', ...ownPageKinds]);
/** The kinds that are answered with something else than 200. */
const statusOf: Partial<Record<PageKind | OwnPageKind, number>> = { unknown: 404, withdrawn: 410 };
const mostRequests = 12;

for (const { kind, locale, width, script } of visits) {
  test(`${kind} in ${locale}, ${width} px, ${script ? 'with' : 'without'} script`, async ({ browser, request }) => {
    const context = await browser.newContext({
      baseURL: siteUrl,
      locale,
      javaScriptEnabled: script,
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    const seen = watch(page);
    const path = await openAddressOf(kind, locale);
    const response = await page.goto(path);
    const requestsAtLoad = [...seen.requests];
    const outline = await outlineOf(page);

    await test.step('it is a document of its locale', () => {
      expect(response?.status()).toBe(statusOf[kind] ?? 200);
      expect(outline.lang).toBe(locale);
      expect(outline.dir).toBe(locale === 'ar' ? 'rtl' : 'ltr');
      expect(outline.headings.filter((level) => level === 1)).toHaveLength(1);
      expect(outline.headings[0]).toBe(1);
      const jumps = outline.headings.filter((level, index) => level > (outline.headings[index - 1] ?? 0) + 1);
      expect(jumps, `headings ${outline.headings.join(', ')}`).toEqual([]);
      expect(outline.landmarks).toMatchObject({ header: 1, main: 1, footer: 1 });
      expect(outline.landmarks.nav).toBeGreaterThan(0);
      expect(outline.loosePictures).toEqual([]);
      expect(outline.overflow).toBeLessThanOrEqual(0);
    });

    await test.step('its title names it and the publication', async () => {
      const heading = ((await page.locator('h1').textContent()) ?? '').trim();
      expect(outline.title).toContain(publication.name[locale] ?? '');
      if (kind !== 'results') expect(outline.title).toContain(heading);
    });

    await test.step('it tells search engines where it and its translations are', async () => {
      const address = siteUrl + path.replace(/\?.*/, '');
      if (isOwn(kind)) expect(outline.canonical).toBeUndefined();
      else if (!(kind in statusOf)) expect(outline.canonical).toBe(address);
      const tags = outline.alternates.map(([tag]) => tag).filter((tag) => tag !== 'x-default');
      if (unindexed.has(kind)) return expect(tags).toEqual([]);
      const existing = kind === 'article' ? localesOf('articles', walkedArticle) : locales;
      expect(new Set(tags)).toEqual(new Set(existing));
      const defaultLocale = kind === 'article' ? articleOf(walkedArticle).originalLocale : publication.defaultLocale;
      const alternates = Object.fromEntries(outline.alternates);
      expect(alternates['x-default']).toBe(alternates[defaultLocale]);
      expect(alternates[locale]).toBe(address);
      for (const tag of tags) {
        const other = await alternatesAt(request, alternates[tag] ?? '');
        expect(other.status, alternates[tag]).toBe(200);
        expect(other.alternates[locale], `${alternates[tag]} leads back`).toBe(address);
      }
    });

    await test.step('nothing is left in English', async () => {
      const english = englishOnly(locale);
      expect((await wordsOnPage(page)).filter((words) => english.has(words))).toEqual([]);
    });

    await test.step('what needs script is there with it and absent without', async () => {
      await expect(page.locator('theme-switch button')).toBeVisible({ visible: script });
    });

    await test.step('it loads little, from here, and without complaint', () => {
      expect(seen.complaints).toEqual([]);
      expect(seen.requests.filter((url) => !url.startsWith(`${siteUrl}/`))).toEqual([]);
      if (kind === 'article')
        expect(requestsAtLoad.length, requestsAtLoad.join('\n')).toBeLessThanOrEqual(mostRequests);
    });
    await context.close();
  });
}

for (const locale of ['en', 'ar', 'ja']) {
  test(`the second page of a list in ${locale}`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(addressOf('section', locale));
    await page.locator('main a[rel=next]').click();
    await expect(page).toHaveURL(/\/2$/);
    const outline = await outlineOf(page);
    expect(outline.overflow).toBeLessThanOrEqual(0);
    expect(outline.canonical).toBe(page.url());
    await page.locator('main a[rel=prev]').click();
    await expect(page).toHaveURL(siteUrl + addressOf('section', locale));
  });
}
