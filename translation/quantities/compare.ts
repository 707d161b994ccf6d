import type { Block } from '../document/document.ts';
import { matchesOf } from '../document/matches.ts';
import { type Passage, passagesOf } from '../document/passages.ts';
import { westernDigits } from '../pair/anchors.ts';
import type { Pair } from '../pair/pair.ts';
import type { Side } from '../rules/rule.ts';
import { isSameTime, type Time } from './clock.ts';
import { isConverted } from './conversions.ts';
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
  /** Times of the day that only one of the texts has. */
  readonly times: { readonly missing: readonly Placed[]; readonly added: readonly Placed[] };
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
    if (ones.length > 0 && others.length > 0) {
      withoutParts(ones, others);
      withoutParts(others, ones);
    }
    return { ones, others, same };
  });
  pair.couples.forEach(({ original, translation }, index) => {
    const here = left[index];
    if (!original || !translation || !here) return;
    const around = [left[index - 1], here, left[index + 1]];
    const there = [index - 1, index, index + 1].map((at) => pair.couples[at]);
    // Words are read only where a number has no counterpart in digits.
    const isSaidBy = (one: Quantity, side: Side, which: 'original' | 'translation') =>
      one.spare || there.some((couple) => isSaid(one, wordsOf(couple?.[which], side)) || isNamed(one, couple?.[which]));
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
    result.push({
      same: here.same.filter(({ original: one, translation: other }) => !one.time && !other.time),
      ...apart(missing, added, pair),
      block: translation,
      index,
    });
  });
  compared.set(pair, result);
  return result;
}

const isLikeHour = /^\p{Nd}{1,2}(?:[.,]\p{Nd}{2})?$/u;

/** The times apart from the numbers; where the other text has one number only, it is meant for the time. */
function apart(missing: readonly Placed[], added: readonly Placed[], { original, translation }: Pair) {
  const times = { missing: missing.filter(({ time }) => time), added: added.filter(({ time }) => time) };
  const numbers = { missing: missing.filter(({ time }) => !time), added: added.filter(({ time }) => !time) };
  for (const [one, other] of [
    ['missing', 'added'],
    ['added', 'missing'],
  ] as const) {
    const [number] = numbers[other];
    if (times[one].length !== 1 || times[other].length > 0 || numbers[one].length > 0 || numbers[other].length !== 1)
      continue;
    if (!number || !isLikeHour.test(number.raw) || number.unit || number.currency || number.scaled) continue;
    times[other].push(number);
    numbers[other].pop();
  }
  // How a language without a clock of its own says times is not known.
  const tells = original.language.writing.clock && translation.language.writing.clock;
  const isKnown = tells || (times.missing.length > 0 && times.added.length > 0);
  return { ...numbers, times: isKnown ? times : { missing: [], added: [] } };
}

function quantitiesByBlock(side: Side): Map<number, Placed[]> {
  const blocks = new Map<number, Placed[]>();
  for (const passage of passagesOf(side.document)) {
    const placed = numbersIn(passage.text, side)
      .filter(({ values, time }) => values.length > 0 || time)
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

/** Takes away what one text writes as one number or time, and the other in two, or in another unit. */
function withoutParts(ones: Placed[], others: Placed[]): void {
  for (let at = 0; at < ones.length; at++) {
    const one = ones[at];
    const parts = one && partsOf(one, others);
    if (!parts) continue;
    ones.splice(at--, 1);
    for (const part of parts) others.splice(others.indexOf(part), 1);
  }
}

/** 18:30 as 6 and 30, 50.4 as 50(4), 6 ft 2 in as 1.88 m. */
function partsOf(one: Placed, others: readonly Placed[]): readonly Placed[] | undefined {
  const converted = others.find((other) => isConverted(one, other));
  if (converted) return [converted];
  const paragraph = /^(\p{Nd}+)\.(\p{Nd}{1,2})$/u.exec(one.raw);
  if (!one.time && !paragraph) return undefined;
  const small = one.time?.minute ?? Number(westernDigits(paragraph?.[2] ?? ''));
  const first = others.findIndex((other, index) => {
    const next = others[index + 1];
    const isFirst = one.time
      ? isHour(one.time, other)
      : other.values.includes(Number(westernDigits(paragraph?.[1] ?? '')));
    return isFirst && next?.values.includes(small) && next.passage === other.passage && next.from - other.to < 16;
  });
  if (first !== -1) return others.slice(first, first + 2);
  const half = one.time?.minute === 30 && others.find((other) => one.time && isHour(one.time, other) && isHalf(other));
  return half ? [half] : undefined;
}

/** 6点半, 여섯 시 반. */
function isHalf({ passage, to }: Placed): boolean {
  return /[半반]/.test(passage.text.slice(to, to + 4));
}

/** Whether a number may be the hour of a time. */
function isHour({ hour, half }: Time, { hour: said, values }: Quantity): boolean {
  return said
    ? isSameTime({ ...said, minute: 0 }, { hour, half, minute: 0 })
    : values.some((value) => value <= 24 && isSameTime({ hour: value, minute: 0 }, { hour, half, minute: 0 }));
}

/** A time is the same as another, as its hour where it has no minutes, and as what its digits say to who takes it for a number. */
function agreeInTime(one: Quantity, other: Quantity, loose: boolean): boolean {
  if (one.time && other.time) return isSameTime(one.time, other.time);
  const [{ time }, number] = one.time ? [one, other] : [other, one];
  if (!time) return false;
  if (time.minute === 0 && isHour(time, number)) return true;
  const { hour, minute } = time;
  const hours = [hour, (hour + 12) % 24];
  const readings = [...hours.map((one) => one + minute / 100), hour + minute / 60, hour * 60 + minute];
  return loose && number.values.some((value) => readings.some((reading) => Math.abs(value - reading) < 1e-3));
}

function agree(one: Quantity, other: Quantity, loose: boolean): boolean {
  if (one.time || other.time) return agreeInTime(one, other, loose);
  if (one.hour?.half && other.hour?.half && !isSameTime(one.hour, other.hour)) return false;
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
  // Half past six, or half way to seven.
  if (quantity.time) {
    const { hour } = quantity.time;
    return [hour, hour % 12, (hour % 12) + 1, (hour % 12) + 12].some((value) => said.has(value));
  }
  return quantity.values.some((value) => said.has(value) || (isDecade(value) && said.has(value % 100)));
}

/** The 1950s are the fifties. */
function isDecade(value: number): boolean {
  return value >= 1920 && value < 2000 && value % 10 === 0;
}
