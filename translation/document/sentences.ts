import { matchesOf } from './matches.ts';

export interface Sentence {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const ends = /[.!?…؟۔।]+["'”“’‘»«)\]]*(?=\s+[^\p{Ll}]|$)|[。！？]+[」』）]*/gu;

/** Takes a passage apart at the marks that end a sentence; an abbreviation's dot may end one too early. */
export function sentencesOf(passage: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const match of matchesOf(passage, ends)) {
    const dot = passage.slice(Math.max(0, match.index - 4), match.index);
    if (
      match[0] === '.' &&
      /(?:^|[\s(])(?:\p{L}|\p{Lu}\p{L}|[^aeiouy\P{L}]{2})$|\p{N}$/u.test(dot) &&
      match.index + 1 < passage.length
    )
      continue;
    const to = match.index + match[0].length;
    push(from, to);
    from = to;
  }
  push(from, passage.length);
  return sentences;

  function push(start: number, end: number): void {
    const typed = passage.slice(start, end);
    const text = typed.trim();
    if (text !== '')
      sentences.push({ text, from: start + typed.indexOf(text), to: start + typed.indexOf(text) + text.length });
  }
}
