import { getTranslations } from 'next-intl/server';
import type { CoverView, EbookView } from '../../components/ebook/views.ts';
import { formatBytes, formatDay, formatList } from '../../i18n/formats.ts';
import type { Place } from '../../publication/addresses.ts';
import { isoWithOffset } from '../../publication/instant.ts';
import { book } from '../../publication/json-ld-book.ts';
import { renderMarkdown } from '../../publication/markdown.ts';
import { cropWidth, mediaAddress } from '../../publication/media-address.ts';
import type { Ebook, EbookText } from '../../publication/model.ts';
import { composition } from '../_composition.ts';
import { publisherOf, withBreadcrumb } from './json-ld.ts';
import { linksFrom } from './links.ts';
import { pictureView } from './pictures.ts';
import { localeLinks, type Site } from './site.ts';

/** Where an eBook's page is in each locale that has its text. */
export function ebookPlaces(ebook: Ebook): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(ebook.texts).map(([locale, { slug }]) => [locale, { kind: 'ebook', slug } satisfies Place]),
  );
}

/** An eBook as its page shows it. */
export async function ebookView(site: Site, ebook: Ebook, text: EbookText): Promise<EbookView> {
  const authors = authorsOf(site, ebook);
  const places = ebookPlaces(ebook);
  const { headings } = renderMarkdown(text.body, linksFrom(site, `ebooks/${ebook.id}`), {
    footnotes: '',
    back: () => '',
  });
  // A page never waits for a book to be set; it is made anew when one has been.
  const { pdf, epub } = await composition().ebooks.ready(ebook.id, site.locale);
  return {
    cover: await coverView(site, ebook, text),
    description: text.description,
    authors,
    published: {
      iso: isoWithOffset(ebook.publishedAt, site.config.timeZone),
      label: formatDay(ebook.publishedAt, site.locale, site.config.timeZone),
    },
    chapters: headings.filter((heading) => heading.depth === 2).map((heading) => heading.text),
    audience: text.audience,
    files:
      pdf?.pages !== undefined && epub
        ? {
            pages: pdf.pages,
            pdfSize: formatBytes(pdf.bytes, site.locale),
            epubSize: formatBytes(epub.bytes, site.locale),
          }
        : undefined,
    languages: localeLinks(site, (locale) => places[locale]).filter((link) => link.same),
    coverCredit: ebook.cover.credit && site.named(ebook.cover.credit),
  };
}

/** The cover of an eBook. @param widest leaves out wider pictures, in pixels: for a small cover */
export async function coverView(site: Site, ebook: Ebook, text: EbookText, widest?: number): Promise<CoverView> {
  const t = await getTranslations({ locale: site.locale, namespace: 'ebook' });
  const names = authorsOf(site, ebook).map(({ name }) => name);
  return {
    publisher: site.view.name,
    title: text.title,
    subtitle: text.subtitle,
    authors: t('by', { authors: formatList(names, site.locale) }),
    picture: pictureView(ebook.cover.picture, text.coverAlt, widest),
  };
}

/** What search engines are told of an eBook. */
export async function ebookJsonLd(site: Site, ebook: Ebook, text: EbookText, view: EbookView): Promise<string> {
  const places = ebookPlaces(ebook);
  const address = (locale: string, place: Place) => site.absolute(site.href(place, locale));
  const self: Place = { kind: 'ebook', slug: text.slug };
  const thing = book({
    url: address(site.locale, self),
    title: text.title,
    subtitle: text.subtitle,
    description: text.description,
    image: site.absolute(mediaAddress(ebook.cover.picture, cropWidth, 'jpg', '4x3')),
    language: site.locale,
    pages: view.files?.pages,
    publishedAt: ebook.publishedAt,
    timeZone: site.config.timeZone,
    authors: view.authors.map(({ name, href }) => ({ name, url: site.absolute(href) })),
    publisher: await publisherOf(site),
    originalLanguage: ebook.originalLocale,
    others: Object.entries(places)
      .filter(([locale]) => locale !== site.locale)
      .map(([locale, place]) => ({ url: address(locale, place), language: locale })),
  });
  return withBreadcrumb(site, [{ name: text.title, href: site.href(self) }], [thing]);
}

function authorsOf(site: Site, ebook: Ebook) {
  return ebook.authors.flatMap((id) => {
    const author = site.archive.documents.author(id);
    return author ? [{ name: site.named(author.name), href: site.href({ kind: 'author', slug: author.slug }) }] : [];
  });
}
