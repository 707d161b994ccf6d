import type { Block, Document } from '../document/document.ts';
import { parseDocument } from '../document/document.ts';
import { readBlocks } from '../pair/pair.ts';
import { hashedBlocks } from '../staleness/block-hash.ts';
import { readUnits } from './read-units.ts';
import { hasWords, type Unit, wordsOf } from './unit.ts';

/** What of an earlier translation stays, because its original's block did not change. */
export interface KeptBlocks {
  /** The Markdown of a unit as the earlier translation has it; of a field, its words. */
  readonly units: ReadonlyMap<Unit, string>;
  /** Blocks without words for an engine, such as code: offsets in the original, and what stands there. */
  readonly others: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/**
 * Finds what of an earlier translation still translates the original as it is now.
 * @param recorded hashes of the original's blocks when the translation was made, as it records them
 * @returns undefined where the translation does not go block by block with what it records
 */
export function keptBlocks(
  original: { readonly source: string; readonly units: readonly Unit[] },
  translation: string,
  recorded: readonly string[],
): KeptBlocks | undefined {
  const [before, after] = [parseDocument(original.source), parseDocument(translation)];
  const [blocks, theirs] = [readBlocks(before), readBlocks(after)];
  if (theirs.length !== recorded.length) return undefined;
  const theirUnits = readUnits(translation);
  const places = new Map<string, number[]>();
  for (const [index, hash] of recorded.entries()) places.set(hash, [...(places.get(hash) ?? []), index]);
  const units = new Map<Unit, string>();
  const others: { start: number; end: number; text: string }[] = [];
  for (const [index, { hash }] of hashedBlocks(before).entries()) {
    const at = places.get(hash)?.shift();
    const [block, their] = [blocks[index], at === undefined ? undefined : theirs[at]];
    if (!block || !their || block.kind !== their.kind) continue;
    const mine = unitsWithin(original.units, block, before, blocks[index + 1]);
    const own = unitsWithin(theirUnits, their, after, theirs[(at ?? 0) + 1]);
    if (mine.length !== own.length) continue;
    if (mine.length === 0) {
      if (block.kind === 'code' || block.kind === 'html')
        others.push({ start: block.start, end: block.end, text: translation.slice(their.start, their.end) });
      continue;
    }
    for (const [place, unit] of mine.entries()) {
      const other = own[place];
      if (!other) continue;
      const typed = other.container === 'field' ? wordsOf(other.pieces) : translation.slice(other.start, other.end);
      // What an earlier run had to leave in the original's words is asked for again.
      const isLeft = hasWords(unit) && wordsOf(other.pieces) === wordsOf(unit.pieces);
      if (!isLeft) units.set(unit, typed);
    }
  }
  return { units, others };
}

/** The units of a block; of one with three colons, those of its first line: the rest are blocks of their own. */
function unitsWithin(units: readonly Unit[], block: Block, { source }: Document, next: Block | undefined): Unit[] {
  if (block.kind === 'field')
    return units.filter(({ container, name }) => container === 'field' && name === block.detail);
  const line = source.indexOf('\n', block.start);
  const end = block.kind === 'block' ? Math.min(block.end, line === -1 ? source.length : line) : block.end;
  const before =
    next && next.kind !== 'field' && next.start >= block.start ? Math.max(block.start, Math.min(end, next.start)) : end;
  return units.filter(({ container, start }) => container !== 'field' && start >= block.start && start < before);
}
