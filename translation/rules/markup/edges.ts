import { hidden } from '../../document/mask.ts';
import type { Inline, Segment } from '../../document/segment.ts';
import { readBlocks } from '../../pair/pair.ts';
import type { Found, Subject } from '../rule.ts';

const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
/** Scripts whose words need no space, or whose particles touch what they follow. */
const touching =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
/** Unambiguous in every language. */
const opening = new Set('«„‚‹');
const stop = /[.!?,;:…،؛؟]/u;

/**
 * Finds where markup of a kind touches the word, the stop or the quotation mark beside it although a space belongs
 * there. What the original has as well is right, and so are compounds with a hyphen, elisions and endings.
 */
export function gluedEdges(subject: Subject, kinds: readonly Inline['kind'][], report: (found: Found) => void): void {
  const { writing } = subject.text.language;
  if (!writing.spaces) return;
  const known = subject.pair?.original.document.source ?? '';
  for (const block of readBlocks(subject.text.document)) {
    for (const segment of block.segments) {
      for (const inline of segment.inlines) {
        if (!kinds.includes(inline.kind) || inline.bare || inline.to === inline.from) continue;
        if (inline.kind === 'code' && isComposed(segment, inline, known)) continue;
        const before = gluedBefore(segment, inline, subject, known);
        if (before)
          report(
            place(
              segment,
              inline.from - before.length,
              inline.start,
              segment.text.slice(inline.from - before.length, inline.from + 12),
            ),
          );
        const after = gluedAfter(segment, inline, subject, known);
        if (after)
          report({
            ...place(
              segment,
              inline.to - 1,
              segment.at(inline.to) + after.length,
              segment.text.slice(Math.max(0, inline.to - 12), inline.to + after.length),
            ),
            ...(mayBeCompound(segment, inline, after, subject) ? { severity: 'hint' as const } : {}),
          });
      }
    }
  }
}

/** Code and emphasis make one word where the original makes such words as well: *package*`-dbg`. */
function isComposed({ inlines }: Segment, { from, to }: Inline, known: string): boolean {
  const touches = inlines.some(
    (other) => /^(?:emphasis|strong)$/.test(other.kind) && (other.to === from || other.from === to),
  );
  return touches && /[\p{L}\p{N}]\*{1,3}`|`\*{1,3}[\p{L}\p{N}]/u.test(known);
}

function place(segment: Segment, from: number, end: number, words: string): Found {
  const start = segment.at(Math.max(0, from));
  return {
    start: Math.min(start, end),
    end: Math.max(start, end),
    values: { text: words.replaceAll(hidden, '…').replace(/\s+/g, ' ').trim() },
  };
}

/** What touches the beginning of the markup: the run of letters or the mark; undefined where nothing is wrong. */
function gluedBefore(segment: Segment, inline: Inline, { text: side }: Subject, known: string): string | undefined {
  const { text } = segment;
  const previous = text[inline.from - 1] ?? '';
  const inner = text[inline.from] ?? '';
  if (previous === '' || touching.test(previous) || touching.test(inner)) return undefined;
  const { quotes, prefixes } = side.language.writing;
  const opens = opening.has(inner) || quotes.some(([open, close]) => open === inner && close !== inner && open !== '’');
  if (!wordCharacter.test(inner) && inner !== hidden && !opens) return undefined;
  if (stop.test(previous)) return gluedStop(text, inline, known);
  if (isClosing(previous, quotes) && wordCharacter.test(text[inline.from - 2] ?? '')) return previous;
  if (!wordCharacter.test(previous)) return undefined;
  const run = /[\p{L}\p{M}\p{N}ـ]+$/u.exec(text.slice(Math.max(0, inline.from - 40), inline.from))?.[0] ?? previous;
  if (prefixes.includes(run)) return undefined;
  const next = /^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(inline.from, inline.from + 40))?.[0] ?? '';
  if (next && known.includes(run + next)) return undefined;
  return sameInOriginal(run, inline, known, 'before') ? undefined : run;
}

function gluedStop(text: string, inline: Inline, known: string): string | undefined {
  const run = /[\p{L}\p{M}\p{N})»”“’]+[.!?,;:…،؛؟]$/u.exec(text.slice(Math.max(0, inline.from - 40), inline.from))?.[0];
  // Abbreviations have a dot after a single letter, and a domain or file name may go on in markup.
  if (!run || /(?:^|[^\p{L}])\p{L}\.$/u.test(run) || (/\d[.,:]$/.test(run) && /\d/.test(text[inline.from] ?? '')))
    return undefined;
  if (sameInOriginal(run.at(-1) ?? '', inline, known, 'before')) return undefined;
  return run;
}

