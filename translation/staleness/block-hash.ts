import { createHash } from 'node:crypto';
import { type Document, parseDocument } from '../document/document.ts';
import { readBlocks } from '../pair/pair.ts';

/** A block of an original as a translation records it: a field of the front matter, a paragraph, an item, a row. */
export interface HashedBlock {
  readonly hash: string;
  /** Its Markdown as it was typed; of a field, its words. */
  readonly source: string;
  /** The field's name, for a field of the front matter. */
  readonly field?: string | undefined;
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
}

/**
 * The hash by which a translation remembers a block of its original: 10 hexadecimal digits. How lines are broken and
 * indented, and which of Unicode's forms the letters have, makes no difference.
 */
export function blockHash(source: string): string {
  const normal = source.normalize('NFC').replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(normal).digest('hex').slice(0, 10);
}

/** What readers read of a text, block by block, fields of the front matter first. Empty for what cannot be parsed. */
export function hashedBlocks(text: string | Document): HashedBlock[] {
  const document = typeof text === 'string' ? parseDocument(text) : text;
  return readBlocks(document).map((block) => {
    const field = block.kind === 'field' ? block.detail : undefined;
    const words = field === undefined ? undefined : block.segments[0]?.text;
    const typed = document.source.slice(block.start, block.end);
    // What stands inside a block with three colons follows as blocks of its own.
    const source = words ?? (block.kind === 'block' ? (typed.split('\n')[0] ?? '') : typed);
    return { hash: blockHash(source), source, field, line: document.positions.of(block.start).line };
  });
}
