import type { Pair } from './pair.ts';

/** Where in the translation something should stand that is not there: before what follows it, or at the end. */
export function missingPlace(pair: Pair, index: number): { readonly start: number; readonly end: number } {
  for (let next = index + 1; next < pair.couples.length; next++) {
    const block = pair.couples[next]?.translation;
    if (block) return { start: block.start, end: block.start };
  }
  const end = pair.translation.document.source.trimEnd().length;
  return { start: Math.max(0, end - 1), end };
}

/** The beginning of some words, for a message. */
export function beginning(text: string, length = 60): string {
  const line = text.replaceAll('\uFFFC', '…').replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length).trimEnd()}…`;
}
