import type { Block } from '../../document/document.ts';
import type { Segment } from '../../document/segment.ts';
import { exchangedNames, longestPassage, type Texts } from '../../names/exchanged.ts';
import { exchangedCountries } from '../../names/exchanged-country.ts';
import { exchangedSound } from '../../names/exchanged-sound.ts';
import { fold } from '../../names/fold.ts';
import { isCommonIn, type Name, NameFinder, namesIn } from '../../names/names.ts';
import { isReplaced } from '../../names/replaced.ts';
import { swappedName } from '../../names/swapped.ts';
import type { Couple } from '../../pair/align.ts';
import type { Pair } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const nameMissing: Rule = {
  id: 'name-missing',
  severity: 'warning',
  compares: 'pair',
  explains:
    'A name of the original is missing in the translation of its paragraph although the translation keeps names: it stands elsewhere in the text, or a part of it does, or another name stands in its place. Another country is a warning, and two names that changed places are a hint. Names that have another form in the language are known, and those that are written as they sound.',
  examples: [
    {
      locale: 'de',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'Geschrieben hat es Paul Trillo in einem kurzen Brief.',
      right: 'Geschrieben hat es Paul Triolo in einem kurzen Brief.',
    },
    {
      locale: 'ja',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'それはポール・スミスの短い手紙に書かれていた。',
      right: 'それはポール・トリオロの短い手紙に書かれていた。',
    },
    {
      locale: 'ar',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'كتب ذلك بول سميث في رسالة قصيرة.',
      right: 'كتب ذلك بول تريولو في رسالة قصيرة.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Geschrieben hat es Paul Triolo in einem kurzen Brief.',
      wrong: 'It was written by Paul Trillo in a short letter.',
      right: 'It was written by Paul Triolo in a short letter.',
    },
    {
      locale: 'fr',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'C’est Paul Trillo qui l’a écrit dans une courte lettre.',
      right: 'C’est Paul Triolo qui l’a écrit dans une courte lettre.',
    },
    {
      locale: 'es',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'Lo escribió Paul Trillo en una carta breve.',
      right: 'Lo escribió Paul Triolo en una carta breve.',
    },
  ],
  check: ({ pair }, report) => {
    if (pair?.original.language.script !== 'Latn') return;
    const latin = pair.translation.language.script === 'Latn';
    if (!latin && Object.keys(pair.translation.language.writing.sounds).length === 0) return;
    const finders = new Finders(pair);
    const written = pair.original.document.source.toLowerCase();
    const texts: Texts | undefined = latin
      ? {
          capitals: new Set(pair.original.document.source.match(/\p{Lu}[\p{L}\p{M}]+/gu)?.map(fold)),
          isKept: (word) => finders.isKept(word),
          isFormOf: (word, name) => new NameFinder(word, pair.translation, pair.original.locale).has(name),
          isCommon: isCommonIn(pair.original),
          capitalNouns: pair.translation.language.writing.capitalNouns,
        }
      : undefined;
    /** Whether a paragraph writes a name that the original never does. */
    const hasStranger = ({ segments }: Block) =>
      latin &&
      !pair.translation.language.writing.capitalNouns &&
      segments.some(({ text }) =>
        [...text.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}{2,}/gu)].some(([word]) => !written.includes(word.toLowerCase())),
      );
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || !translation || /^(?:field|heading|row)$/.test(original.kind)) return;
      const [before, text] = [textOf(original), textOf(translation)];
      const { start, end } = translation;
      const reported = new Set<string>();
      // A long paragraph asks again and again.
      const isLost = asked((word: string) => finders.isLost(word, index));
      const hasStrangerHere = asked(hasStranger);
      const isTitleHere = asked(isTitle);
      const countries = exchangedCountries(before, text, pair, isLost);
      for (const { name, certain } of countries) {
        report({ start, end, values: { name }, severity: certain && pair.sure ? 'warning' : 'hint' });
        reported.add(name);
      }
      const exchanged = new Set(texts ? exchangedNames(before, text, texts) : []);
      for (const segment of original.segments) {
        for (const name of namesIn(segment.text, pair.original)) {
          if (isLabel(segment, name)) continue;
          if (!latin && name.whole.length > 1 && text.length <= longestPassage) {
            const sound = exchangedSound(name.whole, text, pair.translation);
            if (sound !== undefined) exchanged.add(sound);
          }
          const heard = name.words.filter(isLost);
          const spot = () => ({
            pair,
            original: segment.text,
            translation: text,
            finder: finders.finderOf(translation),
          });
          // A short word of another script may sound like any name; a name of two words is there as a whole.
          const isOther = !latin && name.words.length > 1 && isReplaced(name, spot());
          const lost = isOther ? name.words : heard;
          if (lost.length === 0 || (!pair.original.language.writing.capitalNouns && isTitleHere(segment))) continue;
          const elsewhere = lost.some((word) => word.length > 3 && finders.isKept(word));
          const machine = name.peculiar && latin && lost.some((word) => /\p{Ll}\p{Lu}|\p{L}-?\p{Nd}/u.test(word));
          const { opener } = name;
          const half =
            name.words.length > lost.length || (opener !== undefined && opener.length > 2 && !isLost(opener));
          // A name that is nowhere may have been translated, or said in other words.
          const isAway = () => isOther || (lost.length === name.words.length && isReplaced(name, spot()));
          if (!elsewhere && !machine && !half && !hasStrangerHere(translation) && !isAway()) continue;
          const severity = machine && !elsewhere && pair.sure ? 'warning' : 'hint';
          if (!reported.has(lost.join(' '))) report({ start, end, values: { name: lost.join(' ') }, severity });
          for (const word of lost) reported.add(word);
        }
      }
      const swapped = latin && swappedName(before, text, isCommonIn(pair.original));
      if (swapped) exchanged.add(swapped);
      for (const name of exchanged) if (!reported.has(name)) report({ start, end, values: { name }, severity: 'hint' });
    });
  },
};

