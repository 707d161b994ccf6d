import { francAll } from 'franc-min';
import type { Language } from '../languages/language.ts';
import type { Writing } from '../languages/writing.ts';

/** How sure it is that some words are of another language than expected. */
export type Strangeness = 'no' | 'likely' | 'sure';

/** Words of a passage in small letters. */
export function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
}

/** Some words, taken apart once, whatever is asked about their language. */
export class Phrase {
  readonly text: string;
  #words: readonly string[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get words(): readonly string[] {
    this.#words ??= wordsIn(this.text);
    return this.#words;
  }
}

/** Leaves out what may be of any language: citations, titles, addresses, brackets. */
export function withoutCitations(text: string): string {
  const plain = text
    .replace(
      /“[^”]{1,300}”|„[^“”]{1,300}[“”]|«[^»]{1,300}»|"[^"]{1,300}"|‘[^’]{4,200}’(?!\p{L})|「[^」]{1,300}」|『[^』]{1,300}』|»[^«]{1,300}«/gu,
      ' ',
    )
    .replace(/\([^)]{1,200}\)|（[^）]{1,200}）/g, ' ');
  if (!/[\uFFFC/@_=<>]|\w\.\w/.test(plain)) return plain;
  return plain.replace(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、]+/gu, (word) =>
    /[\uFFFC/@_=<>]|\w\.\w/.test(word) ? ' ' : word,
  );
}

/** Whether words are of the language of the original although they should be of another. */
export function looksLike(phrase: Phrase, expected: Language, other: Language): Strangeness {
  if (expected.script !== 'Latn') return otherScript(phrase.text, expected, other);
  const foreign = otherLetters(phrase.text);
  if (foreign !== 'no') return foreign;
  const { words } = phrase;
  if (words.length < 4) return 'no';
  const { frequent } = expected.writing;
  const theirs = new Set(words.filter((word) => other.writing.frequent.has(word) && !frequent.has(word)));
  const ours = words.filter((word) => frequent.has(word) && !other.writing.frequent.has(word)).length;
  const hits = words.filter((word) => other.writing.frequent.has(word)).length;
  if (frequent.size === 0) return ofUnknown(words, other);
  if (theirs.size === 0) return 'no';
  // A word of one language may be a word of the other: was, die, so.
  if (theirs.size >= 3 && hits / words.length >= 0.2 && words.length >= 6 && ours * 4 <= theirs.size) return 'sure';
  return ours === 0 && theirs.size >= 2 && hits / words.length >= 0.25 ? 'likely' : 'no';
}

/** Nothing is known of the language: only words of the other that are too long to be words of both count. */
function ofUnknown(words: readonly string[], other: Language): Strangeness {
  const hits = words.filter((word) => other.writing.frequent.has(word));
  const long = new Set(hits.filter((word) => word.length > 2)).size;
  if (long < 3 || hits.length / words.length < 0.3) return 'no';
  return long > 3 && words.length >= 8 ? 'sure' : 'likely';
}

/** Whether words that stand in the original just so are its language, and not a name or a list of names. */
export function isOfLanguage({ words }: Phrase, { writing }: Language): boolean {
  const hits = words.filter((word) => writing.frequent.has(word));
  return words.length >= 4 && new Set(hits).size >= 2 && hits.length / words.length >= 0.2;
}

/** Whether a sentence of two or three words that stands in the original just so is its language: no name, no title. */
export function isShortOfLanguage({ text, words }: Phrase, from: Language, to: Language): boolean {
  if (words.length < 2 || words.length > 3 || !/^\P{L}{0,2}\p{Lu}\P{Lu}*[.!?]$/u.test(text.trim())) return false;
  return words.some((word) => from.writing.frequent.has(word) && !to.writing.frequent.has(word));
}

/** Whether words are in letters that are not Latin: no name is a whole sentence. */
function otherLetters(text: string): Strangeness {
  if (!/[[\p{L}]--[\p{Script=Latin}]]/v.test(text)) return 'no';
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  const others = all - (text.match(/\p{Script=Latin}/gu)?.length ?? 0);
  if (others < 12 || others < all * 0.7) return 'no';
  return others >= 24 ? 'sure' : 'likely';
}

/** In a text that is not in Latin letters, other letters stand in runs: a name is short, a sentence long. */
function otherScript(text: string, expected: Language, other: Language): Strangeness {
  const own = lettersOf(expected.script);
  if (!own) return 'no';
  const neighbours = ofNeighbour(text, expected.writing);
  if (neighbours !== 'no') return neighbours;
  let strangeness: Strangeness = 'no';
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  for (const run of text.split(own)) {
    const found = ofRun(run, expected, other);
    // Within a sentence of the language it may be what a program says.
    if (found === 'sure' && (run.match(/\p{L}/gu)?.length ?? 0) > all * 0.7) return found;
    if (found !== 'no') strangeness = 'likely';
  }
  return strangeness;
}

function ofRun(run: string, expected: Language, other: Language): Strangeness {
  if (run.length < 20) return 'no';
  const words = wordsIn(run);
  const latin = run.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const others = (run.match(/\p{L}/gu)?.length ?? 0) - latin;
  if (others > 24 && others > latin) return 'sure';
  const { frequent } = other.writing;
  const theirs = new Set(words.filter((word) => frequent.has(word) && !expected.writing.frequent.has(word)));
  const small = run.match(/(?<!\p{L})\p{Ll}{2,}/gu)?.length ?? 0;
  if (theirs.size >= 2 && words.length >= 5 && small >= 3) return 'sure';
  return words.length >= 8 && small >= 4 ? 'likely' : 'no';
}

