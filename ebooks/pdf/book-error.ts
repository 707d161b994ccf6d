/** A book that cannot be set. The message says what Typst found wrong. */
export class BookError extends Error {
  override readonly name = 'BookError';
}
