import type { Writing } from '../../languages/writing.ts';
import { matchesOf } from '../document/matches.ts';
import { westernDigits } from '../pair/anchors.ts';
import type { Side } from '../rules/rule.ts';
import { clockOf, type Time } from './clock.ts';
import { measureAt, measuresOf } from './measures.ts';
import { inParts } from './parts.ts';

/** A number as a passage writes it. */
export interface Quantity {
  readonly from: number;
  readonly to: number;
  readonly raw: string;
  /** What it says, as the locale writes numbers; with and without a word such as `million` behind it. */
  readonly values: readonly number[];
  /** What it says as other locales write numbers. */
  readonly loose: readonly number[];
  /** It has a word such as `million` behind it. */
  readonly scaled?: boolean | undefined;
  /** What it says without that word, or with the one behind the next number: 10 to 20 thousand. */
  readonly plain?: readonly number[] | undefined;
  readonly unit?: string | undefined;
  readonly currency?: string | undefined;
  /** It is a time of the day with minutes, and has no value. */
  readonly time?: Time | undefined;
  /** It is the hour of a day that has two such. */
  readonly hour?: Time | undefined;
  /** The other text need not have it: 2008/09. */
  readonly spare?: boolean | undefined;
}

const digits = /(?=\p{Nd})(?<![\p{Nd}.,])\p{Nd}+(?:[.,'’٬٫·]\p{Nd}+|[\u00a0\u202f\u2009]\p{Nd}{3}(?!\p{Nd}))*/gu;
/** 12 500: where words have spaces, numbers may have them as well, whatever stands there by rule. */
const spacedDigits =
  /(?=\p{Nd})(?<![\p{Nd}.,])\p{Nd}{1,3}(?:[ \u00a0\u202f\u2009]\p{Nd}{3})+(?:[.,]\p{Nd}+)?(?!\p{Nd})|(?=\p{Nd})(?<![\p{Nd}.,])\p{Nd}+(?:[.,'’٬٫·]\p{Nd}+)*/gu;
const anyDigit = /\p{Nd}/u;
/** What stands between two numbers that may share a word. */
const isRange = /^[\s\u00a0\u202f]?(?:[-–—~〜～,、]|\p{L}{1,5})[\s\u00a0\u202f]?$/u;
const isDecade = /^(?:(?:[’']?s|er|er-)(?!\p{L})|年代)/u;
const yearMarks = new Set(['-', '‐', '–', '—', '−', '~', '〜', '～', '/']);
const isPartOf = /^[千万億]?分の[1１一](?!\p{Nd})/u;
const yearBefore = /(?<![\p{Nd}\p{Script=Latin}.,/-])(\p{Nd}{4})([-‐–—−~〜～/])$/u;
const exponents = /(\p{Nd})[⁰¹²³⁴⁵⁶⁷⁸⁹]+/u;

interface Format {
  readonly decimal: string;
  readonly group: string;
}

const formats = new Map<string, Format>();

/** How a locale writes numbers, from `Intl`. */
export function numberFormat(locale: string): Format {
  let format = formats.get(locale);
  if (!format) {
    const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).formatToParts(1234567.5);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    format = { decimal: part('decimal') || '.', group: part('group') || ',' };
    formats.set(locale, format);
  }
  return format;
}

/** The numbers of a passage that are written in digits; names such as GPT-4, versions and times are none. */
export function numbersIn(text: string, side: Pick<Side, 'locale' | 'language'>): Quantity[] {
  if (text.search(anyDigit) === -1) return [];
  const format = numberFormat(side.locale);
  const measures = measuresOf(side);
  const clock = clockOf(side.language.writing);
  const found: Quantity[] = [];
  let read = 0;
  for (const { 0: raw, index } of matchesOf(text, side.language.writing.spaces ? spacedDigits : digits)) {
    const to = index + raw.length;
    if (index < read) continue;
    const time = clock.timeAt(text, index);
    if (time) {
      found.push({ from: time.from, to: time.to, raw: text.slice(time.from, time.to), values: [], loose: [], time });
      read = time.to;
      continue;
    }
    const year = rangeYear(text, index, raw);
    const part = !side.language.writing.spaces && isPartOf.test(text.slice(to, to + 5));
    if ((isName(text, index, to) && !year?.spare && !part) || exponents.test(text.slice(to - 1, to + 3))) continue;
    const { values, loose } = readingsOf(westernDigits(raw), format);
    const word = scaleWord(text.slice(to, to + 24), side);
    const scale = word ? scaleAt(text.slice(to, to + 24), side) : 1;
    const decade = isDecade.test(text.slice(to, to + 4)) ? [...values, ...values.map((value) => value % 100)] : values;
    const hour = clock.hourAt(text, index);
    const last = found.at(-1);
    if (last && scale >= 1000 && !last.scaled && isRange.test(text.slice(last.to, index)))
      found[found.length - 1] = { ...last, plain: last.values.map((value) => value * scale) };
    const scaled = scale > 1 ? values.map((value) => value * scale) : year ? [year.value, ...decade] : decade;
    // A hundredth says a large number as well; of a fifth there are words in most languages.
    if (part && !scaled.some((value) => value >= 100)) continue;
    const looseScaled = scale > 1 ? loose.map((value) => value * scale) : loose;
    found.push({
      from: index,
      to,
      raw,
      values: scaled,
      loose: looseScaled,
      ...(scale > 1 ? { scaled: scale >= 1000, plain: decade } : {}),
      ...(hour ? { from: hour.from, to: hour.to, hour, plain: hoursOf(hour) } : {}),
      ...(part ? { plain: scaled.flatMap((value) => [1 / value, 100 / value]) } : {}),
      ...(year?.spare ? { spare: true } : {}),
      ...measureBehind(text, index, to, word, measures),
    });
  }
  return found.length > 1 ? inParts(found, text, side, measures) : found;
}

/** What an hour is called where another text counts to 24. */
function hoursOf({ hour, half }: Time): number[] {
  if (!half) return [hour, (hour + 12) % 24, hour + 12];
  return half === 'am' ? [hour, hour % 12] : [hour, (hour % 12) + 12];
}

/** The year that the second number of a range is: 2008/09, 2008-09. */
function rangeYear(text: string, index: number, raw: string): { value: number; spare: boolean } | undefined {
  if (raw.length !== 2 && raw.length !== 4) return undefined;
  if (!yearMarks.has(text[index - 1] ?? '')) return undefined;
  const [, first, mark] = yearBefore.exec(text.slice(Math.max(0, index - 6), index)) ?? [];
  if (!first || /^[-/.:]\p{Nd}|^\/|^\p{Script=Latin}/u.test(text.slice(index + raw.length, index + raw.length + 2)))
    return undefined;
  const [start, end] = [Number(westernDigits(first)), Number(westernDigits(raw))];
  const year = raw.length === 4 ? end : start - (start % 100) + end + (end === 0 ? 100 : 0);
  const isRange = start >= 1000 && start <= 2100 && year > start && year - start < (raw.length === 4 ? 30 : 100);
  return isRange && (raw.length === 2 || mark === '/') ? { value: year, spare: mark === '/' } : undefined;
}

function measureBehind(
  text: string,
  from: number,
  to: number,
  word: string | undefined,
  measures: ReturnType<typeof measuresOf>,
) {
  const end = word ? text.indexOf(word, to) + word.length : to;
  const at = measureAt(text, from, end, measures);
  const preposition = /^\s?(?:de|d’|of)\s/u.exec(text.slice(end, end + 5));
  return at.unit || at.currency || !preposition ? at : measureAt(text, from, end + preposition[0].length, measures);
}

/** Letters beside a number make it a part of a name, unless they are an ordinal's, a unit's or a decade's. */
function isName(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 12), from);
  const behind = text.slice(to, to + 12);
  if (/^[千万億]?分の|^[x×]\p{Nd}|^\s?(?:進|进制|進制)/u.test(behind) || /分の$|\p{Nd}[x×]$/u.test(before)) return true;
  if (
    /[\p{Script=Latin}\p{Script=Cyrillic}_/@#]$|(?:\p{Lu}\p{L}*|\p{Lo}{4}|covid)[-‑]$|[\p{Nd}]-$(?<=-\p{Nd}+-)/u.test(
      before,
    )
  )
    return true;
  const after = /^[\p{Script=Latin}]+/u.exec(behind.slice(0, 10))?.[0] ?? '';
  if (after === '')
    return (
      /^[-:/]\p{Nd}+[-:/]\p{Nd}/u.test(text.slice(to, to + 40)) ||
      /^:\p{Nd}{2}(?!\p{Nd})/u.test(behind) ||
      /\p{Nd}:$/u.test(before) ||
      /[-/]\p{Nd}+[-/]$/u.test(before)
    );
  return !/^(?:st|nd|rd|th|er|re|e|ème|ère|º|ª|s|x|h|k|m|bn|tn|km|kg|g|cm|mm|nm|ms|kb|mb|gb|tb|pb|min|mio|mrd|w|kw|mw|gw|kwh|twh|gwh|mwh|v|hz|ghz|mhz|am|pm|º?c|f|px|ha|l|ml|o|ko|mo|go|to|bits?|dpi|fps)$/i.test(
    after,
  );
}

/** In India the groups above the thousands have two digits: 1,50,000. */
const isByHundreds = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/** Every value that digits and separators can have: first as the locale writes them, then as others do. */
function readingsOf(raw: string, { decimal, group }: Format): { values: number[]; loose: number[] } {
  const plain = raw
    .replace(/[\s\u00a0\u202f\u2009'’٬·]/g, (mark) => (/\p{Z}|\s/u.test(mark) || mark === '٬' ? '' : '’'))
    .replaceAll('٫', '.')
    .replaceAll('’', '');
  const separators = plain.match(/[.,]/g) ?? [];
  if (separators.length === 0) return { values: [Number(plain)], loose: [] };
  const parts = plain.split(/[.,]/);
  const grouped = parts.slice(1).every((part) => part.length === 3) && (parts[0]?.length ?? 0) <= 3 && parts[0] !== '0';
  const joined = Number(parts.join(''));
  if (new Set(separators).size === 2)
    return { values: [Number(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`)], loose: [] };
  if (separators.length > 1) return { values: grouped || isByHundreds.test(plain) ? [joined] : [], loose: [] };
  const fraction = Number(parts.join('.'));
  if (!grouped) return { values: [fraction], loose: [] };
  const mark = separators[0];
  if (mark === decimal) return { values: [fraction], loose: [joined] };
  return mark === group ? { values: [joined], loose: [fraction] } : { values: [joined, fraction], loose: [] };
}

/** The word that multiplies a number, such as million, where one stands behind it. */
export function scaleWord(behind: string, { language }: Pick<Side, 'language'>): string | undefined {
  const small = behind.toLowerCase();
  const start = behind.search(/[^\s\u00a0\u202f-]/);
  if (start === -1) return undefined;
  const word = longestFirst(language.writing).find(
    (one) =>
      // 1.88 m are metres.
      !(one === 'm' && start > 0 && behind[start] === 'm') &&
      small.startsWith(one, start) &&
      (!language.writing.spaces ||
        !/[\p{L}\p{M}]/u.test(small[start + one.length] ?? '') ||
        touches(one, small, start)),
  );
  return word && behind.slice(start, start + word.length);
}

/** In Korean the next word may touch it: 150만명. 조 is also the beginning of other words. */
function touches(scale: string, text: string, start: number): boolean {
  return start === 0 && /^[백천만억]$|^조(?=원|달러|엔|유로|위안)/u.test(scale === '조' ? text : scale);
}

const scaleWords = new WeakMap<Writing, readonly string[]>();

function longestFirst(writing: Writing): readonly string[] {
  let words = scaleWords.get(writing);
  if (!words) {
    words = Object.keys(writing.scales).sort((a, b) => b.length - a.length);
    scaleWords.set(writing, words);
  }
  return words;
}

function scaleAt(behind: string, side: Pick<Side, 'language'>): number {
  const word = scaleWord(behind, side);
  if (!word) return 1;
  const { scales } = side.language.writing;
  const value = scales[word.toLowerCase()] ?? 1;
  // 千万, thousand million, mil millones: one behind the other.
  return value < 1_000_000 ? value * scaleAt(behind.slice(behind.indexOf(word) + word.length), side) : value;
}
