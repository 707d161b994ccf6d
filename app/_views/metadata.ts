import type { Metadata } from 'next';
import type { Place } from '../../publication/addresses.ts';
import { shareImageOf } from './share-images.ts';
import type { Site } from './site.ts';

interface Described {
  readonly site: Site;
  readonly title: string;
  readonly description: string;
  readonly place: Place;
  /** The same place in the locales where it exists. */
  readonly alternates: Readonly<Record<string, Place>>;
  /** The locale whose address is `x-default`; the publication's default one when absent. */
  readonly original?: string | undefined;
  /** What the share image is drawn for. */
  readonly image: { readonly kind: string; readonly id: string };
  readonly article?: { readonly publishedAt: string; readonly updatedAt?: string | undefined };
  /** Addresses of this page's feeds, without their ending. */
  readonly feeds?: string | undefined;
  readonly index?: boolean;
}

/** What a page tells machines about itself. hreflang names existing texts only (Google: localized versions). */
export async function metadataOf(page: Described): Promise<Metadata> {
  const { site, title, description, place, alternates } = page;
  const languages: Record<string, string> = {};
  for (const [locale, other] of Object.entries(alternates)) languages[locale] = site.absolute(site.href(other, locale));
  const fallback = page.original ?? site.config.defaultLocale;
  const otherwise = alternates[fallback];
  if (otherwise) languages['x-default'] = site.absolute(site.href(otherwise, fallback));
  const url = site.absolute(site.href(place));
  const image = await shareImageOf(site, page.image.kind, page.image.id);
  const full = place.kind === 'home' ? title : `${title}${site.language.titleSeparator}${site.view.name}`;
  const feeds = page.feeds ?? site.view.home;
  const feedTitle = page.feeds === undefined ? site.view.name : full;
  return {
    title: full,
    description,
    alternates: {
      canonical: url,
      ...(Object.keys(languages).length > 0 && page.index !== false && { languages }),
      types: {
        'application/rss+xml': [{ url: site.absolute(`${feeds}/feed.xml`), title: feedTitle }],
        'application/feed+json': [{ url: site.absolute(`${feeds}/feed.json`), title: feedTitle }],
      },
    },
    ...(page.index === false && { robots: { index: false, follow: true } }),
    openGraph: {
      title,
      description,
      url,
      siteName: site.view.name,
      locale: site.locale.replace('-', '_'),
      ...(image && { images: [{ url: site.absolute(image.path), width: 1200, height: 630, alt: image.alt }] }),
      ...(page.article
        ? {
            type: 'article',
            publishedTime: page.article.publishedAt,
            ...(page.article.updatedAt && { modifiedTime: page.article.updatedAt }),
          }
        : { type: 'website' }),
    },
    twitter: { card: 'summary_large_image' },
  };
}
