import type { Document } from '../document/document.ts';
import { type Passage, passagesOf } from '../document/passages.ts';
import { sentencesOf } from '../document/sentences.ts';
import { wordsIn } from '../guess-language.ts';

/** What a text says, looked up only when something of the other text of a pair may stand in it. */
export class WordsOfText {
  readonly #document: Document;
  #passages: ReadonlySet<string> | undefined;
  #sentences: ReadonlySet<string> | undefined;
  #everything: string | undefined;
  #words: ReadonlySet<string> | undefined;
  #small: ReadonlySet<string> | undefined;
  #pairs: ReadonlySet<string> | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  hasPassage(text: string): boolean {
    this.#passages ??= new Set(passagesOf(this.#document).map((passage) => unwrapped(passage.text)));
    return this.#passages.has(unwrapped(text));
  }

  hasSentence(text: string): boolean {
    this.#everything ??= passagesOf(this.#document)
      .map((passage) => passage.text)
      .join('\n');
    // Where words were left out, spaces stand in their place.
    const beginning = text.split('  ', 1)[0] ?? '';
    if (!this.#everything.includes(beginning)) return false;
    this.#sentences ??= new Set(
      passagesOf(this.#document).flatMap((passage) => sentencesOf(proseOf(passage)).map((one) => one.text)),
    );
    return this.#sentences.has(text);
  }

  readonly words = (): ReadonlySet<string> => {
    this.#words ??= new Set(wordsIn(this.#document.source));
    return this.#words;
  };

  /** Words that are written small, apart from a text's code and addresses: none of them is a name. */
  hasSmall(word: string): boolean {
    this.#small ??= new Set(
      passagesOf(this.#document).flatMap(({ text }) => text.match(/(?<![\p{L}\p{M}\p{Nd}_/.@-])\p{Ll}{2,}/gu) ?? []),
    );
    return this.#small.has(word);
  }

  /** Whether two words follow each other somewhere. */
  hasPair(one: string, other: string): boolean {
    this.#pairs ??= new Set(
      passagesOf(this.#document).flatMap(({ text }) => {
        const words = wordsIn(text);
        return words.slice(1).map((word, at) => `${words[at]} ${word}`);
      }),
    );
    return this.#pairs.has(`${one} ${other}`);
  }
}

/** Words without the ends of the lines on which they were typed. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words without emphasised titles; a link's words are left out where enough others remain. */
export function proseOf({ text, inlines }: Passage): string {
  let prose = text;
  for (const { kind, from, to } of inlines) {
    if ((kind === 'emphasis' || kind === 'link') && to - from < text.length * 0.6)
      prose = prose.slice(0, from) + ' '.repeat(to - from) + prose.slice(to);
  }
  return prose;
}
