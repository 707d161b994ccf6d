import type { Writing } from '../../languages/writing.ts';
import { hidden } from '../document/mask.ts';
import type { Mark, Piece } from './unit.ts';
import type { Fault } from './wire.ts';

/** The characters at the two sides of each end of some markup, as they are read; empty at the ends of the words. */
interface Edges {
  readonly mark: Mark;
  readonly before: string;
  readonly first: string;
  readonly last: string;
  readonly after: string;
  /** One character farther out. */
  readonly beforeThat: string;
  readonly afterThat: string;
  /** Letters before and behind, as far as the word goes. */
  readonly runBefore: string;
  readonly runAfter: string;
}

/** Scripts whose words need no space, or whose particles touch what they follow. */
const touching =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー、。「」『』（）・]/u;
const letter = /[\p{L}\p{M}\p{N}\uFFFC]/u;
const stop = /[.!?,;:…،؛؟]/u;
const opening = /[([{«„‚‹“‘¿¡]/u;
const closing = /[)\]}»›”]/u;

/**
 * Finds markup that touches, in an answer, a word, a stop or a bracket although there was room in the original, and the
 * language does not join them.
 */
export function gluedMarks(original: readonly Piece[], answer: readonly Piece[], writing: Writing): Fault[] {
  const known = new Map(edgesOf(original).map((edges) => [edges.mark.number, edges]));
  return edgesOf(answer).flatMap((edges): Fault[] => {
    const were = known.get(edges.mark.number);
    if (!were || edges.mark.kind === 'break' || edges.mark.kind === 'html') return [];
    const before = edges.mark.kind === 'footnoteReference' ? false : isGluedBefore(edges, were, writing);
    const after = isGluedAfter(edges, were, writing);
    const text = `${edges.runBefore || edges.before}<m${edges.mark.number}>${edges.runAfter || edges.after}`;
    return before || after ? [{ kind: 'glued', text }] : [];
  });
}

function isGluedBefore(edges: Edges, were: Edges, writing: Writing): boolean {
  const { before, first } = edges;
  if (before === '' || /\s/.test(before)) return false;
  if (!writing.spaces || touching.test(before) || touching.test(first)) return false;
  if (were.before === before) return false;
  if (letter.test(before)) {
    if (letter.test(were.before)) return false;
    return letter.test(first) || opening.test(first) ? !isPart(edges.runBefore, writing.prefixes, writing) : false;
  }
  if (isSpacedDash(before, edges.beforeThat, writing)) return true;
  if (stop.test(before) || closing.test(before)) return letter.test(first) || opening.test(first);
  return false;
}

function isGluedAfter(edges: Edges, were: Edges, writing: Writing): boolean {
  const { last, after } = edges;
  if (after === '' || /\s/.test(after)) return false;
  if (!writing.spaces || touching.test(after) || touching.test(last)) return false;
  if (were.after === after) return false;
  if (opening.test(after) && !isQuoteEnd(after, writing)) return true;
  if (isSpacedDash(after, edges.afterThat, writing)) return true;
  if (!letter.test(after)) return false;
  if (letter.test(were.after) && after !== hidden) return false;
  if (edges.mark.kind === 'footnoteReference') return true;
  return !isPart(edges.runAfter, writing.suffixes, writing);
}

/** Whether letters are a part of the word that they touch. What may be a word of its own may have lost its space. */
function isPart(letters: string, parts: readonly string[], { frequent }: Writing): boolean {
  return parts.includes(letters) && !frequent.has(letters.toLowerCase());
}

/** A dash with a space at its other side, in a language that has one at both. In others dashes stand as brackets do. */
function isSpacedDash(mark: string, farther: string, { dashes }: Writing): boolean {
  return dashes[0] === '–' && /[–—]/.test(mark) && /\s/.test(farther);
}

/** “ closes in German, and « in the manner of some houses. */
function isQuoteEnd(mark: string, { quotes }: Writing): boolean {
  return quotes.some(([, close]) => close === mark);
}

function edgesOf(pieces: readonly Piece[]): Edges[] {
  let text = '';
  const places: { mark: Mark; from: number; to: number }[] = [];
  const visit = (list: readonly Piece[]) => {
    for (const piece of list) {
      if (typeof piece === 'string') {
        text += piece;
        continue;
      }
      const from = text.length;
      if (piece.mark.pair) visit(piece.children);
      else text += standIn(piece.mark);
      places.push({ mark: piece.mark, from, to: text.length });
    }
  };
  visit(pieces);
  return places.map(({ mark, from, to }) => ({
    mark,
    before: text[from - 1] ?? '',
    first: text[from] ?? '',
    last: text[to - 1] ?? '',
    after: text[to] ?? '',
    beforeThat: text[from - 2] ?? '',
    afterThat: text[to + 1] ?? '',
    runBefore: /[\p{L}\p{M}\p{N}ـ]+$/u.exec(text.slice(Math.max(0, from - 40), from))?.[0] ?? '',
    runAfter: /^[\p{L}\p{M}\p{N}ـ]+/u.exec(text.slice(to, to + 40))?.[0] ?? '',
  }));
}

/** What is read in place of a mark without words. */
function standIn({ kind }: Mark): string {
  if (kind === 'break') return '\n';
  return kind === 'footnoteReference' || kind === 'html' ? '' : hidden;
}

/**
 * Puts the spaces beside markup into the form of the language: none before a footnote's sign where the original has
 * none, and none between two characters of a script without spaces.
 */
export function settledSpaces(original: readonly Piece[], answer: readonly Piece[], writing: Writing): Piece[] {
  const known = new Map(edgesOf(original).map((edges) => [edges.mark.number, edges]));
  const settle = (pieces: readonly Piece[]): Piece[] =>
    pieces.map((piece, index): Piece => {
      if (typeof piece !== 'string') return { mark: piece.mark, children: settle(piece.children) };
      const next = pieces[index + 1];
      const previous = pieces[index - 1];
      let words = piece;
      if (typeof next === 'object' && next.mark.kind === 'footnoteReference') {
        const were = known.get(next.mark.number);
        if (were && !/\s/.test(were.before)) words = words.replace(/ +$/, '');
      }
      if (writing.spaces) return words;
      if (typeof next === 'object' && touches(edge(next, 'first'), words.trimEnd().at(-1)))
        words = words.replace(/ +$/, '');
      if (typeof previous === 'object' && touches(edge(previous, 'last'), words.trimStart()[0]))
        words = words.replace(/^ +/, '');
      return words;
    });
  return settle(answer).filter((piece) => piece !== '');
}

function edge(piece: Piece, side: 'first' | 'last'): string | undefined {
  const edges = edgesOf([piece]).find((one) => typeof piece === 'object' && one.mark === piece.mark);
  return edges?.[side];
}

function touches(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && touching.test(one) && touching.test(other);
}
