import { isCitation } from '../../document/citation.ts';
import { type Passage, passagesOf, placeIn } from '../../document/passages.ts';
import { type Sentence, sentencesOf } from '../../document/sentences.ts';
import {
  isOfLanguage,
  isShortOfLanguage,
  languageOf,
  looksLike,
  otherLanguageOf,
  Phrase,
  type Strangeness,
  withoutCitations,
  wordsIn,
} from '../../guess-language.ts';
import { beginning } from '../../pair/missing-place.ts';
import type { Pair } from '../../pair/pair.ts';
import { proseOf, WordsOfText } from '../../pair/words-of-text.ts';
import { holdsOriginal, isUnchanged } from '../../unchanged.ts';
import type { Found, Rule, Side } from '../rule.ts';

export const leftOverLanguage: Rule = {
  id: 'left-over-language',
  severity: 'error',
  compares: 'pair',
  explains:
    'A sentence or a paragraph is in the language of the original, or in a third one. Names, titles, code and citations in quotation marks may be in any language; in a block quotation, what the original says just so, such as the text of a licence, is a hint.',
  examples: [
    {
      locale: 'de',
      original: 'It is quiet. The people who worked there have left the building.',
      wrong: 'Es ist still. The people who worked there have left the building.',
      right: 'Es ist still. Die Leute, die dort arbeiteten, lasen „The people who worked there have left“.',
    },
    {
      locale: 'ar',
      original: 'It is quiet. The people who worked there have left the building.',
      wrong: 'المكان هادئ. The people who worked there have left the building.',
      right: 'المكان هادئ. غادر العاملون المبنى.',
    },
    {
      locale: 'ja',
      original: 'It is quiet. The people who worked there have left the building.',
      wrong: '静かだ。The people who worked there have left the building.',
      right: '静かだ。そこで働いていた人々は建物を去った。',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Es ist still. Die Leute, die dort gearbeitet haben, sind nicht mehr im Haus.',
      wrong: 'It is quiet. Die Leute, die dort gearbeitet haben, sind nicht mehr im Haus.',
      right: 'It is quiet. The people who worked there are no longer in the building.',
    },
    {
      locale: 'fr',
      original: 'It is quiet. The people who worked there have left the building.',
      wrong: 'Tout est calme. The people who worked there have left the building.',
      right: 'Tout est calme. Les gens qui travaillaient là ont quitté le bâtiment.',
    },
    {
      locale: 'es',
      original: 'It is quiet. The people who worked there have left the building.',
      wrong: 'Todo está en silencio. The people who worked there have left the building.',
      right: 'Todo está en silencio. La gente que trabajaba allí ha dejado el edificio.',
    },
  ],
  check: ({ pair, text: side }, report) => {
    if (!pair || pair.original.language === side.language) return;
    const before = new WordsOfText(pair.original.document);
    const own = new OwnWords(side, before);
    reportHeads(pair, before, own, report);
    for (const passage of passagesOf(side.document)) {
      if (passage.field === 'cited' || isCitation(passage)) continue;
      const text = proseOf(passage);
      if (!/\p{L}{2}/u.test(text)) continue;
      const sentences = sentencesOf(text).map((sentence) => ({
        ...sentence,
        words: new Phrase(withoutCitations(sentence.text)),
      }));
      const found = sentences.flatMap((sentence) => {
        const { words } = sentence;
        const isSame = before.hasSentence(sentence.text);
        const known = strangenessOf(words, isSame, side, pair.original);
        const strange =
          known !== 'sure' && remains(sentence, isSame, { passage, side, original: pair.original, before, own })
            ? isSame && side.language.script !== 'Latn' && /^\P{L}*\p{Lu}/u.test(words.text)
              ? 'sure'
              : 'likely'
            : known;
        return strange === 'no' ? [] : [{ sentence, strange }];
      });
      // A paragraph that was left as it was is one finding.
      if (
        found.length > 0 &&
        (before.hasPassage(passage.text) || (found.length > 1 && found.length >= sentences.length * 0.75))
      ) {
        const isSure = found.some(({ strange }) => strange === 'sure') && passage.field !== 'by';
        // A citation in its own language, such as the text of a licence.
        const isCitation = passage.block.quoted && before.hasPassage(passage.text);
        report({
          ...placeIn(passage, 0, passage.text.length),
          values: { text: beginning(passage.text) },
          severity: isCitation ? 'hint' : isSure ? 'error' : 'warning',
        });
        continue;
      }
      for (const { sentence, strange } of found) {
        // The beginning of the sentence tells it again.
        const again = passage.text.indexOf(sentence.text.slice(0, 12).replaceAll('\u0000', ''));
        const from = again === -1 ? 0 : again;
        report({
          ...placeIn(passage, from, Math.min(passage.text.length, from + sentence.text.length)),
          values: { text: beginning(sentence.text) },
          severity: strange === 'sure' && passage.field !== 'by' ? 'error' : 'warning',
        });
      }
      if (found.length > 0 || passage.block.quoted) continue;
      const whole = new Phrase(withoutCitations(text));
      reportOthers(
        passage,
        { whole, sentences },
        side,
        { original: pair.original.locale, words: before.words },
        report,
      );
    }
  },
};

