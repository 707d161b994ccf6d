import type { Writing } from '../../languages/writing.ts';
import { matchesOf } from '../document/matches.ts';

/** The times of the day in a passage. */
export interface Clock {
  /** Whether the digits there are of an hour with its minutes. */
  readonly isTime: (at: number) => boolean;
  /** Whether the digits there are an hour of which there are two a day: 6 p.m., and 18 Uhr in German. */
  readonly isOfTwelve: (at: number) => boolean;
}

const none: Clock = { isTime: () => false, isOfTwelve: () => false };
const patterns = new WeakMap<Writing, { readonly minutes: RegExp; readonly twelve: RegExp }>();

/** The times of the day that a passage names as its language writes them; 12:30 is none, it is the same everywhere. */
export function clockIn(text: string, writing: Writing): Clock {
  if (!writing.clock) return none;
  let known = patterns.get(writing);
  if (!known) {
    // Most characters are no digit: to see that first is far quicker than to look at what stands before each.
    const make = (pattern: string) => new RegExp(`(?=\\p{Nd})(?<![\\p{Nd}.,:])(?:${pattern})(?!\\p{Nd})`, 'gu');
    known = { minutes: make(writing.clock.minutes), twelve: make(writing.clock.twelve) };
    patterns.set(writing, known);
  }
  const times = matchesOf(text, known.minutes);
  const hours = matchesOf(text, known.twelve);
  if (times.length + hours.length === 0) return none;
  return {
    isTime: (at) => times.some(({ index, 0: match }) => index <= at && at < index + match.length),
    isOfTwelve: (at) => hours.some(({ index, 0: match }) => index <= at && at < index + match.length),
  };
}
