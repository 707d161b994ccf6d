import type { Couple, Weighed } from './align.ts';

/** So many blocks that stand elsewhere are another order, not a mistake. */
const fewest = 2;
/** How many blocks may lie between two parts of one list. */
const nearby = 3;

/**
 * Puts beside each other what belongs together where a list has another order: a glossary is sorted anew in each
 * language. Blocks of such a list that nothing tells apart are left out, because no difference of theirs is certain.
 * Time grows with the number of blocks.
 */
export function reorder(couples: readonly Couple[], before: readonly Weighed[], after: readonly Weighed[]): Couple[] {
  const partner = partnersOf(before, after);
  const indexOfTranslation = new Map<Couple['translation'], number>();
  couples.forEach(({ translation }, index) => {
    if (translation) indexOfTranslation.set(translation, index);
  });
  const moved: { from: number; to: number }[] = [];
  couples.forEach(({ original, translation }, from) => {
    const wanted = original && partner.get(original);
    const to = wanted && indexOfTranslation.get(wanted);
    if (original && wanted && wanted !== translation && to !== undefined) moved.push({ from, to });
  });
  const result: (Couple | undefined)[] = [...couples];
  for (const { start, end, count } of stretches(moved)) {
    const stretch = couples.slice(start, end + 1);
    const inPlace = stretch.filter(({ original, translation }) => original && partner.get(original) === translation);
    if (count < fewest || inPlace.length > count * 2) continue;
    resort(stretch, partner).forEach((couple, at) => {
      result[start + at] = couple;
    });
  }
  return result.filter((couple) => couple !== undefined);
}

/** Blocks of which each holds something that no other block of its text holds, and the other text in one block as well. */
function partnersOf(before: readonly Weighed[], after: readonly Weighed[]) {
  const [one, other] = [ownersOf(before), ownersOf(after)];
  const votes = new Map<Couple['original'], Map<Couple['translation'], number>>();
  for (const [anchor, original] of one) {
    const translation = other.get(anchor);
    if (!original || !translation || original.kind !== translation.kind) continue;
    const mine = votes.get(original) ?? new Map<Couple['translation'], number>();
    mine.set(translation, (mine.get(translation) ?? 0) + 1);
    votes.set(original, mine);
  }
  const partners = new Map<Couple['original'], Couple['translation']>();
  const taken = new Set<Couple['translation']>();
  for (const [original, mine] of votes) {
    const [best] = [...mine].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (!best || taken.has(best)) continue;
    taken.add(best);
    partners.set(original, best);
  }
  return partners;
}

/** The block of each anchor that stands in one block only; undefined for those that stand in several. */
function ownersOf(blocks: readonly Weighed[]): Map<string, Weighed['block'] | undefined> {
  const owners = new Map<string, Weighed['block'] | undefined>();
  for (const { block, anchors } of blocks)
    for (const anchor of anchors) owners.set(anchor, owners.has(anchor) ? undefined : block);
  return owners;
}

/** Moves that cross each other or lie side by side, as stretches of the text. */
function stretches(moved: readonly { from: number; to: number }[]) {
  const found: { start: number; end: number; count: number }[] = [];
  const spans = moved
    .map(({ from, to }) => ({ start: Math.min(from, to), end: Math.max(from, to) }))
    .sort((a, b) => a.start - b.start);
  for (const { start, end } of spans) {
    const last = found.at(-1);
    if (last && start <= last.end + nearby) {
      last.end = Math.max(last.end, end);
      last.count++;
    } else found.push({ start, end, count: 1 });
  }
  return found;
}

/** A stretch in the order of the original, each block beside its partner; as long as it was. */
function resort(stretch: readonly Couple[], partner: ReadonlyMap<Couple['original'], Couple['translation']>) {
  const here = new Set(stretch.flatMap(({ translation }) => translation ?? []));
  const known = (original: Couple['original']) => {
    const one = partner.get(original);
    return one && here.has(one) ? one : undefined;
  };
  const placed = new Set(stretch.map(({ original }) => known(original)));
  const free = stretch.flatMap(({ translation }) => (translation && !placed.has(translation) ? [translation] : []));
  const sorted = stretch.map(({ original }): Couple | undefined => {
    if (!original) return undefined;
    const translation = known(original);
    if (translation) return { original, translation };
    const at = free.findIndex(({ kind }) => kind === original.kind);
    // One of several that nothing tells apart: it has a counterpart, and nobody knows which.
    if (at === -1) return { original };
    free.splice(at, 1);
    return undefined;
  });
  const added = free.map((translation): Couple => ({ translation }));
  return sorted.map((couple) => couple ?? added.shift());
}