/** @param isSame whether the original has the same sentence */
function strangenessOf(words: Phrase, isSame: boolean, side: Side, original: Side): Strangeness {
  if (isSame && isOfLanguage(words, original.language)) return 'sure';
  const strange = looksLike(words, side.language, original.language);
  return strange === 'no' && isSame && isShortOfLanguage(words, original.language, side.language) ? 'likely' : strange;
}

/** Whether few words of the original were left, too few to tell their language by themselves. */
function remains(
  { words, from }: Sentence & { readonly words: Phrase },
  isSame: boolean,
  { passage, side, original, before, own }: Texts,
): boolean {
  const isTheirs = (word: string) => own.has(word, passage, words);
  const languages = [original.language, side.language] as const;
  // A badge has hardly more; and of a long passage each sentence would be counted again.
  if ((passage.field === 'alt' && words.words.length < 4) || passage.text.length > longestPassage) return false;
  return (
    (isSame ? isUnchanged(words.text, ...languages, isTheirs) : holdsOriginal(words, ...languages, before, isTheirs)) &&
    !isWithinQuotes(passage.text, from)
  );
}

/** Whether a sentence is one of several in a citation. */
function isWithinQuotes(text: string, at: number): boolean {
  const count = (pattern: RegExp) => text.slice(0, at).match(pattern)?.length ?? 0;
  return count(/[«„“「『]/g) > count(/[»”」』]/g) && /[»”“」』]/.test(text.slice(at));
}

/** The words of longer ones are enough to tell their language. */
const longestPassage = 5000;

interface Texts {
  readonly passage: Passage;
  readonly side: Side;
  readonly original: Side;
  readonly before: WordsOfText;
  readonly own: OwnWords;
}

/** The head of a table of which every cell is as the original's: no names, since the original writes one small as well. */
function reportHeads(pair: Pair, before: WordsOfText, own: OwnWords, report: (found: Found) => void): void {
  pair.couples.forEach(({ original, translation }, index) => {
    if (original?.kind !== 'row' || translation?.kind !== 'row' || translation.segments.length < 2) return;
    if (pair.couples[index - 1]?.translation?.kind === 'row') return;
    const cells = translation.segments.map(({ text }) => text);
    const line = cells.join('\n');
    if (line !== original.segments.map(({ text }) => text).join('\n')) return;
    if (/[[\p{L}]--[\p{Script=Latin}]]/v.test(line)) return;
    const words = wordsIn(withoutCitations(line)).filter((word) => word.length > 2);
    const isSmall = (word: string) => [word, `${word}s`, word.replace(/s$/u, '')].some((one) => before.hasSmall(one));
    if (
      words.length < 2 ||
      cells.some((cell) => wordsIn(cell).length > 2) ||
      !words.some(isSmall) ||
      words.some((word) => own.hasAnywhere(word))
    )
      return;
    if (words.every((word) => pair.translation.language.writing.titles.has(word))) return;
    report({
      start: translation.start,
      end: translation.end,
      values: { text: beginning(cells.join(' ')) },
      severity: 'warning',
    });
  });
}

/** The words of a translation outside what it took from the original as it was. */
class OwnWords {
  readonly #side: Side;
  readonly #before: WordsOfText;
  #counts: ReadonlyMap<string, number> | undefined;

  constructor(side: Side, before: WordsOfText) {
    this.#side = side;
    this.#before = before;
  }

  /** Whether a word, in small letters, stands in what was translated. */
  hasAnywhere(word: string): boolean {
    this.#counts ??= this.#count();
    return this.#counts.has(word);
  }

  /** Whether a word of a phrase stands elsewhere, too. */
  has(word: string, passage: Passage, phrase: Phrase): boolean {
    this.#counts ??= this.#count();
    const here = this.#before.hasPassage(passage.text) ? 0 : phrase.words.filter((one) => one === word).length;
    return (this.#counts.get(word) ?? 0) > here;
  }

  #count(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { text } of passagesOf(this.#side.document)) {
      if (this.#before.hasPassage(text)) continue;
      for (const word of wordsIn(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return counts;
  }
}

/** A whole passage, or else its sentences, in a third language. */
function reportOthers(
  passage: Passage,
  prose: { readonly whole: Phrase; readonly sentences: readonly (Sentence & { readonly words: Phrase })[] },
  side: Side,
  { original, words: known }: { readonly original: string; readonly words: () => ReadonlySet<string> },
  report: (found: Found) => void,
): void {
  const whole = otherLanguageOf(prose.whole, side, known);
  const place = (from: number, to: number, sure: boolean) =>
    report({
      ...placeIn(passage, from, to),
      values: { text: beginning(passage.text.slice(from, to)) },
      severity: sure ? 'error' : 'warning',
    });
  if (whole) {
    place(0, passage.text.length, whole.sure || whole.tag === languageOf(original));
    return;
  }
  // A passage of one sentence was looked at as a whole.
  if (prose.sentences.length < 2) return;
  for (const { words, from, to } of prose.sentences) if (otherLanguageOf(words, side, known)) place(from, to, false);
}
