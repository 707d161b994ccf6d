import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { addressOf, pageKinds } from './page-kinds.ts';
import {
  articleOf,
  articlePath,
  articles,
  expect,
  frontOf,
  instantOf,
  locales,
  localesOf,
  publication,
  siteUrl,
  test,
} from './site.ts';

/** Reads XML as strictly as a browser does. @returns the texts of every element with a name, in order */
function readXml(page: Page, xml: string, names: readonly string[]): Promise<Record<string, string[]>> {
  return page.evaluate(
    ([source, wanted]) => {
      const document = new DOMParser().parseFromString(source, 'application/xml');
      const broken = document.querySelector('parsererror');
      if (broken) throw new Error(broken.textContent ?? 'This is not XML.');
      const texts = (name: string) => [...document.getElementsByTagName(name)].map((one) => one.textContent ?? '');
      return Object.fromEntries(wanted.map((name) => [name, texts(name)]));
    },
    [xml, [...names]] as const,
  );
}

const relative = /(?:src|href|srcset)=["'](?!https?:|mailto:|tel:|#)/;

test('a page names the feed that it leads to', async ({ page }) => {
  const feed = page.locator('link[rel=alternate][type="application/rss+xml"]');
  await page.goto(addressOf('article', 'en'));
  await expect(feed).toHaveAttribute('title', publication.name.en ?? '');
  await page.goto(addressOf('section', 'en'));
  await expect(feed).toHaveAttribute('title', await page.title());
});

for (const locale of locales) {
  test(`feeds hold whole articles with absolute addresses in ${locale}`, async ({ page, request }) => {
    for (const home of [
      addressOf('home', locale),
      addressOf('section', locale),
      addressOf('topic', locale),
      addressOf('author', locale),
    ]) {
      const rss = await request.get(`${home}/feed.xml`);
      expect(rss.headers()['content-type']).toBe('application/rss+xml; charset=utf-8');
      const names = ['language', 'link', 'guid', 'content:encoded', 'pubDate', 'item'];
      const found = await readXml(page, await rss.text(), names);
      const contents = found['content:encoded'] ?? [];
      expect(contents.length).toBeGreaterThan(0);
      expect(contents.length).toBeLessThanOrEqual(20);
      expect(found.language?.[0]).toBe(locale);
      expect(found.link?.filter((link) => !link.startsWith(`${siteUrl}/${locale}`))).toEqual([]);
      expect(new Set(found.guid).size).toBe(contents.length);
      for (const content of contents) expect(content).not.toMatch(relative);
      for (const date of found.pubDate ?? []) expect(Number.isNaN(Date.parse(date)), date).toBe(false);

      const json = await request.get(`${home}/feed.json`);
      expect(json.headers()['content-type']).toBe('application/feed+json; charset=utf-8');
      const feed = (await json.json()) as Record<string, string> & {
        items: { id: string; url: string; content_html: string; date_published: string }[];
      };
      expect(feed).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        language: locale,
        home_page_url: siteUrl + home,
        feed_url: `${siteUrl}${home}/feed.json`,
      });
      expect(feed.items.map(({ id }) => id)).toEqual(found.guid);
      expect(feed.items.map(({ content_html: html }) => html)).toEqual(contents);
    }
    const whole = await readXml(page, await (await request.get(`${addressOf('home', locale)}/feed.xml`)).text(), [
      'content:encoded',
    ]);
    expect(Math.max(...(whole['content:encoded'] ?? []).map((content) => content.length))).toBeGreaterThan(1500);
  });
}

