import { matchesOf } from '../document/matches.ts';
import { wordsIn } from '../guess-language.ts';
import type { Pair } from '../pair/pair.ts';
import { longestPassage } from './exchanged.ts';
import { fold } from './fold.ts';
import { foreignWords, type Name, type NameFinder } from './names.ts';
import { isLanguageName, isPeople } from './places.ts';
import { latinSkeleton, ownSkeleton, soundsAlike, vowelSkeleton } from './sound.ts';

const capitals = /(?<![\p{L}\p{M}])\p{Lu}[\p{Script=Latin}\p{M}-]{2,}/gu;
/** Syllables of names of East Asia: these have letters of their own there, which tell nothing of their sound. */
const eastAsian = /^(?:(?:[kghnmrbp]y|sh|ch|ts|zh|[bcdfghjklmnpqrstwxyz])?[aeiou]{1,3}(?:ng?(?![aeiou]))?)+$/;

/** A passage of the original with a name, and its translation. */
export interface Spot {
  readonly pair: Pair;
  readonly original: string;
  readonly translation: string;
  readonly finder: NameFinder;
}

/**
 * Whether a name that is nowhere in its passage was replaced, and not translated or said in other words: it has no word
 * with a meaning, nothing there sounds like it, and something stands there that may be another name.
 */
export function isReplaced(name: Name, spot: Spot): boolean {
  const { words, peculiar, opener } = name;
  const whole = opener === undefined ? name.whole : name.whole.slice(1);
  const { pair, original, translation } = spot;
  const last = words.at(-1) ?? '';
  if (whole.length !== words.length || peculiar || last.length < 4) return false;
  // Behind a dash a sentence may begin.
  if (!/[\p{L}\p{Nd},)]\s$/u.test(original.slice(Math.max(0, name.index - 3), name.index))) return false;
  if (Math.max(original.length, translation.length) > longestPassage) return false;
  const { locale } = pair.original;
  if (words.some((word) => /^\p{Lu}+$/u.test(word) || isLanguageName(word, locale))) return false;
  if (words.length < 2 && isPeople(last, locale)) return false;
  if (pair.translation.language.script !== 'Latn') return soundsOtherwise(words, spot);
  const known = new Set(original.match(capitals));
  const strangers = matchesOf(translation, capitals).filter(
    ({ 0: word, index }) =>
      !known.has(word) && !/^$|[.!?:…«“„"(\n]\s*$/u.test(translation.slice(Math.max(0, index - 3), index)),
  );
  return strangers.length > 0 && !strangers.some(([word]) => isAkin(last, word));
}

/** Whether a word is that of the other language: Cairo, Kairo; Cologne, Köln. */
function isAkin(one: string, other: string): boolean {
  if (fold(one).slice(0, 5) === fold(other).slice(0, 5)) return true;
  return soundsAlike(latinSkeleton(one, true), latinSkeleton(other, true));
}

function soundsOtherwise(words: readonly string[], { pair, original, translation, finder }: Spot): boolean {
  const { sounds } = pair.translation.language.writing;
  const apart = Object.values(sounds).includes('r');
  const skeletonsOf = (name: string) => [latinSkeleton(name, apart), ...(apart ? [] : [vowelSkeleton(name)])];
  // Of one consonant alone nobody can say what it sounds like.
  if (skeletonsOf(words.at(-1) ?? '').every((one) => one.length < 2)) return false;
  const wanted = [words.join(''), ...words].flatMap(skeletonsOf).filter((one) => one.length > 1);
  if (finder.hasAny(words, wanted)) return false;
  const here = foreignWords(translation).map((word) => ownSkeleton(word, sounds));
  if (here.slice(1).some((one, at) => wanted.some((name) => soundsAlike(name, `${here[at]}${one}`)))) return false;
  if (apart) return true;
  if (words.every((word) => eastAsian.test(word.toLowerCase()))) return false;
  const all = wordsIn(original).flatMap(skeletonsOf);
  // A borrowed word sounds like one of the original.
  const isStranger = (skeleton: string) =>
    skeleton.length > 1 && !all.some((one) => one === skeleton || (one.length > 3 && soundsAlike(one, skeleton)));
  return words.length > 1 || here.some(isStranger);
}
