import { hidden } from '../document/mask.ts';
import type { Side } from '../rules/rule.ts';
import { dateEdits } from './date-form.ts';
import { marksFor, pairQuotes } from './quote-pairs.ts';
import { type Piece, wordsOf } from './unit.ts';

type Tongue = Pick<Side, 'locale' | 'language'>;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Puts what machines like to take over from the original into the form of the locale: quotation marks, and numbers and
 * dates that stand in the answer just as they stood in the original.
 */
export function inLocaleForm(
  answer: readonly Piece[],
  { original, from, to }: { readonly original: readonly Piece[]; readonly from: Tongue; readonly to: Tongue },
): readonly Piece[] {
  const quoted = edited(answer, quoteEdits(wordsOf(answer, hidden), to, from));
  const numbered = edited(quoted, numberEdits(wordsOf(quoted, hidden), wordsOf(original, hidden), from, to));
  const dated = edited(numbered, dateEdits(wordsOf(numbered, hidden), wordsOf(original, hidden), from, to));
  return edited(dated, markEdits(wordsOf(dated, hidden), to));
}

/** Typographic apostrophes, and no-break spaces beside the marks that have them in this language. */
function markEdits(text: string, { language }: Tongue): Edit[] {
  const apostrophes = [...text.matchAll(/(?<=\p{L})['´](?=[\p{L}\uFFFC])/gu)].map(replaceBy('’'));
  const marks = language.writing.spacedMarks.replace('«', '').replace(/[\]\\^-]/g, '\\$&');
  if (marks === '') return apostrophes;
  const spaces = [
    ...text.matchAll(new RegExp(`(?<=\\S)[ \u00a0](?=[${marks}](?:\\s|[)»,.]|$))|(?<=«)[ \u00a0]`, 'gu')),
  ];
  const bare = [...text.matchAll(new RegExp(`(?<=[\\p{L}\\p{N})”’»${hidden}])[${marks}](?=\\s|[)»,.]|$)`, 'gu'))];
  const opening = language.writing.spacedMarks.includes('«') ? [...text.matchAll(/«(?=[\p{L}\p{N}(\uFFFC“])/gu)] : [];
  return [
    ...apostrophes,
    ...spaces.map(replaceBy('\u202f')),
    ...bare.map((match) => replaceBy(`\u202f${match[0]}`)(match)),
    ...opening.map(replaceBy('«\u202f')),
  ];
}

function replaceBy(text: string): (match: RegExpExecArray) => Edit {
  return ({ index, 0: typed }) => ({ from: index, to: index + typed.length, text });
}

/** Marks of other languages, and those that the original has: machines like to leave them. */
function quoteEdits(text: string, { language }: Tongue, original: Tongue): Edit[] {
  const { quotes } = language.writing;
  const own = new Set(quotes.map(([open]) => open));
  const theirs = new Set(original.language.writing.quotes.map(([open]) => open));
  return (pairQuotes(text) ?? []).flatMap(({ from, to, depth }) => {
    const typed = text[from] ?? '';
    const pair = marksFor(quotes, depth);
    if (!pair || (own.has(typed) && !theirs.has(typed))) return [];
    return [
      { from, to: from + 1, text: pair[0] },
      { from: to, to: to + 1, text: pair[1] },
    ];
  });
}

/** Numbers whose separators say something else in the other language. Names with a number in them stay: Llama 3.1. */
function numberEdits(text: string, original: string, from: Tongue, to: Tongue): Edit[] {
  const [theirs, ours] = [separators(from.locale), separators(to.locale)];
  if (theirs.decimal === ours.decimal && theirs.group === ours.group) return [];
  const number = /(?<![\p{L}\p{N}.,:/-])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?![\p{L}\p{N}]|[.,:/]\d)/gu;
  const values = new Map<string, number>();
  for (const match of original.matchAll(number)) {
    const value = numberOf(match[0], theirs);
    const named = /\p{Lu}\p{L}*[\s-]$/u.test(original.slice(0, match.index)) && match[0].includes(theirs.decimal);
    if (value !== undefined && !named && /[^\d]/.test(match[0])) values.set(match[0], value);
  }
  return [...text.matchAll(number)].flatMap((match) => {
    const value = values.get(match[0]);
    if (value === undefined) return [];
    const decimals = match[0].split(theirs.decimal)[1]?.length ?? 0;
    const written = new Intl.NumberFormat(to.locale, {
      numberingSystem: 'latn',
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value);
    return written === match[0] ? [] : [{ from: match.index, to: match.index + match[0].length, text: written }];
  });
}

interface Separators {
  readonly decimal: string;
  readonly group: string;
}

const known = new Map<string, Separators>();

function separators(locale: string): Separators {
  const made = known.get(locale) ?? separatorsOf(locale);
  known.set(locale, made);
  return made;
}

function separatorsOf(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', useGrouping: 'always' }).formatToParts(1234.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal'), group: of('group') };
}

function numberOf(typed: string, { decimal, group }: Separators): number | undefined {
  const [whole = '', part, more] = typed.split(decimal);
  if (more !== undefined) return undefined;
  const groups = whole.split(group);
  if (groups.length > 1 && !groups.every((digits, index) => (index === 0 ? /^\d{1,3}$/ : /^\d{3}$/).test(digits)))
    return undefined;
  const value = Number(`${groups.join('')}${part === undefined ? '' : `.${part}`}`);
  return Number.isNaN(value) || value > Number.MAX_SAFE_INTEGER ? undefined : value;
}

/** Makes changes in the words of pieces. Offsets count in `wordsOf(pieces, hidden)`; a change never spans markup. */
function edited(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  if (edits.length === 0) return pieces;
  let place = 0;
  const visit = (list: readonly Piece[]): Piece[] =>
    list.map((piece) => {
      if (typeof piece !== 'string') {
        if (piece.mark.pair) return { mark: piece.mark, children: visit(piece.children) };
        place += hidden.length;
        return piece;
      }
      const start = place;
      place += piece.length;
      const own = edits.filter(({ from, to }) => from >= start && to <= start + piece.length);
      return own
        .sort((a, b) => b.from - a.from)
        .reduce((words, { from, to, text }) => words.slice(0, from - start) + text + words.slice(to - start), piece);
    });
  return visit(pieces);
}
