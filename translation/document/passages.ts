import { readBlocks } from '../pair/pair.ts';
import type { Found } from '../rules/rule.ts';
import type { Block, Document } from './document.ts';
import { matchesOf } from './matches.ts';
import type { Segment } from './segment.ts';

/** Words that are read together, and the block in which they stand. */
export interface Passage extends Segment {
  readonly block: Block;
}

const known = new WeakMap<Document, readonly Passage[]>();

/** All that is read of a text, fields of the front matter first. */
export function passagesOf(document: Document): readonly Passage[] {
  let passages = known.get(document);
  if (!passages) {
    passages = readBlocks(document).flatMap((block) => block.segments.map((segment) => ({ ...segment, block })));
    known.set(document, passages);
  }
  return passages;
}

/** A place in a passage as a place of the source. */
export function placeIn({ at }: Segment, from: number, to: number): { readonly start: number; readonly end: number } {
  return { start: at(from), end: to > from ? at(to - 1) + 1 : at(from) };
}

/**
 * All matches of a pattern in what is read of a text.
 * @param only passages without a match of this are passed over
 */
export function* matchesIn(
  document: Document,
  pattern: RegExp,
  only?: RegExp,
): Generator<{ passage: Passage; match: RegExpExecArray }> {
  for (const passage of passagesOf(document)) {
    if (only && passage.text.search(only) === -1) continue;
    for (const match of matchesOf(passage.text, pattern)) yield { passage, match };
  }
}

/**
 * Reports what is wrong, unless the whole text does it so and never right: then it is a habit, named once as a hint.
 * @param right how often the text does it right
 */
export function reportUnlessHabit(found: readonly Found[], right: number, report: (found: Found) => void): void {
  const [first] = found;
  if (!first) return;
  if (right === 0 && found.length >= 3) report({ ...first, severity: 'hint' });
  else if (found.length > 5 && found.length > right * 2) report({ ...first, severity: 'hint' });
  else for (const one of found) report(one);
}

/** Whether a place lies in a citation: between quotation marks, in italics, or in a block quote. */
export function isCited({ text, inlines, block }: Passage, index: number): boolean {
  if (block.quoted) return true;
  if (inlines.some(({ kind, from, to }) => (kind === 'emphasis' || kind === 'link') && from <= index && index < to))
    return true;
  const before = text.slice(0, index);
  const opened = (before.match(/[«„“"「『‹]/g)?.length ?? 0) - (before.match(/[»”」』›]/g)?.length ?? 0);
  return opened > 0 && /[»”“"」』›]/.test(text.slice(index));
}

/** Whether words stand in the original just so: a title, a citation, a name. */
export function isVerbatim(known: string, text: string, from: number, to: number): boolean {
  const words = text.slice(Math.max(0, from - 10), to);
  return words.trim().length > 3 && known.includes(words);
}
