import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { convert } from 'fontverter';
import sharp from 'sharp';
import type { Book, BookPicture } from '../book.ts';
import { BookError } from './book-error.ts';
import { settingOf, titleSize } from './setting.ts';
import { sheetTree } from './sheet-tree.ts';

/** A folder that does not exist: all files of a book are given to the compiler, and it can read no other. */
const workspace = join(process.cwd(), '(book)');
/** Enough for an A5 page in print: 300 dots an inch across 148 mm. */
const pictureWidth = 1750;

/** A book with the compiler that holds its pictures and faces. */
export class TypesetBook {
  readonly #compiler: NodeCompiler;
  readonly #template: string;
  readonly #book: string;
  readonly #publishedOn: number;

  private constructor(compiler: NodeCompiler, template: string, book: Book) {
    this.#compiler = compiler;
    this.#template = template;
    this.#book = JSON.stringify(sheet(book));
    this.#publishedOn = Date.parse(book.publishedOn) / 1000;
  }

  /** Reads the pictures and faces of a book. */
  static async open(book: Book): Promise<TypesetBook> {
    // Looked up at run time from the project's folder: a bundle has no place of its own.
    const template = await readFile(join(process.cwd(), 'ebooks', 'pdf', 'book.typ'), 'utf8');
    const fontBlobs = await Promise.all(
      book.faces.files.map(async (path) => Buffer.from(await convert(await readFile(path), 'truetype'))),
    );
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
    compiler.mapShadow(join(workspace, 'cover.jpg'), await printed(book.cover));
    for (const [name, picture] of Object.entries(book.pictures)) {
      compiler.mapShadow(join(workspace, 'pictures', name), await printed(picture));
    }
    return new TypesetBook(compiler, template, book);
  }

  /** The whole book as a tagged PDF that follows PDF/UA-1 (ISO 14289-1). @throws {BookError} */
  pdf(): { bytes: Uint8Array; pages: number } {
    const document = this.#compile('book');
    const bytes = this.#run(() =>
      this.#compiler.pdf(document, { pdfStandard: PdfStandard.UA_1, creationTimestamp: this.#publishedOn }),
    );
    return { bytes, pages: document.numOfPages };
  }

  /** The cover alone, as an SVG document without text: letters are shapes. @throws {BookError} */
  coverSvg(): string {
    const document = this.#compile('cover');
    return this.#run(() => this.#compiler.plainSvg(document));
  }

  #compile(part: 'book' | 'cover'): NodeTypstDocument {
    const result = this.#run(() =>
      this.#compiler.compile({ mainFileContent: this.#template, inputs: { book: this.#book, part } }),
    );
    const failure = result.takeError();
    if (failure) throw new BookError(said(this.#compiler.fetchDiagnostics(failure)));
    if (!result.result) throw new BookError('The book could not be set.');
    return result.result;
  }

  #run<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof BookError) throw error;
      throw new BookError(error instanceof Error ? error.message : String(error));
    }
  }
}

/** What `book.typ` is told. */
function sheet(book: Book): object {
  const locale = new Intl.Locale(book.locale);
  const setting = settingOf(book.script);
  return {
    title: book.title,
    subtitle: book.subtitle ?? null,
    description: book.description,
    authors: book.authors,
    publisher: book.publisher,
    address: book.address,
    addressLabel: decodeURI(book.address),
    accent: book.accent,
    direction: book.direction,
    language: locale.language,
    region: locale.region ?? null,
    date: book.publishedOn.split('-').map(Number),
    coverAlt: book.cover.alt,
    titleSize: titleSize(book.title, setting),
    labels: { ...book.labels, digits: Array.from(book.labels.digits) },
    setting: {
      ...setting,
      families: book.faces.families.map((name, index) =>
        index === 0 && setting.firstFaceCovers ? { name, covers: setting.firstFaceCovers } : { name },
      ),
    },
    text: sheetTree(book),
  };
}

async function printed(picture: BookPicture): Promise<Buffer> {
  return await sharp(picture.path)
    .resize({ width: pictureWidth, withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
}

function said(diagnostics: readonly unknown[]): string {
  const messages = diagnostics.map((one) =>
    typeof one === 'object' && one && 'message' in one ? String(one.message) : JSON.stringify(one),
  );
  return [...new Set(messages)].join('; ');
}