function gluedAfter(segment: Segment, inline: Inline, { text: side }: Subject, known: string): string | undefined {
  const { text } = segment;
  const next = text[inline.to] ?? '';
  const inner = text[inline.to - 1] ?? '';
  if (next === '' || touching.test(next) || touching.test(inner)) return undefined;
  const { quotes, suffixes } = side.language.writing;
  if (next === '(' && inline.kind === 'link' && wordCharacter.test(inner))
    return sameInOriginal('(', inline, known, 'after') ? undefined : next;
  if (opening.has(next) && !isClosing(next, quotes) && wordCharacter.test(inner)) return next;
  if (
    /[“‘]/.test(next) &&
    quotes.some(([open]) => open === next) &&
    !isClosing(next, quotes) &&
    !closesHere(text, inline.to, quotes) &&
    wordCharacter.test(inner)
  )
    return next;
  if (!wordCharacter.test(next)) return undefined;
  if (!wordCharacter.test(inner) && inner !== hidden && !stop.test(inner) && !isClosing(inner, quotes))
    return undefined;
  const run = /^[\p{L}\p{M}\p{N}ـ]+/u.exec(text.slice(inline.to, inline.to + 40))?.[0] ?? next;
  if (suffixes.includes(run)) return undefined;
  // Of an unknown language only this is known: endings are short.
  if (suffixes.length === 0 && run.length <= 5) return undefined;
  // Only a word as long as a word of its own can have been glued to a part of a word.
  if ((inline.kind === 'emphasis' || inline.kind === 'strong') && inline.to - inline.from <= 2) return undefined;
  const last = /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(0, inline.to - 40), inline.to))?.[0] ?? '';
  if (last && known.includes(last + run)) return undefined;
  return sameInOriginal(run, inline, known, 'after') ? undefined : run;
}

/** Where nouns are written together, one emphasised noun may be the beginning of a longer one: **Tabulator**taste. */
function mayBeCompound({ text }: Segment, inline: Inline, run: string, { text: side }: Subject): boolean {
  const { capitalNouns, frequent } = side.language.writing;
  if (!capitalNouns || !/^(?:emphasis|strong)$/.test(inline.kind) || frequent.has(run)) return false;
  return /^\p{Ll}{3,}$/u.test(run) && /^\p{Lu}?\p{Ll}+$/u.test(text.slice(inline.from, inline.to));
}

/** Whether a mark that may open here closes what was opened before. */
function closesHere(text: string, index: number, quotes: readonly (readonly [string, string])[]): boolean {
  const mark = text[index] ?? '';
  const pairs = quotes.filter(([, close]) => close === mark);
  return pairs.some(([open]) => text.lastIndexOf(open, index - 1) > text.lastIndexOf(mark, index - 1));
}

function isClosing(mark: string, quotes: readonly (readonly [string, string])[]): boolean {
  const closes = quotes.some(([open, close]) => close === mark && open !== mark);
  return closes && !quotes.some(([open]) => open === mark) && mark !== '’';
}

/** Whether the original's markup of the same address touches the same characters. */
function sameInOriginal(run: string, inline: Inline, known: string, side: 'before' | 'after'): boolean {
  if (inline.kind === 'link' && inline.target) {
    for (let at = known.indexOf(`](${inline.target}`); at !== -1; at = known.indexOf(`](${inline.target}`, at + 1)) {
      if (side === 'after' && known.startsWith(run, known.indexOf(')', at) + 1)) return true;
      if (side === 'before' && known.slice(0, known.lastIndexOf('[', at)).endsWith(run)) return true;
    }
    return false;
  }
  if (inline.kind === 'code') {
    const code = `\`${inline.target}\``;
    for (let at = known.indexOf(code); at !== -1; at = known.indexOf(code, at + 1)) {
      if (
        side === 'after'
          ? /^[*_]{0,3}[\p{L}\p{N}]/u.test(known.slice(at + code.length, at + code.length + 5))
          : /[\p{L}\p{N}][*_]{0,3}$/u.test(known.slice(Math.max(0, at - 6), at))
      )
        return true;
    }
    return false;
  }
  // Emphasis within words is a manner of the text.
  return /[\p{L}\p{N}](?:\*\*?|__?)[\p{L}\p{N}]+(?:\*\*?|__?)|(?:\*\*?)[\p{L}\p{N}]+(?:\*\*?)[\p{L}\p{N}]/u.test(known);
}