test('sitemaps name every text once, and every address in them is a page', async ({ page, request }) => {
  const index = await readXml(page, await (await request.get('/sitemap.xml')).text(), ['loc']);
  const slices = index.loc ?? [];
  expect(slices).toEqual([`${siteUrl}/sitemap-1.xml`]);
  const { loc = [] } = await readXml(page, await (await request.get('/sitemap-1.xml')).text(), ['loc']);
  expect(new Set(loc).size).toBe(loc.length);
  for (const article of articles) {
    const isPublished = instantOf(articleOf(article).publishedAt) <= new Date();
    for (const locale of localesOf('articles', article)) {
      const { draft = false } = frontOf('articles', article, locale);
      expect(loc.includes(siteUrl + articlePath(article, locale)), `${article} ${locale}`).toBe(isPublished && !draft);
    }
  }
  for (const kind of ['home', 'section', 'topic', 'author', 'archive', 'month', 'page'] as const) {
    for (const locale of locales) expect(loc, kind).toContain(siteUrl + addressOf(kind, locale));
  }
  for (const locale of locales) expect(loc).not.toContain(siteUrl + addressOf('search', locale));
  expect(loc.filter((address) => /\/desk|\?/.test(address))).toEqual([]);
  for (const address of loc.filter((_, position) => position % 9 === 0)) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect(answer.status(), address).toBe(200);
    expect(await answer.text()).toContain(`<link rel="canonical" href="${address}"`);
  }
});

test('the news sitemap names what is at most two days old, by its language', async ({ page, request }) => {
  const names = ['loc', 'news:publication_date', 'news:language', 'news:name', 'news:title'];
  const found = await readXml(page, await (await request.get('/news-sitemap.xml')).text(), names);
  const dates = found['news:publication_date'] ?? [];
  for (const date of dates) expect(Date.now() - Date.parse(date)).toBeLessThan(2 * 86_400_000 + 3_600_000);
  for (const [position, address] of (found.loc ?? []).entries()) {
    const locale = found['news:language']?.[position] ?? '';
    expect(address.startsWith(`${siteUrl}/${locale}/`)).toBe(true);
    expect(found['news:name']?.[position]).toBe(publication.name[locale]);
    expect((await request.get(address)).status()).toBe(200);
  }
});

test('robots.txt, security.txt, the manifest and the icons are there', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  for (const name of ['sitemap.xml', 'news-sitemap.xml']) expect(robots).toContain(`Sitemap: ${siteUrl}/${name}`);
  expect(robots).toMatch(/^Disallow: \/desk$/m);
  const security = await (await request.get('/.well-known/security.txt')).text();
  expect(security).toMatch(/^Contact: mailto:\S+@\S+$/m);
  const expires = Date.parse(/^Expires: (.+)$/m.exec(security)?.[1] ?? '');
  expect(expires).toBeGreaterThan(Date.now());
  expect(expires).toBeLessThan(Date.now() + 366 * 86_400_000);
  for (const locale of locales) {
    const answer = await request.get(`/${locale}/manifest.webmanifest`);
    expect(answer.headers()['content-type']).toContain('application/manifest+json');
    const manifest = (await answer.json()) as {
      lang: string;
      dir: string;
      name: string;
      start_url: string;
      icons: { src: string; sizes: string }[];
    };
    expect(manifest).toMatchObject({
      lang: locale,
      dir: locale === 'ar' ? 'rtl' : 'ltr',
      name: publication.name[locale],
      start_url: `/${locale}`,
    });
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(['192x192', '512x512']);
    for (const { src, sizes } of manifest.icons) {
      const { width, height, format } = await sharp(await (await request.get(src)).body()).metadata();
      expect([`${width}x${height}`, format]).toEqual([sizes, 'png']);
    }
  }
});

test('a page holds its icon, and names a picture of it for whom wants an address', async ({ request }) => {
  const html = await (await request.get('/en')).text();
  const [address, drawing, ...others] = [...html.matchAll(/<link rel="icon" href="([^"]+)"/g)].map(([, href]) => href);
  expect(others).toEqual([]);
  expect(address).toBe('/favicon.ico');
  const small = await request.get('/favicon.ico');
  expect(small.headers()['content-type']).toBe('image/png');
  const pixels = async (picture: Buffer) =>
    sharp(picture).resize(48, 48).flatten({ background: '#fff' }).raw().toBuffer();
  const svg = decodeURIComponent((drawing ?? '').replace('data:image/svg+xml,', ''));
  const [one, other] = [await pixels(await small.body()), await pixels(Buffer.from(svg))];
  const differing = one.filter((value, index) => Math.abs(value - (other[index] ?? 0)) > 64).length;
  expect(differing).toBeLessThan(one.length / 20);
});

const drawn = pageKinds.filter((kind) => !['unknown', 'withdrawn', 'results'].includes(kind));

