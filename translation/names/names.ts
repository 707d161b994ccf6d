import type { Writing } from '../../languages/writing.ts';
import type { Document } from '../document/document.ts';
import { matchesOf } from '../document/matches.ts';
import { wordsIn } from '../guess-language.ts';
import type { Side } from '../rules/rule.ts';
import { fold } from './fold.ts';
import { isDay, placeIn } from './places.ts';
import { latinSkeleton, ownSkeleton, soundsAlike } from './sound.ts';

/** A name in the original: its words, and how it is written. */
export interface Name {
  readonly text: string;
  readonly words: readonly string[];
  /** Its words and the common ones that stand among them with a capital. */
  readonly whole: readonly string[];
  /** Written as no common word is: OpenAI, GPT-4, AraBERT. */
  readonly peculiar: boolean;
  /** The word before it that begins a sentence: a first name perhaps. */
  readonly opener: string | undefined;
  /** Where it begins in the text in which it was found. */
  readonly index: number;
}

const sequence =
  /\p{Lu}[\p{Script=Latin}\p{M}\p{Nd}’'-]+(?:[ ](?:(?:van|von|der|de|la|al|bin|ibn) )?\p{Lu}[\p{Script=Latin}\p{M}\p{Nd}’'-]+)*/gu;

/** Names in Latin letters: words with a capital where no sentence begins, or with a form of their own. */
export function namesIn(text: string, side: Side): Name[] {
  const names: Name[] = [];
  const { capitalNouns } = side.language.writing;
  const isCommon = isCommonIn(side);
  for (const { 0: found, index } of matchesOf(text, sequence)) {
    const starts = beginsSentence(text, index);
    const whole = found.split(' ').map((part) => part.replace(/[’']s$|[’'-]+$/u, '').replace(/(?<=\p{Lu}{2})s$/u, ''));
    let parts = whole;
    const opener = starts && parts.length > 1 ? parts[0] : undefined;
    // The first word of a sentence is no name for its capital.
    if (starts) parts = parts.filter((part, at) => at > 0 || isPeculiar(part));
    parts = parts.map(withoutEnding).filter((part) => part.length > 2 && (isPeculiar(part) || !isCommon(part)));
    const peculiar = parts.some(isPeculiar);
    if (parts.length === 0 || (capitalNouns && !peculiar && parts.length < 2)) continue;
    const first = index + Math.max(0, found.indexOf(parts[0] ?? ''));
    names.push({ text: parts.join(' '), words: parts, whole, peculiar, index: first, opener });
  }
  return names;
}

