import type { BookFilesView, DownloadView } from '../../components/subscription/download-page.tsx';
import { bookFormats } from '../../ebooks/book.ts';
import { formatBytes, formatDay } from '../../i18n/formats.ts';
import type { Ebook } from '../../publication/model.ts';
import { mostDownloads } from '../../subscriptions/subscriber-links.ts';
import { composition } from '../_composition.ts';
import type { EbookIn } from '../_letters.ts';
import { coverView } from './ebook.ts';
import type { Site } from './site.ts';

/**
 * The eBook that a link gives its holder, and the publication's others in her locale.
 * @param until when the link ends, in milliseconds since the epoch
 */
export async function downloadView(site: Site, book: EbookIn, until: number): Promise<DownloadView> {
  const { ebook, text, locale } = book;
  const others = site.config.locales.filter((tag) => tag !== locale && ebook.texts[tag]);
  const more = site.archive.documents.ebooks
    .filter((one) => one.id !== ebook.id && one.texts[site.locale])
    .toSorted((one, other) => other.publishedAt - one.publishedAt);
  return {
    cover: await coverView(site, ebook, text),
    book: await filesView(site, ebook, locale),
    others: await Promise.all(others.map((tag) => filesView(site, ebook, tag))),
    more: await Promise.all(more.map((one) => filesView(site, one, site.locale))),
    until: formatDay(until, site.locale, site.config.timeZone),
    downloads: mostDownloads,
  };
}

async function filesView(site: Site, { id, texts }: Ebook, locale: string): Promise<BookFilesView> {
  const ready = await composition().ebooks.ready(id, locale);
  const files = bookFormats.map((format) => {
    const file = ready[format];
    return { format, name: `${id}.${locale}.${format}`, note: file && formatBytes(file.bytes, site.locale) };
  });
  return { locale, title: texts[locale]?.title ?? id, files };
}
