import type { Quotes } from '../../languages/writing.ts';

/** Two marks that belong together, and how many pairs they stand in. Offsets in the text. */
export interface QuotePair {
  readonly from: number;
  readonly to: number;
  readonly depth: number;
}

/** Marks that open, and what closes them, whatever language they come from. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '‚': '‘’',
  '‘': "’'",
  '「': '」',
  '『': '』',
  '»': '«',
  '›': '‹',
  '”': '”',
  '"': '"',
  "'": "'’",
};
const marks = /["'“”„«»‹›‘’‚「」『』]/g;
/** Of scripts with spaces between words: in others a mark may touch any letter. */
const letter = /(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}]/u;

/**
 * Pairs the quotation marks of a text, of any language and of several at once; apostrophes are none.
 * @returns undefined where one has no counterpart: then nobody can tell what belongs together
 */
export function pairQuotes(text: string): QuotePair[] | undefined {
  const pairs: QuotePair[] = [];
  const open: { readonly mark: string; readonly at: number }[] = [];
  for (const { 0: mark, index } of text.matchAll(marks)) {
    const [before, after] = [text[index - 1] ?? '', text[index + 1] ?? ''];
    const single = mark === "'" || mark === '’' || mark === '‘';
    if (single && letter.test(before) && letter.test(after)) continue;
    const top = open.at(-1);
    if (top && closers[top.mark]?.includes(mark) && !startsWord(mark, before, after, top.mark)) {
      open.pop();
      pairs.push({ from: top.at, to: index, depth: open.length });
    } else if (closers[mark] !== undefined && opensHere(mark, before, after)) open.push({ mark, at: index });
    else if (!(single || (mark === '"' && /\d/.test(before)))) return undefined;
  }
  return open.length > 0 ? undefined : pairs.sort((a, b) => a.from - b.from);
}

/** Within a pair a mark that could close it opens another one where a word begins. */
function startsWord(mark: string, before: string, after: string, top: string): boolean {
  return mark !== top && /^[\s([—–-]?$/.test(before) && letter.test(after) && /[“"'‘»]/.test(mark);
}

function opensHere(mark: string, before: string, after: string): boolean {
  if ('„«‚「『‹'.includes(mark)) return true;
  return !letter.test(before) && after !== '' && !/\s/.test(after);
}

/** The marks that a pair is to have in a language. */
export function marksFor(quotes: readonly Quotes[], depth: number): Quotes | undefined {
  return quotes[Math.min(depth, 1, quotes.length - 1)];
}
