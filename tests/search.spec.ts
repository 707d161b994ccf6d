import type { Page } from '@playwright/test';
import { messagesOf, say } from './messages.ts';
import { seededArticles, seededWord } from './seed-content.ts';
import { expect, frontOf, locales, searchPath, siteUrl, test } from './site.ts';

// Everything here works in a browser without script.
test.use({ javaScriptEnabled: false });

const results = (page: Page) => page.locator('main ol > li');
const titles = (page: Page) => results(page).locator('h2');

for (const locale of locales) {
  test(`a headline's words find it in ${locale}`, async ({ page }) => {
    const { title } = frontOf('articles', 'machine-translation-1954', locale);
    await page.goto(searchPath(locale));
    await expect(page.locator('main')).toContainText(say(locale, 'search.hint'));
    await page.getByRole('searchbox', { name: say(locale, 'search.label') }).fill(title);
    await page
      .locator('main')
      .getByRole('button', { name: say(locale, 'search.submit') })
      .click();
    expect(new URL(page.url()).searchParams.get('q')).toBe(title);
    await expect(titles(page).first()).toHaveText(title);
    await expect(page.getByRole('searchbox')).toHaveValue(title);
    const count = await results(page).count();
    await expect(page.getByRole('status')).toHaveText(say(locale, 'search.count', { count, query: title }));
  });
}

/** Locale, what is typed, the article that must be found, and a word of its page that must be marked. */
const cases = [
  ['the beginning of a word', 'en', 'transl', 'machine-translation-1954', 'translated'],
  ['words in any order', 'en', 'Russian computer', 'machine-translation-1954', 'Russian'],
  ['small letters for capitals', 'en', 'RUSSIAN', 'machine-translation-1954', 'Russian'],
  ['accents left out in French', 'fr', 'chaine repliee', 'alphafold-nobel', 'chaîne'],
  ['accents that are not there in French', 'fr', 'chaîné', 'alphafold-nobel', 'chaîne'],
  ['accents left out in Spanish', 'es', 'dia aprendio', 'machine-translation-1954', 'aprendió'],
  ['umlauts left out in German', 'de', 'Worter', 'machine-translation-1954', 'Wörter'],
  ['Arabic with vowel marks', 'ar', 'اللُّغَوِيَّة', 'arabic-tokens', 'اللغوية'],
  ['Arabic without hamza on the alef', 'ar', 'اكثر', 'arabic-tokens', 'أكثر'],
  ['Arabic with a hamza too many', 'ar', 'ألنماذج', 'arabic-tokens', 'النماذج'],
  ['Arabic without the article', 'ar', 'عربية', 'arabic-tokens', 'العربية'],
  ['a Japanese word', 'ja', 'ロシア語', 'machine-translation-1954', 'ロシア語'],
  ['two Japanese words', 'ja', 'ノーベル賞 鎖', 'alphafold-nobel', 'ノーベル賞'],
  ['half-width Japanese', 'ja', 'ﾉｰﾍﾞﾙ賞', 'alphafold-nobel', 'ノーベル賞'],
] as const;

for (const [what, locale, query, article, marked] of cases) {
  test(`search finds ${what}`, async ({ page }) => {
    await page.goto(searchPath(locale, query));
    const { title } = frontOf('articles', article, locale);
    const hit = results(page).filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    await expect(hit).toHaveCount(1);
    expect(await hit.locator('mark').allInnerTexts()).toContain(marked);
  });
}

for (const [locale, name] of [
  ['en', 'Aya Morishita'],
  ['ar', 'آيا موريشيتا'],
  ['ja', '森下彩'],
  ['ja', 'morishita'],
] as const) {
  test(`what an author wrote is found by her name in ${locale}: ${name}`, async ({ page }) => {
    await page.goto(searchPath(locale, name));
    expect(await results(page).count()).toBeGreaterThan(1);
    const own = say(locale, 'search.count', { count: await results(page).count(), query: name });
    await expect(page.getByRole('status')).toHaveText(own);
  });
}

test('every word must occur', async ({ page }) => {
  await page.goto(searchPath('en', 'Russian'));
  expect(await results(page).count()).toBeGreaterThan(0);
  await page.goto(searchPath('en', `Russian ${seededWord.en}`));
  await expect(results(page)).toHaveCount(0);
});

test('one language is searched, not its neighbours', async ({ page }) => {
  await page.goto(searchPath('fr', seededWord.en));
  await expect(results(page)).toHaveCount(0);
});

for (const locale of locales) {
  test(`nothing asked and nothing found are said in ${locale}`, async ({ page }) => {
    await page.goto(searchPath(locale, ''));
    await expect(page.locator('main')).toContainText(messagesOf(locale).search.hint);
    await expect(results(page)).toHaveCount(0);
    await expect(page.getByRole('status')).toHaveCount(0);
    const query = 'qqqxyzzy';
    await page.goto(searchPath(locale, query));
    await expect(page.getByRole('status')).toHaveText(say(locale, 'search.count', { count: 0, query }));
    await expect(page.locator('main')).toContainText(messagesOf(locale).search.hint);
  });
}

test('markup in a query is text', async ({ page }) => {
  const query = `<script>alert('1')</script> "<b>&amp;`;
  await page.goto(searchPath('en', query));
  await expect(page.getByRole('status')).toContainText(query);
  await expect(page.getByRole('searchbox')).toHaveValue(query);
  await expect(page.locator('main script, main b')).toHaveCount(0);
});

test('a query of signs that mean something to databases is only a query', async ({ page }) => {
  for (const query of ['"', '*', 'a" OR "b', "'; drop table texts; --", '^NEAR(a b)', '%', 'AND', '\u{1f600}']) {
    const response = await page.goto(searchPath('en', query));
    expect(response?.status(), query).toBe(200);
    await expect(page.getByRole('searchbox')).toHaveValue(query);
  }
});

for (const [locale, word] of Object.entries(seededWord)) {
  test(`more results than fit on a page have pages in ${locale}`, async ({ page }) => {
    await page.goto(searchPath(locale, word));
    await expect(page.getByRole('status')).toHaveText(
      say(locale, 'search.count', { count: seededArticles, query: word }),
    );
    const pages = [await titles(page).allInnerTexts()];
    const next = page.locator('main a[rel=next]');
    while (await next.isVisible()) {
      await next.click();
      pages.push(await titles(page).allInnerTexts());
      expect(page.url()).toBe(`${siteUrl}${searchPath(locale, word)}&page=${pages.length}`);
    }
    expect(new Set(pages.flat()).size).toBe(seededArticles);
    await expect(next).toHaveCount(0);
    await page.locator('main a[rel=prev]').click();
    expect(await titles(page).allInnerTexts()).toEqual(pages.at(-2));
    await page.goto(`${searchPath(locale, word)}&page=99`);
    expect(await titles(page).allInnerTexts()).toEqual(pages.at(-1));
  });
}
