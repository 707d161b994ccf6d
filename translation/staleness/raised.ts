import { createHash } from 'node:crypto';
import { type FrontMatter, readFrontMatter } from '../document/front-matter.ts';
import { blockHash } from './block-hash.ts';

/** What a translation records of its original, and its own words. */
export interface TranslationState {
  /** The hashes of the original's blocks, as one text. */
  readonly blocks: string;
  /** Hash of what readers read. */
  readonly words: string;
}

/** Names a list of hashes: by it a translation says that it was seen to be right for that state of its original. */
export function blocksDigest(blocks: readonly string[]): string {
  return blockHash(blocks.join(' '));
}

/** The state of a translation as its file holds it; undefined where it records no blocks. */
export function stateOf(source: string, front: FrontMatter = readFrontMatter(source)): TranslationState | undefined {
  if (!front.madeOf) return undefined;
  const words = createHash('sha256');
  for (const [name, { text }] of front.fields) words.update(`${name}\0${text}\0`);
  words.update(source.slice(front.end).replace(/\s+/g, ' ').trim());
  return { blocks: front.madeOf.join(' '), words: words.digest('base64url').slice(0, 22) };
}

/**
 * Whether a translation says now that it follows another state of its original while no word of it changed, and nobody
 * said that it was seen to be right as it is.
 */
export function wasRaised(before: TranslationState, now: TranslationState, front: FrontMatter): boolean {
  if (before.blocks === now.blocks || before.words !== now.words) return false;
  return !front.seen.includes(blocksDigest(front.madeOf ?? []));
}
