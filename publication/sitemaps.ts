import { isoWithOffset } from './instant.ts';
import { xml, xmlDocument } from './xml.ts';

/** An address of the site, absolute, and when what stands there last changed (milliseconds since the epoch). */
export interface SitemapAddress {
  readonly url: string;
  readonly modified?: number | undefined;
}

/** The most addresses that one sitemap, or one index of sitemaps, may hold (https://www.sitemaps.org/protocol.html). */
export const addressesPerSitemap = 50_000;

/** The longest and the youngest that a news sitemap may be: 1,000 articles, two days in milliseconds (Google News). */
export const newsSitemapLimits = { articles: 1000, age: 2 * 86_400_000 } as const;

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const newsNamespace = 'http://www.google.com/schemas/sitemap-news/0.9';

/** How many sitemaps hold this many addresses; at least 1. */
export function sitemapCount(addresses: number): number {
  return Math.max(1, Math.ceil(addresses / addressesPerSitemap));
}

function entry(name: 'url' | 'sitemap', { url, modified }: SitemapAddress, timeZone: string) {
  const changed = modified !== undefined && xml`<lastmod>${isoWithOffset(modified, timeZone)}</lastmod>`;
  return name === 'url'
    ? xml`<url><loc>${url}</loc>${changed}</url>\n`
    : xml`<sitemap><loc>${url}</loc>${changed}</sitemap>\n`;
}

function withinLimit(addresses: readonly unknown[]): void {
  if (addresses.length > addressesPerSitemap) {
    throw new RangeError(`A sitemap holds at most ${addressesPerSitemap} addresses, not ${addresses.length}.`);
  }
}

/**
 * The index that names the sitemaps.
 * @throws {RangeError} for more than `addressesPerSitemap`
 */
export function sitemapIndex(sitemaps: readonly SitemapAddress[], timeZone = 'UTC'): string {
  withinLimit(sitemaps);
  const entries = sitemaps.map((address) => entry('sitemap', address, timeZone));
  return xmlDocument(xml`<sitemapindex xmlns="${namespace}">\n${entries}</sitemapindex>`);
}

/**
 * One sitemap. The languages of a page are named in its HTML only: here they would multiply the file.
 * @throws {RangeError} for more than `addressesPerSitemap`
 */
export function sitemap(addresses: readonly SitemapAddress[], timeZone = 'UTC'): string {
  withinLimit(addresses);
  const entries = addresses.map((address) => entry('url', address, timeZone));
  return xmlDocument(xml`<urlset xmlns="${namespace}">\n${entries}</urlset>`);
}

/** A text for the news sitemap. */
export interface NewsAddress {
  readonly url: string;
  readonly title: string;
  /** A BCP 47 tag; the sitemap names its language alone. */
  readonly language: string;
  /** The publication's name in that language. */
  readonly publication: string;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
}

/**
 * The news sitemap: what was published in the two days before `now` (milliseconds since the epoch), newest first, at
 * most 1,000 (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
 */
export function newsSitemap(texts: readonly NewsAddress[], now: number, timeZone = 'UTC'): string {
  const entries = texts
    .filter((text) => text.publishedAt <= now && text.publishedAt > now - newsSitemapLimits.age)
    .sort((a, b) => b.publishedAt - a.publishedAt)
    .slice(0, newsSitemapLimits.articles)
    .map(
      (text) => xml`<url><loc>${text.url}</loc><news:news>
<news:publication><news:name>${text.publication}</news:name><news:language>${new Intl.Locale(text.language).language}</news:language></news:publication>
<news:publication_date>${isoWithOffset(text.publishedAt, timeZone)}</news:publication_date>
<news:title>${text.title}</news:title>
</news:news></url>\n`,
    );
  return xmlDocument(xml`<urlset xmlns="${namespace}" xmlns:news="${newsNamespace}">\n${entries}</urlset>`);
}
