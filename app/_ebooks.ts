import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import type { Book, BookPicture } from '../ebooks/book.ts';
import { buildInThread } from '../ebooks/build-in-thread.ts';
import { Ebooks } from '../ebooks/ebooks.ts';
import { formatDay, formatList, languageName } from '../i18n/formats.ts';
import { loadMessages } from '../i18n/messages.ts';
import { bookFacesFor } from '../languages/book-face.ts';
import { loadLanguage } from '../languages/load.ts';
import { type PathWords, pathOf } from '../publication/addresses.ts';
import type { Archive } from '../publication/archive.ts';
import { isoWithOffset } from '../publication/instant.ts';
import { renderMarkdown } from '../publication/markdown.ts';
import type { Ebook, EbookText, Picture } from '../publication/model.ts';
import { linksFrom } from './_views/links.ts';

/** What books are made from. */
export interface BookSource {
  readonly archive: Archive;
  readonly words: ReadonlyMap<string, PathWords>;
  readonly siteUrl: string;
  readonly contentDir: string;
}

/** The publication's eBooks, built in a thread and kept in the data folder. @param onBuilt told when a file is ready */
export function ebooksOf(source: BookSource, dataDir: string, onBuilt?: (ebook: string) => void): Ebooks {
  // Looked up at run time from the project's folder: a bundle has no place of its own.
  const threadFile = join(process.cwd(), 'dist', 'ebook-thread.js');
  return new Ebooks({
    cacheDir: join(dataDir, 'ebooks'),
    library: {
      list: () => source.archive.documents.ebooks.map(({ id, texts }) => ({ id, locales: Object.keys(texts) })),
      book: (id, locale) => bookOf(source, id, locale),
    },
    build: (book, format) => buildInThread(threadFile, book, format),
    ...(onBuilt && { onBuilt }),
  });
}

/** An eBook in a locale, ready to be built; undefined where it has no text. */
export async function bookOf(source: BookSource, id: string, locale: string): Promise<Book | undefined> {
  const { archive, contentDir } = source;
  const { config, author, ebook: ebookOf } = archive.documents;
  const ebook = ebookOf(id);
  const text = ebook?.texts[locale];
  if (!ebook || !text) return undefined;
  const t = createTranslator({ locale, messages: await loadMessages(locale) });
  const { direction, script } = await loadLanguage(locale);
  const href = (place: Parameters<typeof pathOf>[1], tag = locale) => {
    const words = source.words.get(tag);
    if (!words) throw new Error(`The locale ${tag} has no words for its addresses.`);
    return source.siteUrl + pathOf(tag, place, words);
  };
  const links = linksFrom({ archive, href }, `ebooks/${id}`);
  const names = ebook.authors.flatMap((name) => author(name) ?? []);
  const authorNames = names.map((one) => archive.named(one.name, locale));
  const picture = (one: Picture, alt: string): BookPicture => ({
    path: join(contentDir, one.folder, one.file),
    hash: one.hash,
    alt,
  });
  const { tree } = renderMarkdown(
    text.body,
    {
      link: (address) => {
        const found = links.link(address);
        return found?.startsWith('/') ? source.siteUrl + found : found;
      },
    },
    { footnotes: t('book.notes'), back: () => t('book.back') },
  );
  return {
    id,
    locale,
    direction,
    script,
    title: text.title,
    subtitle: text.subtitle,
    description: text.description,
    authors: authorNames,
    publisher: archive.named(config.name, locale),
    publishedOn: isoWithOffset(ebook.publishedAt, config.timeZone).slice(0, 10),
    address: href({ kind: 'ebook', slug: text.slug }),
    accent: config.brand.colours.accent,
    tree,
    cover: picture(ebook.cover.picture, text.coverAlt),
    pictures: Object.fromEntries(text.pictures.map((one) => [one.file, picture(one, '')])),
    faces: bookFacesFor(script),
    labels: {
      cover: t('book.cover'),
      contents: t('book.contents'),
      notes: t('book.notes'),
      back: t('book.back'),
      by: t('ebook.by', { authors: formatList(authorNames, locale) }),
      imprint: imprint(ebook, text, locale),
      accessibility: t('book.accessibility'),
      digits: Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(locale).format(digit)).join(''),
    },
  };

  function imprint(from: Ebook, { provenance }: EbookText, tag: string): string[] {
    const original = languageName(from.originalLocale, tag);
    const lines = [
      t('book.published', {
        publisher: archive.named(config.name, tag),
        date: formatDay(from.publishedAt, tag, config.timeZone),
      }),
      t('ebook.by', { authors: formatList(authorNames, tag) }),
    ];
    if (tag !== from.originalLocale) lines.push(t('book.translated', { language: original }));
    if (provenance.kind === 'machine') lines.push(t('provenance.machineUndated', { original }));
    if (provenance.kind === 'machine-reviewed') lines.push(t('provenance.reviewedUndated', { original }));
    if (from.cover.credit) lines.push(t('ebook.coverPicture', { credit: archive.named(from.cover.credit, tag) }));
    return lines;
  }
}
