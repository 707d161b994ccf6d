import type { Block } from '../document/document.ts';
import { hidden } from '../document/mask.ts';
import type { Inline } from '../document/segment.ts';
import { neutralAddress } from './anchors.ts';
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
  const added: { link: Inline }[] = [];
  const elsewhere: { expected: string; link: Inline; certain: boolean }[] = [];
  pair.couples.forEach((couple, index) => {
    const before = couple.original ? linksOf(couple.original) : [];
    const after = couple.translation ? linksOf(couple.translation) : [];
    for (const same of [(link: Inline) => link.target, (link: Inline) => keyOf(link.target)]) {
      for (let at = before.length - 1; at >= 0; at--) {
        const one = before[at];
        const other = after.findIndex((link) => one && same(link) === same(one));
        if (other !== -1) {
          before.splice(at, 1);
          after.splice(other, 1);
        }
      }
    }
    while (couple.original && couple.translation && before.length > 0 && after.length > 0) {
      const [one] = before.splice(0, 1);
      const [other] = after.splice(0, 1);
      if (one && other && !areCounterparts(one.target, other.target)) {
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
    if (couple.translation && original) for (const link of after) added.push({ link });
    if (!couple.translation && original)
      for (const link of before) missing.push({ target: link.target, couple: index, block: original });
    if (!original) for (const link of after) added.push({ link });
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

function keyOf(address: string): string {
  if (address.includes(hidden)) return '{}';
  return address.startsWith('#') ? '#' : neutralAddress(address);
}

function cancelMoves(missing: { target: string }[], added: { link: Inline }[]): void {
  for (let at = missing.length - 1; at >= 0; at--) {
    const key = keyOf(missing[at]?.target ?? '');
    const moved = added.findIndex(({ link }) => keyOf(link.target) === key);
    if (moved === -1) continue;
    missing.splice(at, 1);
    added.splice(moved, 1);
  }
}

/** Addresses that lead to the same thing in another language, as far as an address can tell. */
function areCounterparts(one: string, other: string): boolean {
  if (one.includes(hidden) || other.includes(hidden)) return true;
  if (one.startsWith('#') && other.startsWith('#')) return true;
  const [a, b] = [urlOf(one), urlOf(other)];
  if (!a || !b) return !a && !b && fileOf(one) === fileOf(other);
  const wikis = /(?:^|\.)(?:wiki[a-z]+|mediawiki)\.org$/;
  if (wikis.test(a.hostname) && wikis.test(b.hostname)) return true;
  const sameHost = neutralHost(a.hostname) === neutralHost(b.hostname);
  if (!sameHost) return false;
  // The same house in another language: its addresses name the language, or its domain differs.
  return a.hostname !== b.hostname || namesLocale(a) !== namesLocale(b);
}

/** Addresses of one house of which one leads to a page below the other, or that differ in one part: perhaps a move. */
function areRelated(one: string, other: string): boolean {
  const [a, b] = [urlOf(one), urlOf(other)];
  if (!a || !b || neutralHost(a.hostname) !== neutralHost(b.hostname)) return false;
  return a.pathname.startsWith(b.pathname) || b.pathname.startsWith(a.pathname);
}

function namesLocale(url: URL): string {
  return (
    /[/._=-]([a-z]{2}(?:[-_][a-z]{2})?)(?=[/._&-]|$)/i.exec(`${url.pathname}${url.search}`)?.[1]?.toLowerCase() ?? ''
  );
}

function neutralHost(host: string): string {
  return host.replace(/^(?:www|[a-z]{2}(?:-[a-z]{2,4})?)\./, '').replace(/\.(?:co\.)?[a-z]{2,}$/, '');
}

function fileOf(address: string): string {
  return neutralAddress(address).split('/').at(-1) ?? '';
}

function urlOf(address: string): URL | undefined {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address) : undefined;
}
