import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Book, type BookFormat, bookFormats } from './book.ts';
import type { BookFile } from './build.ts';

/** Raised whenever the same book would give other files: those that were kept are then made anew. */
const buildNumber = 2;

/** An eBook and the locales in which it can be had. */
export interface EbookEntry {
  readonly id: string;
  readonly locales: readonly string[];
}

/** Where books come from. */
export interface EbookLibrary {
  readonly list: () => readonly EbookEntry[];
  /** Undefined where the eBook has no text. */
  readonly book: (id: string, locale: string) => Promise<Book | undefined>;
}

/** A file that lies ready on disk. */
export interface EbookFile {
  readonly path: string;
  readonly bytes: number;
  /** Of a PDF. */
  readonly pages?: number | undefined;
  readonly mediaType: string;
  /** What a reader's copy is called: the title, with its ending. */
  readonly name: string;
}

export interface EbooksOptions {
  /** A folder of its own; safe to delete at any time. */
  readonly cacheDir: string;
  readonly library: EbookLibrary;
  readonly build: (book: Book, format: BookFormat) => Promise<BookFile>;
  /** Told when a file of an eBook has become ready. */
  readonly onBuilt?: (ebook: string) => void;
}

const mediaTypes: Readonly<Record<BookFormat, string>> = {
  pdf: 'application/pdf',
  epub: 'application/epub+zip',
};

/**
 * The publication's eBooks as files. Each is built when it is first asked for after its content changed, and kept.
 * The files are for those who asked for them: whoever serves one checks first that the reader may have it.
 */
export class Ebooks {
  readonly #options: EbooksOptions;
  readonly #running = new Map<string, Promise<EbookFile>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: EbooksOptions) {
    this.#options = options;
  }

  /**
   * The file of an eBook; undefined for what does not exist. Rejects when it cannot be built: the message says why.
   * @param ebook the eBook's folder
   */
  async file(ebook: string, locale: string, format: BookFormat): Promise<EbookFile | undefined> {
    const book = await this.#options.library.book(ebook, locale);
    if (!book) return undefined;
    const file = fileOf(book, format);
    const found = await this.#kept(file, book, format);
    if (found) return found;
    let running = this.#running.get(file);
    if (!running) {
      running = this.#inTurn(() => this.#make(file, book, format)).finally(() => this.#running.delete(file));
      this.#running.set(file, running);
    }
    return running;
  }

  /** The files of an eBook that lie ready; none of what would have to be built first. */
  async ready(ebook: string, locale: string): Promise<Readonly<Partial<Record<BookFormat, EbookFile>>>> {
    const book = await this.#options.library.book(ebook, locale);
    if (!book) return {};
    const files = bookFormats.map(
      async (format) => [format, await this.#kept(fileOf(book, format), book, format)] as const,
    );
    return Object.fromEntries(await Promise.all(files));
  }

  /** Builds what is not ready yet, one after the other. @param onFailure told which eBook cannot be built, and why */
  async buildAhead(onFailure: (message: string) => void): Promise<void> {
    for (const { id, locales } of this.#options.library.list()) {
      for (const locale of locales) {
        for (const format of bookFormats) {
          await this.file(id, locale, format).catch((error: unknown) => {
            onFailure(`ebooks/${id}/${locale}.md: ${error instanceof Error ? error.message : String(error)}`);
          });
        }
      }
    }
  }

  /** One build at a time: setting a book takes a processor for itself. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #kept(file: string, book: Book, format: BookFormat): Promise<EbookFile | undefined> {
    const path = join(this.#options.cacheDir, file);
    try {
      const { size } = await stat(path);
      const pages = format === 'pdf' ? Number(await readFile(`${path}.pages`, 'utf8')) : undefined;
      return { path, bytes: size, pages, mediaType: mediaTypes[format], name: nameOf(book, file) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #make(file: string, book: Book, format: BookFormat): Promise<EbookFile> {
    const { cacheDir, build, onBuilt } = this.#options;
    const { bytes, pages } = await build(book, format);
    await mkdir(cacheDir, { recursive: true });
    const path = join(cacheDir, file);
    if (pages !== undefined) await writeWhole(`${path}.pages`, String(pages));
    await writeWhole(path, bytes);
    await this.#removeEarlier(file, `${book.id}.${book.locale}.`);
    onBuilt?.(book.id);
    return { path, bytes: bytes.byteLength, pages, mediaType: mediaTypes[format], name: nameOf(book, file) };
  }

  async #removeEarlier(file: string, stem: string): Promise<void> {
    const ending = file.slice(file.lastIndexOf('.'));
    const isEarlier = (name: string) =>
      name.startsWith(stem) && !name.startsWith(file) && (name.endsWith(ending) || name.endsWith(`${ending}.pages`));
    for (const name of await readdir(this.#options.cacheDir)) {
      if (isEarlier(name)) await rm(join(this.#options.cacheDir, name), { force: true });
    }
  }
}

/** The name that a file of a book is kept under: another one for whatever would make another file. */
function fileOf(book: Book, format: BookFormat): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([buildNumber, book]))
    .digest('hex')
    .slice(0, 16);
  return `${book.id}.${book.locale}.${digest}.${format}`;
}

/** Written, then renamed: nobody ever finds half a file. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}

/** A name that every file system takes. */
function nameOf(book: Book, file: string): string {
  const title = book.title
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return `${title.slice(0, 120)}${file.slice(file.lastIndexOf('.'))}`;
}
