import type { Block } from '../document/document.ts';
import { matchesOf } from '../document/matches.ts';
import { type Passage, passagesOf } from '../document/passages.ts';
import { westernDigits } from '../pair/anchors.ts';
import type { Pair } from '../pair/pair.ts';
import type { Side } from '../rules/rule.ts';
import { numberWordsIn } from './number-words.ts';
import { numbersIn, type Quantity } from './numbers.ts';

export interface Placed extends Quantity {
  readonly passage: Passage;
}

/** The numbers of one couple: those that say the same, and those that only one of the texts has. */
export interface NumberDifferences {
  readonly same: readonly { readonly original: Placed; readonly translation: Placed; readonly loose: boolean }[];
  readonly missing: readonly Placed[];
  readonly added: readonly Placed[];
  readonly block: Block;
  readonly index: number;
}

const compared = new WeakMap<Pair, readonly NumberDifferences[]>();
const mostNumbers = 300;

/** Compares the numbers of two texts, block by block. What the neighbouring blocks have is not missing. */
export function compareNumbers(pair: Pair): readonly NumberDifferences[] {
  const known = compared.get(pair);
  if (known) return known;
  const before = quantitiesByBlock(pair.original);
  const after = quantitiesByBlock(pair.translation);
  const result: NumberDifferences[] = [];
  const left = pair.couples.map(({ original, translation }) => {
    const ones = [...(original ? (before.get(original.start) ?? []) : [])];
    const others = [...(translation ? (after.get(translation.start) ?? []) : [])];
    const same = [...match(ones, others, false), ...match(ones, others, true)];
    return { ones, others, same };
  });
  pair.couples.forEach(({ original, translation }, index) => {
    const here = left[index];
    if (!original || !translation || !here) return;
    const around = [left[index - 1], here, left[index + 1]];
    const there = [index - 1, index, index + 1].map((at) => pair.couples[at]);
    // Words are read only where a number has no counterpart in digits.
    const isSaidBy = (one: Quantity, side: Side, which: 'original' | 'translation') =>
      there.some((couple) => isSaid(one, wordsOf(couple?.[which], side)) || isNamed(one, couple?.[which]));
    const missing = here.ones.filter(
      (one) =>
        !isSaidBy(one, pair.translation, 'translation') &&
        !around.some((other) => other !== here && other?.others.some((quantity) => agree(one, quantity, true))),
    );
    const added = here.others.filter(
      (one) =>
        !isSaidBy(one, pair.original, 'original') &&
        !around.some((other) => other !== here && other?.ones.some((quantity) => agree(quantity, one, true))),
    );
    result.push({ same: here.same, missing, added, block: translation, index });
  });
  compared.set(pair, result);
  return result;
}

function quantitiesByBlock(side: Side): Map<number, Placed[]> {
  const blocks = new Map<number, Placed[]>();
  for (const passage of passagesOf(side.document)) {
    const placed = numbersIn(passage.text, side)
      .filter(({ values }) => values.length > 0)
      .map((quantity) => ({ ...quantity, passage }));
    const all = [...(blocks.get(passage.block.start) ?? []), ...placed];
    // So many numbers are data, not prose.
    blocks.set(passage.block.start, all.length > mostNumbers ? [] : all);
  }
  return blocks;
}

const words = new WeakMap<Block, Set<number>>();

function wordsOf(block: Block | undefined, side: Side): Set<number> {
  if (!block) return new Set();
  let found = words.get(block);
  if (!found) {
    found = new Set(
      block.segments.flatMap(({ text, inlines }) => [
        ...numberWordsIn(text, side),
        // Code may be said in words, and a number in the original be code: reaches `10`.
        ...inlines.flatMap(({ kind, target }) => (kind === 'code' && /^\d+$/.test(target) ? [Number(target)] : [])),
      ]),
    );
    words.set(block, found);
  }
  return found;
}

function match(
  ones: Placed[],
  others: Placed[],
  loose: boolean,
): { original: Placed; translation: Placed; loose: boolean }[] {
  const same: { original: Placed; translation: Placed; loose: boolean }[] = [];
  for (let at = 0; at < ones.length; at++) {
    const one = ones[at];
    if (!one) continue;
    const fitting = others.filter((other) => agree(one, other, loose));
    const other = fitting.find(({ unit, currency }) => unit === one.unit && currency === one.currency) ?? fitting[0];
    if (!other) continue;
    same.push({ original: one, translation: other, loose });
    ones.splice(at--, 1);
    others.splice(others.indexOf(other), 1);
  }
  return same;
}

function agree(one: Quantity, other: Quantity, loose: boolean): boolean {
  // Two numbers that both have a word such as million say with it what they say.
  const both = one.scaled && other.scaled;
  const readings = ({ values, loose: more, plain = [] }: Quantity) => [
    ...values,
    ...(both ? [] : plain),
    ...(loose ? more : []),
  ];
  const [ones, others] = [readings(one), readings(other)];
  if (!ones.some((value) => others.some((reading) => Math.abs(value - reading) <= Math.abs(value) * 1e-9)))
    return false;
  // Read as in another language 9,000 is nine, but who writes 9 has lost three digits; 1,500 kg may be 1.5 t.
  return !loose || one.unit !== other.unit || figuresOf(one) === figuresOf(other) || agree(one, other, false);
}

/** The digits of a number without what stands between them. */
function figuresOf({ raw }: Quantity): string {
  return westernDigits(raw).replace(/\P{Nd}/gu, '');
}

const named = /(?<=\p{Script=Latin}-?)\p{Nd}{2,}|\p{Nd}{2,}(?=-?\p{Script=Latin})/gu;

/** Whether a number is a part of a name that the other language writes in one: 737 Max, 737MAX. */
function isNamed({ raw }: Quantity, block: Block | undefined): boolean {
  return (
    raw.length > 1 && !!block?.segments.some(({ text }) => matchesOf(text, named).some(([digits]) => digits === raw))
  );
}

function isSaid(quantity: Quantity, said: ReadonlySet<number>): boolean {
  return quantity.values.some((value) => said.has(value) || (isDecade(value) && said.has(value % 100)));
}

/** The 1950s are the fifties. */
function isDecade(value: number): boolean {
  return value >= 1920 && value < 2000 && value % 10 === 0;
}
