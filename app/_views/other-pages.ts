import type { PublishedEditions } from '../../newsletter/published-editions.ts';
import { type PathWords, type Place, pathOf, slugOf } from '../../publication/addresses.ts';
import type { Archive } from '../../publication/archive.ts';
import { sitemapCount } from '../../publication/sitemaps.ts';
import { composition } from '../_composition.ts';

/** The paths of all pages that are no articles and that search engines should know: first pages of lists, static pages. */
export function otherPages(archive: Archive, editions: PublishedEditions): string[] {
  const { words } = composition();
  const { config, sections, topics, authors, pages, ebooks } = archive.documents;
  return config.locales.flatMap((locale) => {
    const own = words.get(locale) as PathWords;
    const places: Place[] = [
      { kind: 'home' },
      { kind: 'archive' },
      { kind: 'newsletter' },
      ...editions.list(locale).map(({ id }) => ({ kind: 'edition', date: id }) as const),
      ...sections.map((section) => ({ kind: 'section', slug: slugOf(section, locale, config) }) as const),
      ...topics.map((topic) => ({ kind: 'topic', slug: slugOf(topic, locale, config) }) as const),
      ...authors.map((author) => ({ kind: 'author', slug: author.slug }) as const),
      ...archive.months(locale).map(({ year, month }) => ({ kind: 'month', year, month }) as const),
      ...pages.filter((page) => page.locale === locale).map((page) => ({ kind: 'page', slug: page.slug }) as const),
      ...ebooks.flatMap(({ texts }) => (texts[locale] ? [{ kind: 'ebook', slug: texts[locale].slug } as const] : [])),
    ];
    return places.map((place) => pathOf(locale, place, own));
  });
}

/** How many sitemaps there are. */
export function sitemapsNow(archive: Archive, editions: PublishedEditions): number {
  return sitemapCount(archive.countPublished() + otherPages(archive, editions).length);
}
