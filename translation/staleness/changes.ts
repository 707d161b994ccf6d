import type { HashedBlock } from './block-hash.ts';

/** What happened to a block of an original since it was translated. */
export interface BlockChange {
  /** The hash that the translation records; undefined for a block that is new. */
  readonly before?: string | undefined;
  /** The block as it is now; undefined for one that is gone. */
  readonly now?: HashedBlock | undefined;
}

/** Texts with more blocks are compared by what they hold, not by order: time stays small. */
const mostCompared = 3_000;

/**
 * What differs between the blocks that a translation records and those that its original has now, in the order of the
 * original. A block that was rewritten in its place is one change.
 */
export function blockChanges(recorded: readonly string[], blocks: readonly HashedBlock[]): BlockChange[] {
  let start = 0;
  while (start < recorded.length && start < blocks.length && recorded[start] === blocks[start]?.hash) start++;
  let [endBefore, endNow] = [recorded.length, blocks.length];
  while (endBefore > start && endNow > start && recorded[endBefore - 1] === blocks[endNow - 1]?.hash) {
    endBefore--;
    endNow--;
  }
  const before = recorded.slice(start, endBefore);
  const now = blocks.slice(start, endNow);
  const common = before.length * now.length > mostCompared ** 2 ? [] : longestCommon(before, now);
  const changes: BlockChange[] = [];
  let [at, here] = [0, 0];
  for (const [nextBefore, nextNow] of [...common, [before.length, now.length] as const]) {
    while (at < nextBefore || here < nextNow) {
      const change = {
        ...(at < nextBefore && { before: before[at++] }),
        ...(here < nextNow && { now: now[here++] }),
      };
      changes.push(change);
    }
    at++;
    here++;
  }
  return changes;
}

/** The longest run of blocks that both have, as pairs of places. */
function longestCommon(before: readonly string[], now: readonly HashedBlock[]): (readonly [number, number])[] {
  const width = now.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      lengths[row * width + column] =
        before[row] === now[column]?.hash
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  while (row < before.length && column < now.length) {
    if (before[row] === now[column]?.hash) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
