const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

const run = /[\p{L}\p{N}\p{M}]+/gu;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** One word of a text, and where it stands in it. */
export interface Word {
  readonly word: string;
  readonly index: number;
  /** Words of one run follow each other without a space. */
  readonly run: number;
}

/**
 * The words of a text: runs of letters and digits, and where a script writes no spaces, what `Intl.Segmenter` divides
 * them into. Elided articles (l’homme) and hyphenated parts are words of their own.
 */
export function* wordsOf(text: string, locale: string): Generator<Word> {
  let number = 0;
  for (const match of text.matchAll(run)) {
    number++;
    if (!unspacedScript.test(match[0])) {
      yield { word: match[0], index: match.index, run: number };
      continue;
    }
    for (const { segment, index } of segmenterOf(locale).segment(match[0])) {
      yield { word: segment, index: match.index + index, run: number };
    }
  }
}

/** Letters that Unicode does not take apart, as people type them who have no such key. */
const ligatures: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd' };

/**
 * Folds a word to what is searched for: case, accents, Arabic vowel marks, tatweel and alef, yeh and teh marbuta forms,
 * full and half width, Arabic and Persian digits, ligatures.
 */
export function foldWord(word: string): string {
  if (/^[A-Za-z0-9]+$/.test(word)) return word.toLowerCase();
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .toLowerCase()
    .replace(/[ßœæøłđ]/g, (letter) => ligatures[letter] ?? letter);
}

/** The Arabic article, alone or behind a one-letter particle, is written as part of the word that people look for. */
const arabicArticle = /^[\u0648\u0641\u0628\u0643]?\u0627\u0644(?=.{3})|^[\u0648\u0641]?\u0644\u0644(?=.{3})/u;

/** What the full-text index stores of a word. A few thousand words are most of every text. */
const stored = new Map<string, string>();
const mostStored = 20_000;

function storedForm(word: string): string {
  let form = stored.get(word);
  if (form === undefined) {
    const folded = foldWord(word);
    const bare = folded.replace(arabicArticle, '');
    form = bare === folded ? folded : `${folded} ${bare}`;
    if (stored.size >= mostStored) stored.clear();
    stored.set(word, form);
  }
  return form;
}

/** Folded words joined by spaces: what the full-text index stores. */
export function searchTokens(text: string, locale: string): string {
  const tokens: string[] = [];
  for (const { word } of wordsOf(text, locale)) {
    const form = storedForm(word);
    if (form) tokens.push(form);
  }
  return tokens.join(' ');
}

/**
 * The phrases of a query, each a list of folded words that stand side by side, in Arabic without the article; at most 12
 * words.
 */
export function queryPhrases(query: string, locale: string): string[][] {
  const phrases: string[][] = [];
  let last = 0;
  let count = 0;
  for (const { word, run: number } of wordsOf(query.normalize('NFC'), locale)) {
    const folded = foldWord(word).replace(arabicArticle, '');
    if (!folded || ++count > 12) continue;
    if (number === last) phrases.at(-1)?.push(folded);
    else phrases.push([folded]);
    last = number;
  }
  return phrases;
}

/** One or two letters of an alphabet are a word (AI, KI, de), not the beginning of a tenth of all words. */
const short = /^[\p{Nd}\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}]{1,2}$/u;

/** Whether the last word of a phrase may be the beginning of what is looked for. */
export function mayBeUnfinished(phrase: readonly string[]): boolean {
  return !short.test(phrase.at(-1) ?? '');
}

type Matcher = (word: string) => boolean;

/** A page of results asks for the same query again and again. */
let lastAsked: { readonly query: string; readonly locale: string; readonly isWanted: Matcher } | undefined;

/** Tells whether a word of a text is one that a query asks for, whole or, where it may be, as its beginning. */
function matcherOf(query: string, locale: string): Matcher {
  if (lastAsked?.query !== query || lastAsked.locale !== locale)
    lastAsked = { query, locale, isWanted: makeMatcher(query, locale) };
  return lastAsked.isWanted;
}

function makeMatcher(query: string, locale: string): Matcher {
  const phrases = queryPhrases(query, locale);
  const whole = new Set(phrases.flat());
  const begun = phrases.filter(mayBeUnfinished).flatMap((phrase) => phrase.slice(-1));
  const isForm = (form: string) => whole.has(form) || begun.some((beginning) => form.startsWith(beginning));
  // The same few words are half of every text.
  const seen = new Map<string, boolean>();
  return (word) => {
    let isWanted = seen.get(word);
    if (isWanted === undefined) {
      const folded = foldWord(word);
      isWanted = isForm(folded) || isForm(folded.replace(arabicArticle, ''));
      seen.set(word, isWanted);
    }
    return isWanted;
  };
}

/** A piece of a text, and whether the query asked for it. */
export interface MarkedPiece {
  readonly text: string;
  readonly match: boolean;
}

/** Divides a text into pieces that match a query's words, as search does, and pieces that do not. */
export function markMatches(text: string, query: string, locale: string): MarkedPiece[] {
  const isWanted = matcherOf(query, locale);
  const pieces: MarkedPiece[] = [];
  let from = 0;
  for (const { word, index } of wordsOf(text, locale)) {
    if (!isWanted(word)) continue;
    if (index > from) pieces.push({ text: text.slice(from, index), match: false });
    const before = pieces.at(-1);
    if (before?.match && index === from) pieces[pieces.length - 1] = { text: before.text + word, match: true };
    else pieces.push({ text: word, match: true });
    from = index + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), match: false });
  return pieces;
}

/** About `length` characters of a text around the first word that a query asks for; undefined when none occurs. */
export function excerptAround(text: string, query: string, locale: string, length = 180): string | undefined {
  const isWanted = matcherOf(query, locale);
  for (const { word, index } of wordsOf(text, locale)) {
    if (!isWanted(word)) continue;
    let start = Math.max(0, index - Math.round(length / 3));
    if (start > 0) {
      const space = text.slice(start, index).search(/\s/);
      if (space >= 0) start += space + 1;
    }
    let end = Math.min(text.length, start + length);
    const lastSpace = end < text.length ? text.slice(index, end).search(/\s\S*$/) : -1;
    if (lastSpace > 0) end = index + lastSpace;
    return `${start > 0 ? '… ' : ''}${text.slice(start, end).replace(/\s+/g, ' ').trim()}${end < text.length ? ' …' : ''}`;
  }
  return undefined;
}

/**
 * Minutes that reading takes, at least 1.
 * Rates: 220 words a minute, 500 characters a minute where the script writes no spaces
 * (after Trauzettel-Klosinski and Dietz, IOVS 2012).
 */
export function readingMinutes(text: string, locale: string): number {
  const unspaced = text.match(new RegExp(unspacedScript.source, 'gu'))?.length ?? 0;
  let words = 0;
  for (const { word } of wordsOf(text, locale)) if (!unspacedScript.test(word)) words++;
  return Math.max(1, Math.round(unspaced / 500 + words / 220));
}
