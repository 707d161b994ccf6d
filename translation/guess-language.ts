import { francAll } from 'franc-min';
import type { Language } from '../languages/language.ts';

/** How sure it is that some words are of another language than expected. */
export type Strangeness = 'no' | 'likely' | 'sure';

/** Words of a passage in small letters. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Leaves out what may be of any language: citations, titles, addresses, brackets. */
export function withoutCitations(text: string): string {
  return text
    .replace(
      /“[^”]{1,300}”|„[^“”]{1,300}[“”]|«[^»]{1,300}»|"[^"]{1,300}"|‘[^’]{4,200}’(?!\p{L})|「[^」]{1,300}」|『[^』]{1,300}』|»[^«]{1,300}«/gu,
      ' ',
    )
    .replace(/\([^)]{1,200}\)|（[^）]{1,200}）/g, ' ')
    .replace(/\S*(?:[\uFFFC/@_=<>]|\w\.\w)\S*/g, ' ');
}

/** Whether words are of the language of the original although they should be of another. */
export function looksLike(text: string, expected: Language, other: Language): Strangeness {
  const words = wordsIn(text);
  if (words.length < 4) return 'no';
  const { frequent } = expected.writing;
  const theirs = new Set(words.filter((word) => other.writing.frequent.has(word) && !frequent.has(word)));
  if (expected.script !== other.script) return otherScript(text, words, expected, theirs.size);
  const ours = words.filter((word) => frequent.has(word) && !other.writing.frequent.has(word)).length;
  const hits = words.filter((word) => other.writing.frequent.has(word)).length;
  if (theirs.size === 0 || ours > 0 || frequent.size === 0) return 'no';
  if (theirs.size >= 3 && hits / words.length >= 0.2 && words.length >= 6) return 'sure';
  return theirs.size >= 2 && hits / words.length >= 0.25 ? 'likely' : 'no';
}

function otherScript(text: string, words: readonly string[], expected: Language, theirs: number): Strangeness {
  const own = countOf(text, expected.script);
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (own > latin * 0.25) return 'no';
  if (theirs >= 2 && words.length >= 5) return 'sure';
  return words.length >= 8 && text.match(/(?<![\p{L}])\p{Ll}{2,}/gu)?.length ? 'likely' : 'no';
}

const scripts: Readonly<Record<string, string>> = {
  Jpan: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}',
  Hans: '\\p{Script=Han}',
  Hant: '\\p{Script=Han}',
  Kore: '\\p{Script=Hangul}\\p{Script=Han}',
};

function countOf(text: string, script: string): number {
  const set = scripts[script] ?? `\\p{Script=${script}}`;
  try {
    return text.match(new RegExp(`[${set}]`, 'gu'))?.length ?? 0;
  } catch {
    // A script that the engine does not know by this name: nothing can be said.
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * Whether a longer passage is of any other language than expected, by its trigrams.
 * @returns the language as a BCP 47 tag, undefined where it is the one expected or nobody can say
 */
export function otherLanguageOf(text: string, locale: string, language: Language): string | undefined {
  const words = wordsIn(text);
  if (words.length < 9 || text.length < 60) return undefined;
  const { frequent } = language.writing;
  const ours = words.filter((word) => frequent.has(word)).length;
  if (frequent.size > 0 && ours / words.length > 0.08) return undefined;
  const guesses = francAll(text, { minLength: 60 }).map(([code, score]) => [tagOf(code), score] as const);
  const own = new Intl.Locale(locale).language;
  const [first] = guesses;
  const mine = guesses.find(([tag]) => tag === own)?.[1];
  if (!first || first[0] === 'und' || first[0] === own || mine === undefined) return undefined;
  if (frequent.size === 0 && (text.length < 150 || mine > 0.7)) return undefined;
  return mine < 0.85 ? first[0] : undefined;
}

function tagOf(code: string): string {
  return Intl.getCanonicalLocales(code)[0] ?? 'und';
}
