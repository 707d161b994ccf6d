import { matchesOf } from '../document/matches.ts';
import { fold } from './fold.ts';
import { beginsSentence } from './names.ts';
import { latinSkeleton, soundsAlike } from './sound.ts';

/** What is known of the two texts in which names are compared. */
export interface Texts {
  /** The words of the original with a capital, folded. */
  readonly capitals: ReadonlySet<string>;
  /** Whether the translation has a word of the original anywhere. */
  readonly isKept: (word: string) => boolean;
  /** Whether a word of the translation is how a name of the original is written there. */
  readonly isFormOf: (word: string, name: string) => boolean;
  /** Whether a word of the original is no name for its capital. */
  readonly isCommon: (word: string) => boolean;
  /** Nouns have a capital in the translation: a new word with one is hardly ever a name. */
  readonly capitalNouns: boolean;
}

const capitals = /(?<![\p{L}\p{M}\p{Nd}.@/_-])\p{Lu}[\p{Script=Latin}\p{M}’'-]{2,}(?![\p{Nd}@/_])/gu;

/** Longer passages are passed over: each word of one is looked for in the other. */
export const longestPassage = 20_000;

/**
 * Names of a passage in whose place its translation has a word that the original never says: beside a word of the name
 * that was kept, or with other letters in the middle of it.
 */
export function exchangedNames(original: string, translation: string, texts: Texts): string[] {
  const found = new Set<string>();
  if (Math.max(original.length, translation.length) > longestPassage) return [];
  for (const { 0: typed, index } of matchesOf(translation, capitals)) {
    const other = typed.replace(/[’']s$|[’'-]+$/u, '');
    if (other.length < 3 || texts.capitals.has(fold(other)) || texts.isCommon(other)) continue;
    const name =
      besideKept(original, translation, { other, index, end: index + other.length }, texts) ??
      misspelt(original, translation, other, texts);
    if (name !== undefined) found.add(name);
  }
  return [...found];
}

interface Stranger {
  readonly other: string;
  readonly index: number;
  readonly end: number;
}

/** Noam Shazeer → Noam Doe. */
function besideKept(original: string, translation: string, { other, index, end }: Stranger, texts: Texts) {
  const before = /(?<![\p{L}-])(\p{Lu}[\p{L}\p{M}’-]{2,})\s$/u.exec(
    translation.slice(Math.max(0, index - 40), index),
  )?.[1];
  if (before === undefined) return undefined;
  const after = /^\s(\p{Lu}[\p{L}\p{M}’-]+)/u.exec(translation.slice(end, end + 40))?.[1];
  for (const at of placesOf(original, `${before} `)) {
    const name = /^\p{Lu}[\p{L}\p{M}-]{2,}/u.exec(original.slice(at + before.length + 1, at + before.length + 60))?.[0];
    if (name === undefined || !isLost(`${before} ${name}`, original, translation)) continue;
    const isFramed = after !== undefined && original.startsWith(` ${after}`, at + before.length + 1 + name.length);
    if (isFramed || isSlip(name, other)) return name;
    if (isAkin(name, other)) continue;
    if ((texts.isKept(name) && name.length > 3) || !(texts.capitalNouns || texts.isCommon(name))) return name;
  }
  return undefined;
}

/** Triolo → Trillo: begins and ends alike. */
function misspelt(original: string, translation: string, other: string, { isCommon, isFormOf }: Texts) {
  for (const at of placesOf(original, other[0] ?? '')) {
    if (/[\p{L}\p{M}\p{Nd}]$/u.test(original.slice(Math.max(0, at - 3), at)) || beginsSentence(original, at)) continue;
    const name = /^\p{Lu}\p{Ll}{3,}(?![\p{L}\p{Nd}-])/u.exec(original.slice(at, at + 40))?.[0];
    if (name === undefined || isCommon(name) || !isSlip(name, other) || isFormOf(other, name)) continue;
    if (isLost(name, original, translation)) return name;
  }
  return undefined;
}

/** Whether two words begin and end alike, with other letters between. */
function isSlip(name: string, other: string): boolean {
  const [plain, its] = [fold(name), fold(other)];
  const isLong = plain.length > 5;
  if (plain === its || plain[0] !== its[0] || !its.endsWith(plain.slice(isLong ? -2 : -1))) return false;
  return Math.abs(its.length - plain.length) <= (isLong ? 1 : 0) && differences(plain, its) <= 2;
}

/** Where some words begin in a text. */
function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1 && places.length < 50; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function isLost(words: string, original: string, translation: string): boolean {
  return placesOf(translation, words).length < placesOf(original, words).length;
}

/** Whether a word is that of the other language: Console, Konsole; Analysis, Análisis. */
function isAkin(one: string, other: string): boolean {
  if (fold(one).slice(0, 4) === fold(other).slice(0, 4)) return true;
  const [a, b] = [latinSkeleton(one, true), latinSkeleton(other, true)];
  return a === b || soundsAlike(a, b);
}

/** How many letters stand between what two words begin and end with alike. */
function differences(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short[short.length - 1 - end] === long[long.length - 1 - end]) end++;
  return long.length - start - end;
}
