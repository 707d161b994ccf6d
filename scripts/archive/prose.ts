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

/** Who did what, and how: a place in each list of words, so that a sentence is the same one in every locale. */
interface Sentence {
  readonly subject: number;
  readonly verb: number;
  readonly object: number;
  readonly end: number;
}

/** What an article says, in no language yet. */
export interface ArchiveStory {
  readonly title: Sentence;
  readonly paragraphs: readonly (readonly Sentence[])[];
  /** Which of the headings is the first. */
  readonly head: number;
}

/** How many sentences each paragraph has: about 600 words in every locale. */
const lengths = [7, 7, 6, 7, 7, 6];

/** Invents an article. No sentence is in it twice: that would be held as a fault. */
export function story(words: ArchiveWords, random: () => number): ArchiveStory {
  const said = new Set<string>();
  const place = (list: readonly string[]) => Math.floor(random() * list.length);
  const sentence = (): Sentence => {
    for (;;) {
      const [subject, verb] = [place(words.subjects), place(words.verbs)];
      const [object, end] = [place(words.objects), place(words.ends)];
      const key = `${subject} ${verb} ${object}`;
      if (said.has(key)) continue;
      said.add(key);
      return { subject, verb, object, end };
    }
  };
  return {
    title: sentence(),
    paragraphs: lengths.map((length) => Array.from({ length }, sentence)),
    head: place(words.heads),
  };
}

/** A headline: who did what. */
export function headline(words: ArchiveWords, { subject, verb, object }: Sentence): string {
  return `${words.subjects[subject]} ${words.verbs[verb]} ${words.objects[object]}`;
}

/** Where a text leads: two other articles, as relative addresses, and one address outside. */
export interface ProseLinks {
  readonly inside: readonly [string, string];
  readonly outside: string;
}

/** A body of about 600 words in one locale: six paragraphs under three headings, with links. */
export function body(words: ArchiveWords, { paragraphs, head }: ArchiveStory, links: ProseLinks): string {
  const [one, two, three, four, five, six] = paragraphs.map((sentences) =>
    sentences.map((sentence) => headline(words, sentence) + words.ends[sentence.end]).join(' '),
  );
  const heading = (index: number) => `## ${words.heads[(head + index) % words.heads.length]}`;
  const [first, second] = links.inside;
  return [
    `${one} [${words.link}](${first}).`,
    heading(0),
    two,
    `${three} [${words.outside}](${links.outside}).`,
    heading(1),
    four,
    `${five} [${words.link}](${second}).`,
    heading(2),
    `${six}\n`,
  ].join('\n\n');
}