/** Whether a sentence, a citation or an item begins at a place of a text: a capital tells nothing there. */
export function beginsSentence(text: string, at: number): boolean {
  return /^$|[.!?:…–—“„«"(\n•]\s*$/u.test(text.slice(Math.max(0, at - 3), at));
}

const commonIn = new WeakMap<Document, (part: string) => boolean>();

/** Tells whether a word with a capital is no name: it is frequent, a title, a day, or written small as well. */
export function isCommonIn({ language, locale, document }: Side): (part: string) => boolean {
  let isCommon = commonIn.get(document);
  if (!isCommon) {
    const { frequent, titles } = language.writing;
    const endings = [...titles].filter((one) => one.startsWith('*')).map((one) => one.slice(1));
    const common = commonWordsOf(document);
    isCommon = (part) => {
      const plain = part.toLowerCase();
      return (
        frequent.has(plain) ||
        titles.has(plain) ||
        common.has(plain) ||
        endings.some((ending) => plain.endsWith(ending)) ||
        isDay(plain, locale) ||
        isShouted(part)
      );
    };
    commonIn.set(document, isCommon);
  }
  return isCommon;
}

function isPeculiar(word: string): boolean {
  return /\p{Ll}\p{Lu}|\p{L}[-]?\p{Nd}|\p{Lu}{2,}\p{Ll}/u.test(word);
}

/** BitLocker-encrypted, Paris-based: what follows the name is a word. */
function withoutEnding(part: string): string {
  return part.replace(/-\p{Ll}[\p{Ll}-]*$/u, '');
}

/** A heading or a warning in capitals; abbreviations are shorter. */
function isShouted(part: string): boolean {
  return /^\p{Lu}{7,}$/u.test(part);
}

/** The words that a text writes in small letters as well: none of them is a name for its capital. */
function commonWordsOf({ source }: Document): ReadonlySet<string> {
  return new Set(source.match(/(?<![\p{L}\p{M}\p{Nd}_/.@-])\p{Ll}{3,}(?![\p{L}\p{Nd}_/@]|\.\p{L})/gu));
}

/** Looks for names in a passage of the translation, in Latin letters or as the language spells them. */
export class NameFinder {
  readonly #text: string;
  readonly #plain: string;
  #skeletons: readonly string[] | undefined;
  readonly #side: Side;
  readonly #from: string;

  /** @param from the locale of the names that are looked for */
  constructor(text: string, side: Side, from: string) {
    this.#side = side;
    this.#from = from;
    this.#text = text;
    this.#plain = fold(text);
  }

  /** What the words of another script sound like: needed only for names that do not stand here as they are. */
  #sounds(): readonly string[] {
    const { sounds } = this.#side.language.writing;
    this.#skeletons ??=
      Object.keys(sounds).length === 0
        ? []
        : foreignWords(this.#text).flatMap((word) =>
            [...new Set([word, word.replace(/^(?:وال|بال|فال|كال|لل|ال|[وبلفك])/u, '')])].map((one) =>
              ownSkeleton(one, sounds),
            ),
          );
    return this.#skeletons;
  }

  /** Whether one of some words stands here, or a word that sounds just like it: one of many consonants may differ. */
  hasAny(words: readonly string[], skeletons: readonly string[]): boolean {
    const here = this.#sounds();
    if (skeletons.some((one) => here.some((other) => one === other || (one.length > 3 && soundsAlike(one, other)))))
      return true;
    return words.some((word) => this.#written(word, 1) > 0);
  }

  has(word: string): boolean {
    return this.count(word, 1) > 0;
  }

  /** How often a name stands here. @param most counting stops there */
  count(word: string, most: number): number {
    let count = this.#written(word, most);
    if (count >= most || this.#sounds().length === 0) return count;
    const { writing } = this.#side.language;
    const skeleton = latinSkeleton(word, Object.values(writing.sounds).includes('r'));
    for (const one of this.#sounds()) {
      if (soundsAlike(skeleton, one)) count++;
      if (count >= most) break;
    }
    return count;
  }

  #written(word: string, most: number): number {
    const plain = fold(word);
    const stem = plain.length >= 6 ? plain.slice(0, Math.max(5, plain.length - 2)) : plain;
    let count = occurrences(this.#plain, stem, most);
    if (count >= most) return count;
    const { writing } = this.#side.language;
    const place = placeIn(word, this.#from, this.#side.locale);
    if (place) count += occurrences(this.#plain, fold(place), most);
    // PageUp, Page Up; Node.js, NodeJS.
    if (/\p{Ll}\p{Lu}/u.test(word)) count += occurrences(this.#plain, plain.length > 4 ? spaced(word) : plain, most);
    for (const one of ownNames(writing).get(plain) ?? []) count += occurrences(this.#plain, one, most);
    return count;
  }
}

const ownNamesOf = new WeakMap<Writing, ReadonlyMap<string, readonly string[]>>();

/** How a language writes names, folded, by each name and each of its words. */
function ownNames(writing: Writing): ReadonlyMap<string, readonly string[]> {
  let known = ownNamesOf.get(writing);
  if (!known) {
    const made = new Map<string, string[]>();
    for (const [name, here] of Object.entries(writing.names))
      for (const key of new Set([name, ...name.split(' ')]))
        made.set(key, [...(made.get(key) ?? []), ...here.map(fold)]);
    known = made;
    ownNamesOf.set(writing, known);
  }
  return known;
}

function occurrences(text: string, part: string, most: number): number {
  let count = 0;
  if (part === '') return 0;
  for (let at = text.indexOf(part); at !== -1 && count < most; at = text.indexOf(part, at + part.length)) count++;
  return count;
}

/** Words that may be spelt as they sound. */
export function foreignWords(text: string): string[] {
  return [
    ...(text.match(/[\p{Script=Katakana}ー]{2,}/gu) ?? []),
    ...wordsIn(text).filter((word) => /\p{Script=Arabic}/u.test(word)),
  ];
}

function spaced(word: string): string {
  return fold(word.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' '));
}
