import type { PhrasingContent } from 'mdast';

/** Markup that an engine never sees: it gets a numbered tag for it. */
export interface Mark {
  /** From 1, in the order of the original. */
  readonly number: number;
  readonly kind: PhrasingContent['type'] | 'template';
  /** Address of a link or picture, identifier of a footnote, the code: what must come back. */
  readonly target: string;
  /** Words stand in it, between `open` and `close`; undefined: it stands for itself. */
  readonly pair?: { readonly open: string; readonly close: string } | undefined;
  /** What it is in Markdown, for a mark without words. */
  readonly code: string;
  /** Words within a mark without words: the description of a picture, which is asked for by itself. */
  readonly alt?: { readonly before: string; readonly unit: Unit; readonly after: string } | undefined;
}

/** Words, or a mark with what stands in it. */
export type Piece = string | { readonly mark: Mark; readonly children: readonly Piece[] };

/** Where words stand, as far as it decides how they are written in Markdown. */
export type Container = 'paragraph' | 'heading' | 'cell' | 'alt' | 'attribute' | 'field' | 'message';

/** Words that are asked for together: a paragraph, a heading, a cell, a field of the front matter, an attribute. */
export interface Unit {
  readonly container: Container;
  /** Offsets in the source of the original; of a field, of its value as typed. */
  readonly start: number;
  readonly end: number;
  /** The field of the front matter, or the attribute of a block. */
  readonly name?: string | undefined;
  readonly pieces: readonly Piece[];
  /** What a translator should know of it, for engines that take it. */
  readonly note?: string | undefined;
}

/** The words of pieces, with a character in place of what is no words. */
export function wordsOf(pieces: readonly Piece[], standIn = ''): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : piece.mark.pair ? wordsOf(piece.children, standIn) : standIn))
    .join('');
}

/** All marks in some pieces, outer ones before those in them, with the mark in which each stands. */
export function marksIn(
  pieces: readonly Piece[],
  within?: Mark,
): { readonly mark: Mark; readonly within: Mark | undefined }[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string' ? [] : [{ mark: piece.mark, within }, ...marksIn(piece.children, piece.mark)],
  );
}

/** Whether there is anything to translate. */
export function hasWords(unit: Pick<Unit, 'pieces'>): boolean {
  return /\p{L}/u.test(wordsOf(unit.pieces));
}
