import type { Locator, Page } from '@playwright/test';
import { messagesOf, say } from './messages.ts';
import { clashing, threeMinutes } from './seed-content.ts';
import {
  articleOf,
  articlePath,
  dayIn,
  expect,
  frontOf,
  listPath,
  locales,
  nameOf,
  pathTo,
  publication,
  test,
} from './site.ts';

// Everything here is read in a browser without script: what an article says needs none.
test.use({ javaScriptEnabled: false });

const head = (page: Page) => page.locator('article header');

/** The text of an element with every run of spaces as one: `Intl` puts narrow and no-break ones between parts. */
async function said(element: Locator): Promise<string> {
  return ((await element.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** A message with a `<time>` in it, as the reader sees it. */
const filled = (message: string, date: string) => message.replace(/<\/?time>/g, '').replace('{date}', date);

/** When the article `attention-paper` appeared, and when its original was updated, as each language writes it. */
const moments: Readonly<Record<string, readonly [published: string, updated: string]>> = {
  en: ['November 16, 2026 at 6:30 AM GMT+1', 'November 21, 2026 at 10:00 AM GMT+1'],
  de: ['16. November 2026 um 06:30 MEZ', ''],
  fr: ['16 novembre 2026 à 06:30 UTC+1', ''],
  es: ['16 de noviembre de 2026 a las 6:30 CET', ''],
  ar: ['16 نوفمبر 2026 في 6:30 ص غرينتش+1', ''],
  ja: ['2026年11月16日 6:30 GMT+1', ''],
};

for (const locale of locales) {
  const [published = '', updated = ''] = moments[locale] ?? [];

  test(`the head of an article in ${locale}: section, headline, authors, moments, picture`, async ({ page }) => {
    const front = frontOf('articles', 'attention-paper', locale);
    const { authors, section } = articleOf('attention-paper');
    await page.goto(articlePath('attention-paper', locale));
    await expect(page.locator('h1')).toHaveText(front.title);
    await expect(head(page)).toContainText(front.standfirst);
    const sectionLink = head(page).getByRole('link', { name: nameOf('sections', section, locale), exact: true });
    await expect(sectionLink).toHaveAttribute('href', listPath('sections', section, locale));

    const names = authors.map((author) => nameOf('authors', author, locale));
    const links = head(page).locator('a[rel=author]');
    expect(await links.allTextContents()).toEqual(names);
    const joined = new Intl.ListFormat(locale).format(names);
    expect(await said(head(page))).toContain(
      messagesOf(locale).article.byline.replace('<authors></authors>', joined).trim(),
    );

    const times = head(page).locator('time');
    expect(await said(times.first())).toBe(published);
    await expect(times.first()).toHaveAttribute('datetime', '2026-11-16T06:30:00+01:00');
    await expect(times).toHaveCount(updated ? 2 : 1);
    if (updated) {
      await expect(times.last()).toHaveAttribute('datetime', '2026-11-21T10:00:00+01:00');
      expect(await said(head(page))).toContain(filled(messagesOf(locale).article.updated, updated));
    }

    const hero = page.locator('figure.hero');
    await expect(hero.getByRole('img', { name: front.hero?.alt ?? '', exact: true })).toBeVisible();
    await expect(hero).toContainText(front.hero?.caption ?? '');
    await expect(hero).toContainText(say(locale, 'article.credit', { credit: publication.name[locale] ?? '' }));

    await links.first().click();
    await expect(page.locator('h1')).toHaveText(names[0] ?? '');
  });

  test(`what stands below an article in ${locale}: topics, authors, related articles, languages`, async ({ page }) => {
    const { authors, topics } = articleOf('weather-models');
    await page.goto(articlePath('weather-models', locale));
    const topicLinks = page.getByRole('navigation', { name: say(locale, 'article.topics'), exact: true });
    expect(await topicLinks.getByRole('link').allTextContents()).toEqual(
      topics.map((topic) => nameOf('topics', topic, locale)),
    );
    const cards = page.getByRole('region', {
      name: say(locale, 'article.authors', { count: authors.length }),
      exact: true,
    });
    for (const author of authors) {
      const name = nameOf('authors', author, locale);
      await expect(cards.getByRole('heading', { name, exact: true })).toBeVisible();
      await expect(cards.getByRole('link', { name: say(locale, 'article.moreBy', { author: name }) })).toBeVisible();
    }
    await expect(cards.locator('img')).toHaveCount(authors.length);

    const related = page.getByRole('region', { name: say(locale, 'article.related'), exact: true });
    const hrefs = await related
      .locator('h3 a')
      .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    expect(new Set(hrefs).size).toBe(3);
    expect(hrefs).not.toContain(articlePath('weather-models', locale));
    for (const href of hrefs)
      expect(href.startsWith(`${pathTo(locale, messagesOf(locale).paths.articles)}/`)).toBe(true);

    const others = page.getByRole('navigation', { name: say(locale, 'article.otherLanguages'), exact: true });
    expect(
      await others.getByRole('link').evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? '')),
    ).toEqual(locales.filter((other) => other !== locale).map((other) => articlePath('weather-models', other)));

    await topicLinks.getByRole('link').first().click();
    await expect(page.locator('h1')).toHaveText(nameOf('topics', topics[0] ?? '', locale));
  });
}

for (const locale of ['en', 'ar', 'ja']) {
  test(`reading time in ${locale} is counted as its script is read`, async ({ page }) => {
    await page.goto(pathTo(locale, messagesOf(locale).paths.articles, threeMinutes.slug));
    await expect(head(page)).toContainText(say(locale, 'article.readingTime', { minutes: 3 }));
  });

  test(`a long article in ${locale} has contents that lead to its parts`, async ({ page }) => {
    await page.goto(articlePath('attention-paper', locale));
    const contents = page.getByRole('navigation', { name: say(locale, 'article.contents'), exact: true });
    const headings = page.locator('.prose > :is(h2, h3)');
    const entries = contents.getByRole('link');
    expect(await entries.allTextContents()).toEqual(await headings.allTextContents());
    await entries.last().click();
    await expect(headings.last()).toBeInViewport();
  });

  test(`a correction is shown in ${locale}`, async ({ page }) => {
    await page.goto(articlePath('msra-vancouver', locale));
    const correction = page.getByRole('complementary', { name: say(locale, 'article.correction'), exact: true });
    await expect(correction).toContainText(frontOf('articles', 'msra-vancouver', locale).correction ?? '');
    await page.goto(articlePath('attention-paper', locale));
    await expect(correction).toHaveCount(0);
  });
}

test('headings of the page’s own words have addresses of their own', async ({ page }) => {
  await page.goto(pathTo('en', messagesOf('en').paths.articles, clashing.slug));
  const contents = page.getByRole('navigation', { name: say('en', 'article.contents'), exact: true });
  for (const [index, heading] of clashing.headings.entries()) {
    await contents.getByRole('link').nth(index).click();
    await expect(page.locator('.prose h2:target')).toHaveText(heading);
    await expect(page.locator('.prose h2').nth(index)).toBeInViewport();
  }
});

test('a table, a pull quote, a note, code, a figure and a link card are what they look like', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(articlePath('arabic-tokens', 'ar'));
  await expect(page.getByRole('table').getByRole('columnheader').first()).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'كيف تقيس بنفسك', exact: true })).toBeVisible();
  await page.goto(articlePath('turing-1950', 'ja'));
  const quote = page.getByRole('figure').filter({ has: page.getByRole('blockquote') });
  await expect(quote.filter({ hasText: 'アラン・チューリング、1950年' })).toBeVisible();
  await page.goto(articlePath('attention-paper', 'ar'));
  const code = page.locator('.prose pre');
  await expect(code).toContainText('def attention(Q, K, V):');
  await expect(code).toHaveCSS('direction', 'ltr');
  const figure = page.locator('.prose figure').filter({ has: page.getByRole('img') });
  await expect(figure).toContainText(say('ar', 'article.credit', { credit: publication.name.ar ?? '' }));
  await expect(page.locator('.link-card a')).toHaveAttribute('href', 'https://arxiv.org/abs/1706.03762');
});

