import type { Writing } from '../../../languages/writing.ts';
import { matchesOf } from '../../document/matches.ts';

/** Two words that have become one. `from` and `to` count in the text. */
export interface Joined {
  readonly from: number;
  readonly to: number;
  /** The two words. */
  readonly apart: string;
}

/** Small letters that stand alone: what is a part of a compound, a name or an address is something else. */
const word = /(?<![\p{L}\p{M}\p{N}_./@’'‑-])\p{Ll}{5,}(?![\p{L}\p{M}\p{N}_/@’'‑-]|\.\p{L})/gu;
/** Shorter ones are words too often: an, so, es. */
const shortest = 5;

/** Words of a text that are two of the language’s most frequent ones without their space, and no word of it. */
export function joinedWords(text: string, writing: Writing): Joined[] {
  if (writing.joined.length === 0) return [];
  const known = joinedOf(writing);
  return matchesOf(text, word).flatMap(({ 0: found, index }) => {
    const apart = known.get(found);
    return apart === undefined ? [] : [{ from: index, to: index + found.length, apart }];
  });
}

const joinedOfWriting = new WeakMap<Writing, ReadonlyMap<string, string>>();

function joinedOf(writing: Writing): ReadonlyMap<string, string> {
  let known = joinedOfWriting.get(writing);
  if (!known) {
    const { frequent, joined } = writing;
    const parts = [...frequent].filter((one) => one.length > 1);
    const right = new Set([...joined, ...frequent]);
    known = new Map(
      parts.flatMap((one) =>
        parts.flatMap((other) => {
          const both = one + other;
          return both.length < shortest || right.has(both) ? [] : [[both, `${one} ${other}`] as const];
        }),
      ),
    );
    joinedOfWriting.set(writing, known);
  }
  return known;
}
