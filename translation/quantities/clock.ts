import type { Writing } from '../../languages/writing.ts';
import { westernDigits } from '../pair/anchors.ts';

/** A time of the day as a text says it: 6:30 p.m. */
export interface Time {
  /** 0 to 24. */
  readonly hour: number;
  readonly minute: number;
  /** Where the text says which of the two it is. */
  readonly half?: 'am' | 'pm' | undefined;
}

export interface PlacedTime extends Time {
  readonly from: number;
  readonly to: number;
}

/** Reads times of the day as a language writes them, and as 6:30. */
export interface Clock {
  /** The time with minutes whose hour begins there. */
  readonly timeAt: (text: string, at: number) => PlacedTime | undefined;
  /** The hour that the digits there are, where there are two such a day: 6 p.m., but not 18 Uhr in German. */
  readonly hourAt: (text: string, at: number) => PlacedTime | undefined;
}

const clocks = new WeakMap<Writing, Clock>();
const digits = /\p{Nd}+/gu;
const digit = /\p{Nd}/u;
/** What stands between hour and minutes; most numbers have something else behind them. */
const marks = new Set([':', '：', '.', '،', 'h', '時', ' ', '\u00a0', '\u202f']);
/** A time is no part of a longer number, name or address. */
const isPart = /[\p{Nd}\p{Script=Latin}.,:：/_#@-]/u;

/** The clock of a language. */
export function clockOf(writing: Writing): Clock {
  let clock = clocks.get(writing);
  if (!clock) {
    clock = makeClock(writing);
    clocks.set(writing, clock);
  }
  return clock;
}

function makeClock({ clock, capitalNouns }: Writing): Clock {
  const end = '(?!\\p{Nd}|[:：./,]\\p{Nd}|(?!(?:h|[ap]\\.?\\s?m)(?!\\p{L}))\\p{Script=Latin})';
  const minutes = new RegExp(`(?:\\p{Nd}{1,2}[:：]\\p{Nd}{2}${clock ? `|${clock.minutes}` : ''})${end}`, 'uy');
  const twelve = clock && new RegExp(`(?<![.,:])(?:${clock.twelve})(?!\\p{Nd})`, 'uy');
  const halves = (['am', 'pm'] as const).map((half) => {
    const words = half === 'am' ? clock?.morning : clock?.evening;
    // In German, am is a word.
    const sign = `${half.charAt(0)}\\.${capitalNouns ? '' : '?'}\\s?m\\.?`;
    return {
      half,
      before: words ? new RegExp(`(?<!\\p{Script=Latin})(?:${words})\\s?$`, 'iu') : undefined,
      behind: new RegExp(`^\\s?(?:${sign}${words ? `|${words}` : ''})(?![\\p{L}\\p{M}])`, 'iu'),
    };
  });
  const read = (pattern: RegExp, text: string, at: number): PlacedTime | undefined => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) return undefined;
    const [hour = 99, minute = /\p{L}/u.test(match.at(-1) ?? '') ? 30 : 0] = (match.match(digits) ?? []).map((number) =>
      Number(westernDigits(number)),
    );
    if (hour > 24 || minute > 59) return undefined;
    const to = at + match.length;
    for (const { half, before, behind } of halves) {
      const ahead = before?.exec(text.slice(Math.max(0, at - 8), at));
      const after = behind.exec(text.slice(to, to + 28));
      // Past noon and past midnight there are words that mean either.
      if ((ahead || after) && (hour !== 12 || !after || /^\s?[ap]/i.test(after[0])))
        return { hour, minute, half, from: at - (ahead?.[0].length ?? 0), to: to + (after?.[0].length ?? 0) };
    }
    return { hour, minute, from: at, to };
  };
  return {
    timeAt: (text, at) => {
      const mark = text[at + (digit.test(text[at + 1] ?? '') ? 2 : 1)] ?? '';
      if (!marks.has(mark) || isPart.test(text[at - 1] ?? '')) return undefined;
      return read(minutes, text, at);
    },
    hourAt: (text, at) => (twelve ? read(twelve, text, at) : undefined),
  };
}

/** Whether two times may be the same: where one of the texts counts to twelve and does not say which half, both fit. */
export function isSameTime(one: Time, other: Time): boolean {
  if (one.minute !== other.minute) return false;
  const [first, second] = [hourOfDay(one), hourOfDay(other)];
  return first !== undefined && second !== undefined ? first === second : one.hour % 12 === other.hour % 12;
}

/** The hour of 24, where it can be told. */
function hourOfDay({ hour, half }: Time): number | undefined {
  if (hour === 0 || hour > 12) return half === 'pm' && hour === 0 ? 12 : hour % 24;
  return half && (hour % 12) + (half === 'pm' ? 12 : 0);
}