test('a text made by a machine says so', async ({ page }) => {
  const note = (locale: string) =>
    page.getByRole('complementary', { name: say(locale, 'provenance.title'), exact: true });
  await page.goto(articlePath('arabic-tokens', 'es'));
  await expect(note('es')).toContainText(
    say('es', 'provenance.machine', { original: 'árabe', engine: 'DeepL', date: dayIn('es', '2026-11-20') }),
  );
  await page.goto(articlePath('attention-paper', 'ja'));
  const review = { original: '英語', engine: 'DeepL', reviewer: '森下彩', date: dayIn('ja', '2026-11-22') };
  await expect(note('ja')).toContainText(say('ja', 'provenance.reviewed', review));
  await note('ja').getByRole('link').click();
  await expect(page.locator('h1')).toHaveText(frontOf('articles', 'attention-paper', 'en').title);
  await expect(note('en')).toHaveCount(0);
  await page.goto(articlePath('attention-paper', 'de'));
  await expect(note('de')).toHaveCount(0);
});

test('a stale translation names the day on which the original changed, and leads to it', async ({ page }) => {
  await page.goto(articlePath('attention-paper', 'es'));
  const note = page.getByRole('complementary', { name: say('es', 'provenance.title'), exact: true });
  await expect(note).toContainText(say('es', 'provenance.stale', { date: dayIn('es', '2026-11-21') }));
  await note.getByRole('link').click();
  await expect(page).toHaveURL(articlePath('attention-paper', 'en'));
});
