import type { Root } from 'hast';

/** An eBook in one locale with all that its files say and show: plain data, which can be given to another thread. */
export interface Book {
  /** The eBook's folder. */
  readonly id: string;
  /** BCP 47. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** ISO 15924. */
  readonly script: string;
  readonly title: string;
  readonly subtitle?: string | undefined;
  readonly description: string;
  readonly authors: readonly string[];
  readonly publisher: string;
  /** `2026-11-20`. */
  readonly publishedOn: string;
  /** The absolute address of its page. It also identifies the book, so it stays the same over changes of the text. */
  readonly address: string;
  /** The publication's colour, `#rrggbb`. */
  readonly accent: string;
  /** The text, as pages show it; its links are absolute. */
  readonly tree: Root;
  readonly cover: BookPicture;
  /** The pictures in the body, by the name that the text gives them. */
  readonly pictures: Readonly<Record<string, BookPicture>>;
  readonly faces: BookFaces;
  readonly labels: BookLabels;
}

export interface BookPicture {
  /** Where the file lies. */
  readonly path: string;
  readonly hash: string;
  readonly alt: string;
}

/** Faces that cover the book's script: families in the order in which they are tried, and their WOFF files. */
export interface BookFaces {
  readonly families: readonly string[];
  readonly files: readonly string[];
}

/** Words that are in no text. */
export interface BookLabels {
  readonly cover: string;
  readonly contents: string;
  /** Heading of the notes of a chapter, where they do not stand at the foot of the page. */
  readonly notes: string;
  /** Spoken name of the way back from a note. */
  readonly back: string;
  /** `By Ada and Grace`. */
  readonly by: string;
  /** Lines about the book itself: who publishes it, when it appeared, how the text was made. */
  readonly imprint: readonly string[];
  /** What an assistive program is told about the EPUB. */
  readonly accessibility: string;
  /** The digits of the locale from 0 to 9. */
  readonly digits: string;
}

/** The files that are made of a book. */
export const bookFormats = ['pdf', 'epub'] as const;

export type BookFormat = (typeof bookFormats)[number];
