import type { Block } from '../document/document.ts';
import type { Inline } from '../document/segment.ts';
import { areCounterparts, areRelated, keyOf } from './addresses.ts';
import type { Pair } from './pair.ts';

/** Links of a pair that have no counterpart. `couple` is the index of the couple in which they stand. */
export interface LinkDifferences {
  readonly missing: readonly { readonly target: string; readonly couple: number; readonly block: Block }[];
  readonly added: readonly { readonly link: Inline }[];
  readonly elsewhere: readonly { readonly expected: string; readonly link: Inline; readonly certain: boolean }[];
}

const compared = new WeakMap<Pair, LinkDifferences>();

/** Compares the links of an original and its translation, block by block; what moved to another block is no difference. */
export function compareLinks(pair: Pair): LinkDifferences {
  const known = compared.get(pair);
  if (known) return known;
  const missing: { target: string; couple: number; block: Block }[] = [];
  const added: { link: Inline; couple: number }[] = [];
  const elsewhere: { expected: string; link: Inline; certain: boolean }[] = [];
  pair.couples.forEach((couple, index) => {
    const before = couple.original ? linksOf(couple.original) : [];
    const after = couple.translation ? linksOf(couple.translation) : [];
    for (const same of [isSame, isAlike, areCounterparts]) {
      for (let at = before.length - 1; at >= 0; at--) {
        const one = before[at];
        const other = after.findIndex((link) => one && same(one.target, link.target));
        if (other !== -1) {
          before.splice(at, 1);
          after.splice(other, 1);
        }
      }
    }
    while (couple.original && couple.translation && before.length > 0 && after.length > 0) {
      const [one] = before.splice(0, 1);
      const [other] = after.splice(0, 1);
      if (one && other) {
        elsewhere.push({
          expected: one.target,
          link: other,
          certain: hasNeighbours(pair, index) && !areRelated(one.target, other.target),
        });
      }
    }
    const { original } = couple;
    if (original && couple.translation)
      for (const link of before) missing.push({ target: link.target, couple: index, block: couple.translation });
    if (couple.translation && original) for (const link of after) added.push({ link, couple: index });
    if (!couple.translation && original)
      for (const link of before) missing.push({ target: link.target, couple: index, block: original });
    if (!original) for (const link of after) added.push({ link, couple: index });
  });
  cancelMoves(missing, added);
  const result = { missing, added, elsewhere };
  compared.set(pair, result);
  return result;
}

/** Whether the blocks before and behind have their counterparts as well: the two texts run side by side here. */
function hasNeighbours(pair: Pair, index: number): boolean {
  return [pair.couples[index - 1], pair.couples[index + 1]].every(
    (couple) =>
      !couple ||
      couple.original?.kind === 'field' ||
      couple.translation?.kind === 'field' ||
      (couple.original && couple.translation),
  );
}

/** The links of a block in the order of the text; those whose address is what is read are left out. */
export function linksOf(block: Block): Inline[] {
  return block.segments.flatMap(({ inlines }) => inlines.filter(({ kind }) => kind === 'link'));
}

const isSame = (one: string, other: string) => one === other;
const isAlike = (one: string, other: string) => keyOf(one) === keyOf(other);

function cancelMoves(missing: { target: string; couple: number }[], added: { link: Inline; couple: number }[]): void {
  for (let at = missing.length - 1; at >= 0; at--) {
    const one = missing[at];
    if (!one) continue;
    const moved = added.findIndex(
      ({ link, couple }) =>
        isAlike(one.target, link.target) ||
        (Math.abs(couple - one.couple) <= 2 &&
          /^https?:/.test(link.target) &&
          areCounterparts(one.target, link.target)),
    );
    if (moved === -1) continue;
    missing.splice(at, 1);
    added.splice(moved, 1);
  }
}
