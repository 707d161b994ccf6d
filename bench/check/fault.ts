import type { Writing } from '../../languages/writing.ts';

/** What a group of faults has in common; each has its goal. */
export type Family = 'markup' | 'typography' | 'numbers and dates' | 'sense' | 'front matter';

/** A right translation into which a fault is put. */
export interface FaultyText {
  readonly source: string;
  readonly original: string;
  readonly locale: string;
  readonly from: string;
  readonly writing: Writing;
  /** ISO 15924. */
  readonly script: string;
  /** The same article in a third locale. */
  readonly third?: string | undefined;
  /** From 0 to below 1; the same numbers for the same seed. */
  readonly random: () => number;
}

/** A text with a fault, and where it stands in it: offsets in the source. */
export interface Injected {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  /** What is missing is reported beside where it was. */
  readonly near?: boolean;
}

/** A kind of fault, and the rules of which one must find it. */
export interface Fault {
  readonly kind: string;
  readonly family: Family;
  readonly rules: readonly string[];
  /** Puts the fault in at random; undefined where the text has no place for it. */
  readonly inject: (text: FaultyText) => Injected | undefined;
}

/** A place in a source. */
export interface Place {
  readonly start: number;
  readonly match: RegExpExecArray;
}

/** Where the front matter ends. */
export function bodyStart(source: string): number {
  const end = source.indexOf('\n---\n', 4);
  return source.startsWith('---\n') && end !== -1 ? end + 5 : 0;
}

/** Paragraphs, items, headings and rows of the body: lines that are read. @param kind a pattern of the whole line */
export function linesOf(source: string, kind = /^(?!:::|```|\||#|\[\^)\S/): { start: number; text: string }[] {
  const lines: { start: number; text: string }[] = [];
  let at = bodyStart(source);
  let code = false;
  for (const text of source.slice(at).split('\n')) {
    const fence = text.startsWith('```');
    if (fence) code = !code;
    if (!code && !fence && text.trim() !== '' && kind.test(text)) lines.push({ start: at, text });
    at += text.length + 1;
  }
  return lines;
}

/** All matches of a pattern in the lines that are read, those within addresses left out. */
export function placesOf(source: string, pattern: RegExp, kind?: RegExp): Place[] {
  return linesOf(source, kind).flatMap(({ start, text }) => {
    const addresses = [...text.matchAll(/\]\([^)]*\)|https?:\S+|`[^`]*`|\{[^}]*\}/g)];
    return [...text.matchAll(pattern)]
      .filter(
        ({ index, 0: found }) =>
          found !== '' && !addresses.some((one) => index > one.index && index < one.index + one[0].length),
      )
      .map((match) => ({ start: start + match.index, match }));
  });
}

/** One of some things, at random. */
export function oneOf<T>(things: readonly T[], random: () => number): T | undefined {
  return things[Math.floor(random() * things.length)];
}

/** Puts other words in a place of the source. */
export function put(source: string, start: number, length: number, words: string): Injected {
  return {
    source: source.slice(0, start) + words + source.slice(start + length),
    start,
    end: start + Math.max(1, words.length),
  };
}

/** A fault that changes one match of a pattern. @param make undefined where this match has no such fault */
export function changing(
  pattern: (text: FaultyText) => RegExp | undefined,
  make: (match: RegExpExecArray, text: FaultyText) => string | undefined,
  kind?: RegExp,
): Fault['inject'] {
  return (text) => {
    const wanted = pattern(text);
    if (!wanted) return undefined;
    const places = placesOf(text.source, wanted, kind);
    while (places.length > 0) {
      const [place] = places.splice(Math.floor(text.random() * places.length), 1);
      const words = place && make(place.match, text);
      if (place && words !== undefined && words !== place.match[0])
        return put(text.source, place.start, place.match[0].length, words);
    }
    return undefined;
  };
}

/** A fault that takes a whole line away. */
export function losing(kind: RegExp, isMeant: (line: string) => boolean = () => true): Fault['inject'] {
  return ({ source, random }) => {
    const line = oneOf(
      linesOf(source, kind).filter(({ text }) => isMeant(text)),
      random,
    );
    if (!line) return undefined;
    const alone =
      source.startsWith('\n\n', line.start + line.text.length) && source.slice(0, line.start).endsWith('\n\n');
    const length = line.text.length + (alone ? 2 : 1);
    const rest = source.slice(0, line.start) + source.slice(line.start + length);
    return { source: rest, start: Math.min(line.start, rest.length), end: line.start + 1, near: true };
  };
}
