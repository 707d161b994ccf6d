import type { Block } from '../document/document.ts';

/** Two blocks of the same place; one of them is undefined where the other text has nothing. */
export interface Couple {
  readonly original?: Block | undefined;
  readonly translation?: Block | undefined;
}

export interface Weighed {
  readonly block: Block;
  readonly anchors: ReadonlySet<string>;
  /** Length of the words, in characters of an average language. */
  readonly length: number;
}

/** How far from the diagonal a couple may lie in long texts: time stays linear. */
const band = 120;
const gap = -0.6;
/** Five bytes each. So many have only texts of tens of thousands of blocks each, one of which is far longer. */
const mostPlaces = 40_000_000;

/** Puts the blocks of two texts beside each other, in their order (Needleman and Wunsch). */
export function align(original: readonly Weighed[], translation: readonly Weighed[]): Couple[] {
  const rows = original.length;
  const columns = translation.length;
  const width = Math.abs(rows - columns) + band;
  const span = Math.min(2 * width, columns) + 1;
  if ((rows + 1) * span > mostPlaces) return inOrder(original, translation);
  const scores = new Float32Array((rows + 1) * span).fill(Number.NEGATIVE_INFINITY);
  const moves = new Uint8Array((rows + 1) * span);
  const first = (row: number) => Math.max(0, Math.floor((row * columns) / Math.max(1, rows)) - width);
  const place = (row: number, column: number) => {
    const at = column - first(row);
    return at >= 0 && at < span ? row * span + at : -1;
  };
  const score = (row: number, column: number) => scores[place(row, column)] ?? Number.NEGATIVE_INFINITY;
  for (let row = 0; row <= rows; row++) {
    for (let column = first(row); column <= Math.min(columns, first(row) + span - 1); column++) {
      const here = place(row, column);
      if (row === 0 && column === 0) {
        scores[here] = 0;
        continue;
      }
      const left = column > 0 && place(row, column - 1) >= 0 ? score(row, column - 1) + gap : Number.NEGATIVE_INFINITY;
      const up = row > 0 && place(row - 1, column) >= 0 ? score(row - 1, column) + gap : Number.NEGATIVE_INFINITY;
      const one = original[row - 1];
      const other = translation[column - 1];
      const both =
        one && other && place(row - 1, column - 1) >= 0
          ? score(row - 1, column - 1) + likeness(one, other)
          : Number.NEGATIVE_INFINITY;
      const best = Math.max(left, up, both);
      scores[here] = best;
      moves[here] = best === both ? 3 : best === up ? 2 : 1;
    }
  }
  const couples: Couple[] = [];
  let row = rows;
  let column = columns;
  while (row > 0 || column > 0) {
    const move = place(row, column) >= 0 ? moves[place(row, column)] : row > 0 ? 2 : 1;
    if (move === 3) couples.push({ original: original[--row]?.block, translation: translation[--column]?.block });
    else if (move === 2 || column === 0) couples.push({ original: original[--row]?.block });
    else couples.push({ translation: translation[--column]?.block });
  }
  return couples.reverse();
}

/** Block by block, without a look at what they say. */
function inOrder(original: readonly Weighed[], translation: readonly Weighed[]): Couple[] {
  return Array.from({ length: Math.max(original.length, translation.length) }, (_, index) => ({
    original: original[index]?.block,
    translation: translation[index]?.block,
  }));
}

const words = new Set(['paragraph', 'item', 'footnote']);

/** How much two blocks look like the same block in two languages; below twice the gap they stay apart. */
function likeness(one: Weighed, other: Weighed): number {
  const a = one.block;
  const b = other.block;
  if (a.kind !== b.kind && !(words.has(a.kind) && words.has(b.kind))) return -3;
  let score = a.kind === b.kind ? 1 : 0;
  if (a.kind === 'heading' || a.kind === 'block' || a.kind === 'row' || a.kind === 'code') {
    score += a.detail === b.detail ? 0.6 : -0.6;
  }
  if (a.depth === b.depth) score += 0.2;
  const shared = overlap(one.anchors, other.anchors);
  const most = Math.max(one.anchors.size, other.anchors.size);
  // Two blocks that both hold what stays the same, and share nothing of it, are hardly the same.
  if (most > 0)
    score += shared > 0 ? 2.5 * (shared / most) + 0.5 : one.anchors.size * other.anchors.size > 0 ? -1.6 : -0.3;
  // What was not translated is found beside itself.
  if (one.length > 8 && one.block.segments[0]?.text === other.block.segments[0]?.text) return score + 3;
  if (one.length > 0 && other.length > 0) {
    const ratio = Math.min(one.length, other.length) / Math.max(one.length, other.length);
    score += ratio > 0.6 ? 0.8 : ratio > 0.35 ? 0.1 : one.length + other.length > 60 ? -1.2 : 0;
  }
  return score;
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const anchor of one) if (other.has(anchor)) count++;
  return count;
}
