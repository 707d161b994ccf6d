import type { Language } from '../languages/language.ts';
import { Phrase } from './guess-language.ts';
import type { WordsOfText } from './pair/words-of-text.ts';

/** The words of a text as the judgement of what was left as it was needs them. */
interface Typed {
  readonly words: readonly string[];
  /** Those in small letters, in which hardly a name is written. */
  readonly small: readonly string[];
  /** Distinct words that tell the language of the original, not that of the translation. */
  readonly telling: ReadonlySet<string>;
}

function typedWords(text: string, from: Language, to: Language): Typed {
  const words = text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [];
  return {
    words,
    small: words.filter((word) => /^\p{Ll}[\p{Ll}’'-]+$/u.test(word)),
    telling: new Set(words.map((word) => word.toLowerCase()).filter((word) => tells(word, from, to))),
  };
}

/** Whether a word is one of the few that every text has, or a number, in one language and not in the other. */
export function tells(word: string, from: Language, to: Language): boolean {
  const [ours, theirs] = [to.writing, from.writing];
  if (!theirs.frequent.has(word) && theirs.numbers[word] === undefined) return false;
  return !ours.frequent.has(word) && ours.numbers[word] === undefined;
}

/** What a program says: the number or the kind of an error, a path, a name in straight quotation marks, a dummy. */
const said = new RegExp(
  [
    String.raw`^\P{L}*\p{Ll}+: `,
    String.raw`^\p{Lu}+\p{Nd}+:`,
    String.raw`^(?:\p{Lu}\p{Ll}+){2,}: `,
    String.raw`: \p{Lu}+\p{Nd}+$`,
    String.raw`\p{L}: \p{Ll}+: `,
    String.raw`^\P{L}*\p{Ll}[^.]*: \p{Lu}`,
    String.raw`^\p{L}+: \p{Lu}{4,}`,
    String.raw`[\\\x60]|'[^' ]+'`,
    String.raw`(\p{Ll})\1\1`,
  ].join('|'),
  'u',
);

/**
 * Whether words that stand in the original just so were left untranslated, and are no name or title. In another script
 * than the original's they show it.
 * @param isTheirs whether a word, in small letters, is one of the translation as well
 */
export function isUnchanged(
  text: string,
  from: Language,
  to: Language,
  isTheirs: (word: string) => boolean = () => false,
): boolean {
  if (from.script !== 'Latn' || /[[\p{L}]--[\p{Script=Latin}]]/v.test(text) || said.test(text)) return false;
  const { words, small, telling } = typedWords(text, from, to);
  // In a title every word has a capital but those that every text has.
  const plain = small.filter((word) => word.length > 2 && !from.writing.frequent.has(word));
  if (plain.length === 0 || words.length < 2) return false;
  if (to.script !== 'Latn') {
    // What is all small may be a command.
    if (!/^\P{L}*\p{Lu}/u.test(text)) return telling.size > 0 && small.length > 3;
    return telling.size > 0 || small.length > 1;
  }
  // Nothing is known of the language: a short word may be one of its own.
  const known = to.writing.frequent.size > 0;
  const least = known ? 3 : 5;
  const tellers = known ? telling.size : [...telling].filter((word) => word.length > 2).length;
  if (words.length < least || tellers < (known ? 1 : 2) || small.length < words.length / 2) return false;
  return plain.filter((word) => !isTheirs(word)).length > plain.length / 2;
}

/**
 * Whether a sentence holds a part of the original in its own words: several in a row, or most of those in small letters.
 * @param isTheirs as for `isUnchanged`
 */
export function holdsOriginal(
  sentence: Phrase,
  from: Language,
  to: Language,
  original: WordsOfText,
  isTheirs: (word: string) => boolean,
): boolean {
  if (from.script !== 'Latn' || to.script !== 'Latn' || to.writing.frequent.size === 0) return false;
  if (sentence.words.length < 5 || !sentence.words.some((word) => tells(word, from, to))) return false;
  // A citation may have several sentences, of which this one is the first.
  const { text, words } = new Phrase(sentence.text.replace(/[«„“"‘][^»”“"’]*$/u, ''));
  if (said.test(text)) return false;
  const plain = new Set(typedWords(text, from, to).small.filter((word) => word.length > 2));
  const isStrange = (word: string) => plain.has(word) && !from.writing.frequent.has(word) && !isTheirs(word);
  const isRemnant = (part: readonly string[]) =>
    part.length > 4 &&
    new Set(part.filter((word) => tells(word, from, to))).size > 1 &&
    part.filter(isStrange).length > 1;
  let first = 0;
  for (let at = 1; at <= words.length; at++) {
    const [before, word] = [words[at - 1], words[at]];
    if (before !== undefined && word !== undefined && original.hasPair(before, word)) continue;
    if (at - first > 4 && isRemnant(words.slice(first, at))) return true;
    first = at;
  }
  const theirs = words.filter((word) => plain.has(word) && original.hasSmall(word));
  return theirs.length > words.length * 0.6 && isRemnant(theirs) && !words.some((word) => tells(word, to, from));
}
