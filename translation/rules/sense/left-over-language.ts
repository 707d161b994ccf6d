import { isCitation } from '../../document/citation.ts';
import type { Document } from '../../document/document.ts';
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
    const before = new Original(pair.original.document);
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
        const strange = strangenessOf(words, before.hasSentence(sentence.text), side, pair.original);
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

/** What the original says, looked up only when something of the translation may stand in it. */
class Original {
  readonly #document: Document;
  #passages: ReadonlySet<string> | undefined;
  #sentences: ReadonlySet<string> | undefined;
  #everything: string | undefined;
  #words: ReadonlySet<string> | undefined;

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
}

/** Words without the ends of the lines on which they were typed. */
function unwrapped(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The words without emphasised titles; a link's words are left out where enough others remain. */
function proseOf({ text, inlines }: Passage): string {
  let prose = text;
  for (const { kind, from, to } of inlines) {
    if ((kind === 'emphasis' || kind === 'link') && to - from < text.length * 0.6)
      prose = prose.slice(0, from) + ' '.repeat(to - from) + prose.slice(to);
  }
  return prose;
}
