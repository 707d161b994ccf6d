import type { Book, BookFormat } from './book.ts';
import { printCover } from './cover.ts';
import { makeEpub } from './epub/epub.ts';
import { TypesetBook } from './pdf/typst.ts';

/** A file made of a book. Pages are counted for a PDF. */
export interface BookFile {
  readonly bytes: Uint8Array;
  readonly pages?: number | undefined;
}

/**
 * Makes one file of a book. The same book gives the same file. It takes about a second of one processor, so a server
 * lets a thread do it.
 * @throws {BookError} when the book cannot be set, as with letters that none of its faces has
 */
export async function buildEbook(book: Book, format: BookFormat): Promise<BookFile> {
  const typeset = await TypesetBook.open(book);
  if (format === 'pdf') return typeset.pdf();
  return { bytes: await makeEpub(book, await printCover(typeset.coverSvg())) };
}
