import type { BookFilesView, DownloadView } from '../../components/subscription/download-page.tsx';
import { bookFormats } from '../../ebooks/book.ts';
import { formatBytes, formatDay } from '../../i18n/formats.ts';
import type { Ebook, EbookText } from '../../publication/model.ts';
import { mostDownloads } from '../../subscriptions/subscriber-links.ts';
import { composition } from '../_composition.ts';
import { coverView } from './ebook.ts';
import type { Site } from './site.ts';

/** The eBook that a link gives its holder. @param until when the link ends, in milliseconds since the epoch */
export async function downloadView(
  site: Site,
  book: { readonly ebook: Ebook; readonly text: EbookText; readonly locale: string },
  until: number,
): Promise<DownloadView> {
  const { ebook, text, locale } = book;
  const others = site.config.locales.filter((tag) => tag !== locale && ebook.texts[tag]);
  return {
    cover: await coverView(site, ebook, text),
    book: await filesView(site, ebook, locale),
    others: await Promise.all(others.map((tag) => filesView(site, ebook, tag))),
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