const neighbours = new WeakMap<Writing, readonly RegExp[]>();

/** Whether a sentence is of a language that has the same letters: it lacks those that every sentence of this one has. */
function ofNeighbour(text: string, writing: Writing): Strangeness {
  if (!writing.neighbour) return 'no';
  let patterns = neighbours.get(writing);
  if (!patterns) {
    const { own, never, seldom } = writing.neighbour;
    patterns = [new RegExp(`[${own}]`, 'u'), new RegExp(`[${never}]`, 'gu'), new RegExp(`[${seldom}]`, 'gu')];
    neighbours.set(writing, patterns);
  }
  const [own, never, seldom] = patterns as [RegExp, RegExp, RegExp];
  if (own.test(text)) return 'no';
  const count = (pattern: RegExp) => new Set(text.match(pattern)).size;
  const [strange, unusual, all] = [count(never), count(seldom), text.match(/\p{L}/gu)?.length ?? 0];
  if (all < 6 || strange * 2 + unusual < 3) return 'no';
  return strange > 1 && all >= 8 ? 'sure' : strange > 0 || (unusual > 2 && all >= 10) ? 'likely' : 'no';
}

const scripts: Readonly<Record<string, string>> = {
  Jpan: '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー',
  Hans: '\\p{Script=Han}',
  Hant: '\\p{Script=Han}',
  Kore: '\\p{Script=Hangul}\\p{Script=Han}',
};

const letters = new Map<string, RegExp | undefined>();

/** Runs of letters of a script; undefined for one that the engine does not know. */
function lettersOf(script: string): RegExp | undefined {
  if (!letters.has(script)) {
    const set = scripts[script] ?? `\\p{Script=${script}}`;
    try {
      letters.set(script, new RegExp(`[${set}]+`, 'u'));
    } catch {
      // Codes such as Zyyy name no script of letters.
      letters.set(script, undefined);
    }
  }
  return letters.get(script);
}

/**
 * Whether words are of any other language than expected, by the words that every text has and by trigrams.
 * @param original its words, asked for only where they count: names, and what is written alike, tell nothing
 * @returns the language as a BCP 47 tag and whether there is hardly a doubt; undefined where nobody can say
 */
export function otherLanguageOf(
  { text, words }: Phrase,
  { locale, language }: { readonly locale: string; readonly language: Language },
  original: () => ReadonlySet<string>,
): { readonly tag: string; readonly sure: boolean } | undefined {
  const { frequent } = language.writing;
  const least = frequent.size === 0 ? 20 : 7;
  if (words.length < least || (language.script !== 'Latn' && words.length < 15)) return undefined;
  const share = words.filter((word) => frequent.has(word)).length / words.length;
  if (share > 0.35) return undefined;
  const known = original();
  if (words.filter((word) => !known.has(word) && word.length > 1).length < least - 1) return undefined;
  // Accents that the language does not have stand in names, and in small letters only in words of another one.
  const strange = strangeLetters(language);
  const strangers = strange
    ? words.filter((word) => !known.has(word) && strange.test(word.normalize('NFC'))).length
    : 0;
  // Every language that shares a script other than the Latin one has letters of its own.
  if (strange && language.script !== 'Latn' && strangers === 0) return undefined;
  const isStrange = strangers > 1;
  if (share > (words.length < 30 ? 0.22 : 0.3) && !isStrange) return undefined;
  const guesses = francAll(text, { minLength: 20 }).map(([code, score]) => [languageOf(code), score] as const);
  const tag = languageOf(locale);
  const mine = guesses.find(([one]) => one === tag)?.[1];
  const first = guesses[0]?.[0];
  if (!first || first === 'und' || first === tag || mine === undefined) return undefined;
  if (frequent.size === 0) return text.length > 150 && mine < 0.7 ? { tag: first, sure: false } : undefined;
  // Languages of one script are told apart by their words; trigrams mix those that are alike.
  if (language.script !== 'Latn' && mine > 0.6) return undefined;
  if ((share < 0.16 && mine < 0.9) || (share < 0.3 && mine < 0.72) || (isStrange && mine < 0.95))
    return { tag: first, sure: words.length >= 12 && share < 0.1 && mine < 0.75 };
  return undefined;
}

const strangeLettersOf = new WeakMap<Writing, RegExp>();

/** Letters of the script that the language does not have; undefined where nobody wrote down those that it has. */
function strangeLetters({ writing, script }: Language): RegExp | undefined {
  if (writing.letters === '') return undefined;
  let found = strangeLettersOf.get(writing);
  if (!found) {
    const set = script === 'Latn' ? '\\p{Script=Latin}' : `\\p{Script=${script}}&&\\p{L}`;
    found = new RegExp(`[[${set}]--[\\u0000-\\u007f${writing.letters}]]`, 'v');
    strangeLettersOf.set(writing, found);
  }
  return found;
}

const tags = new Map<string, string>();

/** The language of a locale or of a code of ISO 639-3, as BCP 47 writes it. */
export function languageOf(code: string): string {
  const known = tags.get(code) ?? new Intl.Locale(Intl.getCanonicalLocales(code)[0] ?? 'und').language;
  tags.set(code, known);
  return known;
}
