import type { Writing } from '../../../languages/writing.ts';
import type { Document } from '../../document/document.ts';
import { matchesOf } from '../../document/matches.ts';
import { matchesIn, passagesOf, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

const withoutSpaces =
  /(\p{Script=Han}{2,})\1|([をがにへ])\2|(は)は(?=[\p{Script=Han}\p{Script=Katakana}])|(?<!ま)(で)で(?![きはもす])|(?<!\p{Script=Hiragana})(の)\5|(\p{Script=Katakana}{3,})\6|([\p{L}ー]{4,})\7/gu;
const withSpaces = /(?<![\p{L}\p{M}\p{N}’'-])([\p{L}\p{M}’']+) \1(?![\p{L}\p{M}\p{N}’'-])/gu;

export const doubledWord: Rule = {
  id: 'doubled-word',
  severity: 'warning',
  compares: 'text',
  explains: 'A word stands twice in a row. Words that may do so in this language are known.',
  examples: [
    { locale: 'en', wrong: 'The the lab was closed.', right: 'The lab that had had a name was closed.' },
    { locale: 'de', wrong: 'Das Labor war war leer.', right: 'Es war der Mann, der der Frau half.' },
    { locale: 'fr', wrong: 'Le laboratoire était était vide.', right: 'Nous nous souvenons du laboratoire.' },
    { locale: 'ja', wrong: '研究所をを閉めた。', right: 'さまざまな研究所を次々と閉めた。' },
    { locale: 'es', wrong: 'El laboratorio estaba estaba vacío.', right: 'El laboratorio estaba muy, muy vacío.' },
    { locale: 'ar', wrong: 'كان المختبر المختبر خاليًا.', right: 'كان المختبر خاليًا جدًا جدًا.' },
  ],
  check: ({ text: side, pair }, report) => {
    const { writing } = side.language;
    const known = pair?.original.document.source.toLowerCase() ?? '';
    const isOnce = (word: string) =>
      writing.frequent.has(word.toLowerCase()) || (word.length > 3 && known.includes(word.toLowerCase()));
    for (const { passage, match } of writing.spaces
      ? doubledWords(side.document)
      : matchesIn(side.document, withoutSpaces)) {
      const word = match.slice(1).find((group) => group !== undefined) ?? '';
      const doubled = match[0];
      if (mayBeDoubled(doubled, word, writing) || known.includes(doubled.toLowerCase())) continue;
      // The article and a name that begins with one: los Los Angeles Lakers.
      const behind = passage.text.slice(match.index + doubled.length);
      if (/^ \p{Lu}/u.test(behind) && known.includes(`${word}${/^ \p{L}+/u.exec(behind)?.[0] ?? ''}`.toLowerCase()))
        continue;
      // A link or an emphasis may begin with the word before it: the file manager **Manager**.
      const second = match.index + doubled.length - word.length;
      if (writing.spaces && passage.inlines.some(({ from, to }) => from === second || to === match.index + word.length))
        continue;
      // Names are doubled: Pago Pago, Duran Duran. Those that the original has once are not.
      if (writing.spaces && /^\p{Lu}/u.test(word) && match.index > 0 && doubled.endsWith(word) && !isOnce(word))
        continue;
      // A single letter may be a sign.
      const isSign = passage.block.kind === 'row' || /\p{Lu}/u.test(doubled) || !writing.frequent.has(word);
      if (writing.spaces && word.length === 1 && isSign) continue;
      report({
        ...placeIn(passage, match.index, match.index + doubled.length),
        values: { text: word },
        suggestion: word,
        // Many languages say a word twice to mean little by little, or one by one.
        ...(mayRepeat(word, writing) || writing.frequent.size === 0 ? { severity: 'hint' as const } : {}),
      });
    }
  },
};

/** Words that follow themselves, whether with a capital or not. */
function* doubledWords(document: Document): ReturnType<typeof matchesIn> {
  for (const passage of passagesOf(document)) {
    const { text } = passage;
    // To compare small letters is far quicker than to have the pattern pass over the difference.
    const small = text.toLowerCase();
    if (small.length !== text.length) continue;
    for (const match of matchesOf(small, withSpaces)) {
      const typed = text.slice(match.index, match.index + match[0].length);
      yield { passage, match: Object.assign(match, [typed, typed.slice(0, match[1]?.length)]) };
    }
  }
}

/** Whether the language may say a word twice; with two capitals only what is written with one within a sentence. */
function mayBeDoubled(doubled: string, word: string, { doubled: right }: Writing): boolean {
  const capitals = /^\p{Lu}/u.test(doubled) && /^\p{Lu}/u.test(doubled.slice(word.length + 1));
  return right.includes(capitals ? word : word.toLowerCase());
}

/** Said twice, a noun without its article means one by one. */
function mayRepeat(word: string, { repeats, frequent }: Writing): boolean {
  return repeats !== '' && !new RegExp(repeats, 'u').test(word) && !frequent.has(word);
}