/** Looks for names in the paragraphs of a translation; each is read once, when something is looked for in it. */
class Finders {
  readonly #pair: Pair;
  readonly #finders = new Map<Block, NameFinder>();
  readonly #kept = new Map<string, boolean>();

  constructor(pair: Pair) {
    this.#pair = pair;
  }

  /** A name is lost where this paragraph has it not, and its neighbours have it no more often than the original's. */
  isLost(word: string, index: number): boolean {
    if (this.#count(word, this.#near(index, 0), 1) > 0) return false;
    const near = this.#near(index, 1);
    const elsewhere = timesIn(near, word) - timesIn(this.#near(index, 0), word);
    return this.#count(word, near, elsewhere + 1) <= elsewhere;
  }

  /** Whether a name stands anywhere in the translation. */
  isKept(word: string): boolean {
    const answer = this.#kept.get(word) ?? this.#count(word, this.#pair.couples, 1) > 0;
    this.#kept.set(word, answer);
    return answer;
  }

  #near(index: number, reach: number): readonly Couple[] {
    return this.#pair.couples.slice(Math.max(0, index - reach), index + reach + 1);
  }

  #count(word: string, couples: readonly Couple[], most: number): number {
    let count = 0;
    for (const { translation } of couples) {
      if (count >= most) break;
      if (translation) count += this.finderOf(translation).count(word, most - count);
    }
    return count;
  }

  finderOf(block: Block): NameFinder {
    const finder =
      this.#finders.get(block) ?? new NameFinder(textOf(block), this.#pair.translation, this.#pair.original.locale);
    this.#finders.set(block, finder);
    return finder;
  }
}

/** How often the original has a word. */
function timesIn(couples: readonly Couple[], word: string): number {
  return couples.reduce((sum, { original }) => sum + (original ? textOf(original).split(word).length - 1 : 0), 0);
}

/** The same question, answered once for each thing that it is asked of. */
function asked<T>(question: (thing: T) => boolean): (thing: T) => boolean {
  const answers = new Map<T, boolean>();
  return (thing) => {
    const answer = answers.get(thing) ?? question(thing);
    answers.set(thing, answer);
    return answer;
  };
}

/** Whether most words have a capital, as in titles: these are translated. */
function isTitle({ text }: Segment): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}’'-]{3,}/gu) ?? [];
  return words.length > 1 && words.filter((word) => /^\p{Lu}/u.test(word)).length > words.length * 0.5;
}

/** What is set in bold, and a title in italics, in quotation marks or of a link: these are translated. */
function isLabel({ text, inlines }: Segment, { text: name, peculiar, index: at }: Name): boolean {
  if (peculiar) return false;
  const end = at + name.length;
  if (isQuoted(text, at, end)) return true;
  return inlines.some(({ kind, from, to }) => {
    if (at < from || end > to) return false;
    return (
      kind === 'strong' ||
      (kind === 'emphasis' && to - from > name.length) ||
      (kind === 'link' && /^(?:\p{Lu}\S*[ -]){2,}\p{Lu}\S*$/u.test(text.slice(from, to)))
    );
  });
}

/** Whether a name stands in quotation marks among few other words: a title. */
function isQuoted(text: string, from: number, to: number): boolean {
  const before = /["“‘«„]([^"“”‘«»„]{0,60})$/u.exec(text.slice(Math.max(0, from - 62), from));
  const after = /^([^"“”«»„]{0,60})["”’»“]/u.exec(text.slice(to, to + 62));
  return before !== null && after !== null && !/[.!?]\s/.test(`${before[1]}${after[1]}`);
}

function textOf({ segments }: Block): string {
  return segments
    .flatMap(({ text, inlines }) => [
      text,
      ...inlines.filter(({ kind }) => kind === 'code').map(({ target }) => target),
    ])
    .join('\n');
}
