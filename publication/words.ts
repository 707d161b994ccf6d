const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
    segmenters.set(locale, segmenter);
  }
  return segmenter;
}

/** The words of a text as its language divides them, also where it writes no spaces. */
export function* wordsOf(text: string, locale: string): Generator<{ word: string; index: number }> {
  for (const { segment, index, isWordLike } of segmenterOf(locale).segment(text)) {
    if (isWordLike) yield { word: segment, index };
  }
}

/**
 * Folds a word to what is searched for: case, accents, Arabic vowel marks, tatweel and alef, yeh and teh marbuta forms,
 * full and half width.
 */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0649/g, '\u064a')
    .replace(/\u0629/g, '\u0647')
    .toLowerCase()
    .replace(/ß/g, 'ss');
}

/** Folded words joined by spaces: what the full-text index stores, and what a query becomes. */
export function searchTokens(text: string, locale: string): string[] {
  const tokens: string[] = [];
  for (const { word } of wordsOf(text, locale)) {
    const folded = foldWord(word);
    if (folded) tokens.push(folded);
  }
  return tokens;
}

/**
 * Minutes that reading takes, at least 1.
 * Rates: 220 words a minute, 500 characters a minute where the script writes no spaces (Trauzettel-Klosinski and Dietz, IOVS 2012).
 */
export function readingMinutes(text: string, locale: string, spaced: boolean): number {
  if (!spaced) return Math.max(1, Math.round(text.replace(/\s/gu, '').length / 500));
  let words = 0;
  for (const _ of wordsOf(text, locale)) words++;
  return Math.max(1, Math.round(words / 220));
}
