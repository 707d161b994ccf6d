import { wordsIn } from '../guess-language.ts';
import type { Side } from '../rules/rule.ts';
import { latinSkeleton, ownSkeleton, soundsAlike } from './sound.ts';

/** A name in the original: its words, and how it is written. */
export interface Name {
  readonly text: string;
  readonly words: readonly string[];
  /** Written as no common word is: OpenAI, GPT-4, AraBERT. */
  readonly peculiar: boolean;
}

const sequence =
  /\p{Lu}[\p{Script=Latin}\p{M}\p{Nd}’'-]+(?:[ ](?:(?:van|von|der|de|la|al|bin|ibn) )?\p{Lu}[\p{Script=Latin}\p{M}\p{Nd}’'-]+)*/gu;

/** Names in Latin letters: words with a capital where no sentence begins, or with a form of their own. */
export function namesIn(text: string, { language }: Side): Name[] {
  const names: Name[] = [];
  const { frequent, capitalNouns } = language.writing;
  for (const { 0: found, index } of text.matchAll(sequence)) {
    const before = text.slice(Math.max(0, index - 3), index);
    const starts = /^$|[.!?:…–—“„«"(\n•]\s*$/u.test(before);
    let parts = found.split(' ').map((part) => part.replace(/[’']s$|[’'-]+$/u, ''));
    // The first word of a sentence is no name for its capital.
    if (starts || frequent.has(parts[0]?.toLowerCase() ?? ''))
      parts = parts.filter(
        (part, at) => at > 0 || isPeculiar(part) || (parts.length > 1 && !frequent.has(part.toLowerCase())),
      );
    parts = parts.filter((part) => part.length > 2 && !frequent.has(part.toLowerCase()));
    const peculiar = parts.some(isPeculiar);
    if (parts.length === 0 || (capitalNouns && !peculiar && parts.length < 2)) continue;
    if (starts && parts.length === 1 && !peculiar) continue;
    names.push({ text: parts.join(' '), words: parts, peculiar });
  }
  return names;
}

function isPeculiar(word: string): boolean {
  return /\p{Ll}\p{Lu}|\p{L}[-]?\p{Nd}|\p{Lu}{2,}\p{Ll}/u.test(word);
}

/** Looks for names in a passage of the translation, in Latin letters or as the language spells them. */
export class NameFinder {
  readonly #plain: string;
  readonly #skeletons: readonly string[];
  readonly #side: Side;

  constructor(text: string, side: Side) {
    this.#side = side;
    this.#plain = fold(text);
    const { sounds } = side.language.writing;
    this.#skeletons =
      Object.keys(sounds).length === 0
        ? []
        : foreignWords(text).flatMap((word) =>
            [...new Set([word, word.replace(/^(?:وال|بال|فال|كال|لل|ال|[وبلفك])/u, '')])].map((one) =>
              ownSkeleton(one, sounds),
            ),
          );
  }

  has(word: string): boolean {
    return this.count(word, 1) > 0;
  }

  /** How often a name stands here. @param most counting stops there */
  count(word: string, most: number): number {
    const plain = fold(word);
    const stem = plain.length >= 6 ? plain.slice(0, Math.max(5, plain.length - 2)) : plain;
    let count = occurrences(this.#plain, stem, most);
    if (count >= most) return count;
    const { names, sounds } = this.#side.language.writing;
    for (const [name, here] of Object.entries(names)) {
      if (name !== plain && !name.split(' ').includes(plain)) continue;
      for (const one of here) count += occurrences(this.#plain, fold(one), most);
    }
    if (count >= most || this.#skeletons.length === 0) return count;
    const skeleton = latinSkeleton(word, Object.values(sounds).includes('r'));
    for (const one of this.#skeletons) {
      if (soundsAlike(skeleton, one)) count++;
      if (count >= most) break;
    }
    return count;
  }
}

function occurrences(text: string, part: string, most: number): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1 && count < most; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

function foreignWords(text: string): string[] {
  return [
    ...(text.match(/[\p{Script=Katakana}ー]{2,}/gu) ?? []),
    ...wordsIn(text).filter((word) => /\p{Script=Arabic}/u.test(word)),
  ];
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
