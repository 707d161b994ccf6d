import type { Quotes } from '../../languages/writing.ts';
import { matchesOf } from '../document/matches.ts';

export interface QuoteFault {
  readonly kind: 'unclosed' | 'unopened' | 'mixed' | 'foreign' | 'straight';
  readonly from: number;
  readonly to: number;
  /** Of a foreign or straight pair: where it closes. */
  readonly close?: number | undefined;
  readonly mark: string;
}

const marks = /["“”„‟«»‹›‘’‚‛「」『』〝〟]/g;
const letter = /[\p{L}\p{M}\p{N}]/u;
/** How foreign marks are closed, whatever language they come from. */
const foreignPairs: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '‹': '›',
  '‚': '‘’',
  '‘': '’',
  '「': '」',
  '『': '』',
  '〝': '〟',
  '”': '”',
  '»': '«',
};

interface Open {
  readonly mark: string;
  readonly at: number;
  readonly closes: string;
  readonly foreign: boolean;
}

/**
 * Reads the quotation marks of a passage as the language pairs them.
 * @param pairs the language's pairs; none: only marks that pair in one way everywhere are read
 */
export function readQuotes(text: string, pairs: readonly Quotes[]): QuoteFault[] {
  const faults: QuoteFault[] = [];
  const stack: Open[] = [];
  const straight: number[] = [];
  for (const { 0: mark, index } of matchesOf(text, marks)) {
    const before = text[index - 1] ?? '';
    const after = text[index + 1] ?? '';
    if (mark === '"') {
      if (!/\d/.test(before) || straight.length % 2 === 1) straight.push(index);
      continue;
    }
    if (isApostrophe(mark, before, after, stack)) continue;
    const top = stack.at(-1);
    if (top?.closes.includes(mark) && !startsHere(mark, before, after, pairs, top)) {
      stack.pop();
      if (top.foreign) faults.push({ kind: 'foreign', from: top.at, to: top.at + 1, close: index, mark: top.mark });
      continue;
    }
    const own = pairs.find(([open]) => open === mark);
    if (own) {
      stack.push({ mark, at: index, closes: own[1], foreign: false });
      continue;
    }
    const opens = !letter.test(before) && !/[.!?…,\d]/.test(before) && letter.test(after);
    if (pairs.some(([, close]) => close === mark) && !opens) {
      if (mark === '’' || mark === '‘') continue;
      if (top) {
        stack.pop();
        faults.push({ kind: 'mixed', from: index, to: index + 1, mark });
      } else faults.push({ kind: 'unopened', from: index, to: index + 1, mark });
      continue;
    }
    const closes = foreignPairs[mark];
    if (closes && (opens || (pairs.length === 0 && '「『„«'.includes(mark))))
      stack.push({ mark, at: index, closes, foreign: pairs.length > 0 });
    else if (top && !'’‘'.includes(mark)) {
      stack.pop();
      if (pairs.length > 0) faults.push({ kind: 'mixed', from: index, to: index + 1, mark });
    } else if (pairs.length > 0 && !'’‘'.includes(mark))
      faults.push({ kind: 'foreign', from: index, to: index + 1, mark });
  }
  for (const open of stack)
    if (open.mark !== '‘') faults.push({ kind: 'unclosed', from: open.at, to: open.at + 1, mark: open.mark });
  for (let at = 0; at < straight.length; at += 2) {
    const from = straight[at] ?? 0;
    const close = straight[at + 1];
    if (close === undefined) faults.push({ kind: 'unclosed', from, to: from + 1, mark: '"' });
    else faults.push({ kind: 'straight', from, to: close + 1, close, mark: '"' });
  }
  return faults;
}

function isApostrophe(mark: string, before: string, after: string, stack: readonly Open[]): boolean {
  if (mark !== '’' && mark !== '‘') return false;
  if (letter.test(before) && letter.test(after)) return true;
  const open = stack.findLast(({ closes }) => closes.includes(mark));
  if (mark === '’') return !open;
  return letter.test(before) && !open;
}

/** A mark that both opens and closes opens where a word begins. */
function startsHere(mark: string, before: string, after: string, pairs: readonly Quotes[], top: Open): boolean {
  if (!pairs.some(([open]) => open === mark) || mark === top.mark) return false;
  return /^[\s([—–-]?$/.test(before) && letter.test(after);
}
