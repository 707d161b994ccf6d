import type words from './en.json';

/** What sentences of one locale are made of. */
export type ArchiveWords = typeof words;

/** A source of the same numbers every time, from 0 to below 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list that is not empty. */
export function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** A headline: who did what. */
export function headline(words: ArchiveWords, random: () => number): string {
  return `${pick(words.subjects, random)} ${pick(words.verbs, random)} ${pick(words.objects, random)}`;
}

function wordCount(text: string): number {
  return text.split(' ').length;
}

/** @param said the sentences of other paragraphs: one that is in a text twice would be held as a fault */
function paragraph(words: ArchiveWords, random: () => number, length: number, said: Set<string>): string {
  const sentences: string[] = [];
  for (let count = 0; count < length; ) {
    const sentence = `${headline(words, random)} ${pick(words.ends, random)}`;
    if (said.has(sentence)) continue;
    said.add(sentence);
    sentences.push(sentence);
    count += wordCount(sentence);
  }
  return sentences.join(' ');
}

const paragraphsInPool = 400;
const paragraphWords = 93;

/** Paragraphs of about 100 words. Texts share them: making each word anew would take minutes. */
export function paragraphPool(words: ArchiveWords, random: () => number): string[] {
  const said = new Set<string>();
  return Array.from({ length: paragraphsInPool }, () => paragraph(words, random, paragraphWords, said));
}

/** Where a text leads: two other articles, as relative addresses, and one address outside. */
export interface ProseLinks {
  readonly inside: readonly [string, string];
  readonly outside: string;
}

/** A body of about 600 words: six paragraphs under three headings, with links. */
export function body(words: ArchiveWords, pool: readonly string[], links: ProseLinks, random: () => number): string {
  const parts = new Set<string>();
  while (parts.size < 6) parts.add(pick(pool, random));
  const [one, two, three, four, five, six] = [...parts];
  const start = Math.floor(random() * words.heads.length);
  const head = (index: number) => `## ${words.heads[(start + index) % words.heads.length]}`;
  const [first, second] = links.inside;
  return [
    `${one} [${words.link}](${first}).`,
    head(0),
    two,
    `${three} [${words.outside}](${links.outside}).`,
    head(1),
    four,
    `${five} [${words.link}](${second}).`,
    head(2),
    `${six}\n`,
  ].join('\n\n');
}
