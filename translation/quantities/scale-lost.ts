import type { Writing } from '../../languages/writing.ts';
import type { Block } from '../document/document.ts';
import type { Side } from '../rules/rule.ts';
import type { Placed } from './compare.ts';
import { numbersIn, scaleWord } from './numbers.ts';

/** Two numbers share one word such as million when no more than this stands between them. */
const nearby = 24;
/** What a short sign or a word behind a number may stand for is not known. */
const unknownWord = /^[\s\u00a0\u202f-]?([\p{L}\p{M}]+)/u;

/**
 * Whether a number has lost the word that multiplies it, such as million: nothing in its paragraph stands for it.
 * @param has the number with the word @param not the same digits without it
 */
export function isScaleLost(has: Placed, not: Placed, { language, locale }: Side, other: Side): boolean {
  if (!has.scaled || not.scaled || says(has, not)) return false;
  if (has.passage.block.kind === 'row' || not.passage.block.kind === 'row') return false;
  if (!Object.values(language.writing.scales).some((value) => value >= 1000)) return false;
  const { text } = not.passage;
  const next = unknownWord.exec(text.slice(not.to, not.to + 24))?.[1]?.toLowerCase();
  const isKnown = not.currency !== undefined || not.unit !== undefined;
  if (next && !isKnown && mayBeScale(next, language.writing)) return false;
  const isShared = numbersIn(text, { language, locale }).some(
    ({ from, to, scaled }) =>
      scaled &&
      ((from >= not.to && isNear(text.slice(not.to, from))) || (to <= not.from && isNear(text.slice(to, not.from)))),
  );
  return (
    !isShared && scalesIn(not.passage.block, language.writing) < scalesIn(has.passage.block, other.language.writing)
  );
}

/** A number as it is read: with the word behind it. */
export function withScale({ passage: { text }, from, to }: Placed, side: Side): string {
  const word = scaleWord(text.slice(to, to + nearby), side);
  return text.slice(from, word ? text.indexOf(word, to) + word.length : to);
}

function isNear(between: string): boolean {
  return between.length <= nearby && !/[.;。；؛](?!\p{Nd})/u.test(between.trim().replace(/^\p{L}+\./u, ''));
}

/** Whether the digits alone say what the other number says with its word. */
function says(has: Placed, { values, loose }: Placed): boolean {
  return [...values, ...loose].some((value) => has.values.includes(value) || has.loose.includes(value));
}

function mayBeScale(word: string, { scales, frequent, spaces }: Writing): boolean {
  if (!spaces) return false;
  if (word.length <= 3 && !frequent.has(word)) return true;
  return Object.keys(scales).some((scale) => scale.length > 2 && scale.slice(0, 3) === word.slice(0, 3));
}

/** How many words of a block multiply by a thousand or more, beside a number or not. */
function scalesIn({ segments }: Block, { scales, numbers, spaces }: Writing): number {
  const large = Object.entries({ ...numbers, ...scales }).flatMap(([word, value]) => (value >= 1000 ? [word] : []));
  const text = segments.map((segment) => segment.text.toLowerCase()).join('\n');
  if (!spaces) return large.reduce((sum, word) => sum + text.split(word).length - 1, 0);
  const isLarge = (word: string) => large.some((one) => word === one || (one.length > 4 && word.includes(one)));
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter(isLarge).length;
}
