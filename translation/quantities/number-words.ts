import type { Writing } from '../../languages/writing.ts';
import { matchesOf } from '../document/matches.ts';
import { westernDigits } from '../pair/anchors.ts';
import type { Side } from '../rules/rule.ts';
import { dateForm, monthsIn } from './months.ts';

const kanji: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  百: 100,
  千: 1000,
  両: 2,
};
const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

/** In digits of letters; French sets an ending behind them: XVIIIe, XVIIIᵉ, Ier. */
const romanNumeral =
  /(?<![\p{L}\p{N}])(?:[IVXLCDM]+(?![\p{L}\p{N}])|(?:[IVXLCDM]{2,}|[IVX])(?=(?:er?|re|ème|ᵉʳ?|ʳᵉ)(?![\p{L}\p{N}])))/gu;

/** Numbers that a passage says in another way than in digits: in words, in Roman or Chinese numerals, as a month. */
export function numberWordsIn(text: string, side: Pick<Side, 'locale' | 'language'>): Set<number> {
  const found = new Set<number>();
  const { spaces } = side.language.writing;
  const numbers = numbersOf(side.language.writing);
  if (spaces) {
    let previous: number | undefined;
    for (const { 0: word } of matchesOf(text.toLowerCase(), /[\p{L}\p{M}]+(?:[-‑][\p{L}\p{M}]+)*/gu)) {
      const value = wordValue(word, numbers);
      if (value !== undefined) {
        found.add(value);
        if (previous !== undefined) {
          if (previous > value) found.add(previous + value);
          // The eighth ten, four and forty: Arabic says the ones first.
          if (previous < 10 && value >= 10 && value < 100 && value % 10 === 0) found.add(previous + value);
          if (value >= 100) found.add(previous * value);
        }
      }
      // Half a million: a short word between does not part them.
      if (value !== undefined || word.length > 2) previous = value;
    }
  } else for (const [word, value] of Object.entries(numbers)) if (text.includes(word)) found.add(value);
  for (const { 0: run } of matchesOf(text, /[〇零一二三四五六七八九十百千両]+/gu)) {
    found.add(kanjiValue(run));
    for (const char of run) found.add(kanji[char] ?? 0);
  }
  // A thousandth: 1,000分の1.
  if (!spaces)
    for (const { 1: part = '' } of matchesOf(text, /(\p{Nd}[\p{Nd},，]*)分の/gu))
      found.add(Number(westernDigits(part).replace(/\P{Nd}/gu, '')));
  if (text.includes('1/'))
    for (const { 1: part = '' } of matchesOf(text, /(?<![\p{Nd}/])1\/(\p{Nd}[\p{Nd},.]*)/gu))
      found.add(Number(westernDigits(part).replace(/\P{Nd}/gu, '')));
  for (const { 0: run } of matchesOf(text, romanNumeral)) found.add(romanValue(run));
  for (const { month } of monthsIn(text, side)) found.add(month);
  for (const [sign, value] of [
    ['½', 0.5],
    ['¼', 0.25],
    ['¾', 0.75],
  ] as const)
    if (text.includes(sign)) found.add(value);
  // Half an hour is 30 minutes.
  if (found.has(0.5)) for (const value of [30, 6, 50]) found.add(value);
  if (found.has(0.25)) for (const value of [15, 3, 25]) found.add(value);
  return found;
}

const known = new WeakMap<Writing, Readonly<Record<string, number>>>();

/** The words of a language that say a number, alone or behind another. */
function numbersOf(writing: Writing): Readonly<Record<string, number>> {
  let numbers = known.get(writing);
  if (!numbers) {
    numbers = { ...writing.scales, ...writing.numbers };
    known.set(writing, numbers);
  }
  return numbers;
}

const isCompound = /[-‑]|und/;

function wordValue(word: string, numbers: Readonly<Record<string, number>>): number | undefined {
  const own = numbers[word] ?? (word < '\u0600' ? undefined : numbers[word.replace(/^(?:وال|بال|لل|ال|و|ب|ل|ف)/u, '')]);
  if (own !== undefined) return own;
  if (!isCompound.test(word)) return undefined;
  const values = partsOf(word, numbers);
  if (values.length < 2) return undefined;
  return values.every((value) => value !== undefined)
    ? // Half a million, ten thousandths: demi-million.
      values.reduce<number>((sum, value) => joinParts(sum, value ?? 0), 0)
    : values.find((value) => value !== undefined);
}

function joinParts(sum: number, value: number): number {
  return value >= 100 && sum > 0 && sum < value ? sum * value : sum + value;
}

/** What the parts of a word say: zwei-und-achtzig; quatre-vingt and deux, where two parts are one number. */
function partsOf(word: string, numbers: Readonly<Record<string, number>>): (number | undefined)[] {
  const parts = word.split(isCompound);
  const values: (number | undefined)[] = [];
  while (parts.length > 0) {
    const joined = (count: number) => numbers[parts.slice(0, count).join('-')];
    const length = [3, 2].find((count) => count <= parts.length && joined(count) !== undefined) ?? 1;
    values.push(joined(length));
    parts.splice(0, length);
  }
  return values;
}

function kanjiValue(run: string): number {
  if (!/[十百千]/.test(run))
    return Number(
      Array.from(run)
        .map((char) => kanji[char] ?? 0)
        .join(''),
    );
  let sum = 0;
  let digit = 0;
  for (const char of run) {
    const value = kanji[char] ?? 0;
    if (value >= 10) {
      sum += (digit || 1) * value;
      digit = 0;
    } else digit = value;
  }
  return sum + digit;
}

function romanValue(run: string): number {
  let sum = 0;
  Array.from(run).forEach((char, index) => {
    const value = roman[char] ?? 0;
    sum += value < (roman[run[index + 1] ?? ''] ?? 0) ? -value : value;
  });
  return sum;
}

/** Whether a locale’s months are known by name. */
export function namesMonths(side: Pick<Side, 'locale' | 'language'>): boolean {
  return dateForm(side).names.size > 0;
}