for (const locale of ['en', 'ar', 'ja']) {
  test(`every kind of page has a share image of its own in ${locale}`, async ({ page, request }) => {
    const seen = new Set<string>();
    for (const kind of drawn) {
      await page.goto(addressOf(kind, locale));
      const meta = (name: string) => page.locator(`head meta[property="og:${name}"]`).first().getAttribute('content');
      const address = (await meta('image')) ?? '';
      expect(address.startsWith(`${siteUrl}/media/share/${locale}/`), kind).toBe(true);
      expect([await meta('image:width'), await meta('image:height')], kind).toEqual(['1200', '630']);
      if (kind === 'article') expect(await meta('image:alt')).toBe(await meta('title'));
      expect(await meta('image:alt'), kind).toMatch(locale === 'en' ? /[a-z]{3}/ : /[^\p{Script=Latin}\P{L}]/u);
      const answer = await request.get(address);
      const { width, height, format } = await sharp(await answer.body()).metadata();
      expect([width, height, format], kind).toEqual([1200, 630, 'png']);
      expect(await meta('url'), kind).toBe(siteUrl + addressOf(kind, locale));
      seen.add(address);
    }
    expect(seen.size).toBe(drawn.length);
  });
}

interface Thing {
  readonly '@type': string;
  readonly [name: string]: unknown;
}

async function thingsOn(page: Page): Promise<Record<string, Thing>> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  const things = texts.flatMap((text) => JSON.parse(text) as Thing | Thing[]);
  return Object.fromEntries(things.map((thing) => [thing['@type'], thing]));
}

for (const [article, locale] of [
  ['euv-light', 'en'],
  ['euv-light', 'ar'],
  ['arabic-tokens', 'ja'],
  ['open-weights', 'de'],
] as const) {
  test(`machines understand ${article} in ${locale}`, async ({ page, request }) => {
    await page.goto(articlePath(article, locale));
    const { NewsArticle: news, BreadcrumbList: breadcrumb, NewsMediaOrganization: publisher } = await thingsOn(page);
    const { originalLocale } = articleOf(article);
    expect(news).toMatchObject({
      headline: frontOf('articles', article, locale).title,
      inLanguage: locale,
      url: siteUrl + articlePath(article, locale),
      datePublished: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
      dateModified: expect.stringMatching(/[+-]\d\d:\d\d$/),
      author: [{ '@type': 'Person', name: expect.any(String), url: expect.stringContaining(`${siteUrl}/${locale}/`) }],
      publisher: { '@type': 'NewsMediaOrganization', name: publication.name[locale] },
    });
    const linked = (locale === originalLocale ? news?.workTranslation : [news?.translationOfWork]) as { url: string }[];
    const expected =
      locale === originalLocale ? localesOf('articles', article).filter((tag) => tag !== locale) : [originalLocale];
    expect(linked.map(({ url }) => url)).toEqual(expected.map((tag) => siteUrl + articlePath(article, tag)));
    const images = news?.image as string[];
    expect(images).toHaveLength(3);
    const ratios = [];
    for (const image of images) {
      const { width, height } = await sharp(await (await request.get(image)).body()).metadata();
      ratios.push(((width ?? 0) / (height ?? 1)).toFixed(2));
    }
    expect(ratios).toEqual(['1.00', '1.33', '1.78']);
    const items = breadcrumb?.itemListElement as { position: number; item: string }[];
    expect(items.map(({ position }) => position)).toEqual([1, 2, 3]);
    for (const { item } of items) expect((await request.get(item)).status(), item).toBe(200);
    expect(publisher).toMatchObject({ logo: { url: expect.stringContaining(siteUrl) } });
  });
}

test('machines understand who wrote and what is listed', async ({ page }) => {
  await page.goto(addressOf('author', 'de'));
  expect((await thingsOn(page)).Person).toMatchObject({
    name: expect.any(String),
    url: siteUrl + addressOf('author', 'de'),
  });
  for (const kind of ['home', 'section', 'topic', 'month', 'page'] as const) {
    await page.goto(addressOf(kind, 'ja'));
    expect(Object.keys(await thingsOn(page)), kind).toContain(kind === 'home' ? 'WebSite' : 'BreadcrumbList');
  }
});
