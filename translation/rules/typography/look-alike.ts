import { matchesIn, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

/** Cyrillic and Greek letters that look like Latin ones (Unicode, UTS 39, confusables), and the other way round. */
const foreignLetters = 'аеорсухіјѕԁһАВЕКМНОРСТУХІЅαονρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const latinLetters = 'aeopcyxijsdhABEKMHOPCTYXISaovpABEZHIKMNOPTYX';
const twins: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(foreignLetters).map((letter, index) => [letter, latinLetters[index] ?? '']),
);

export const lookAlike: Rule = {
  id: 'look-alike',
  severity: 'error',
  compares: 'text',
  explains:
    'A letter of another script stands in a word because it looks alike, or a letter of a neighbouring language.',
  examples: [
    { locale: 'de', wrong: 'Das Lаbor ist leer.', right: 'Das Labor misst 5 µm und die α-Helix.' },
    { locale: 'ja', wrong: 'サ一バーを止めた。', right: 'サーバーを一台止めた。' },
    { locale: 'ar', wrong: 'أُغلق المختبر فی الصيف.', right: 'أُغلق المختبر في الصيف.' },
    { locale: 'en', wrong: 'The lаb is empty.', right: 'The lab is empty, and the α-helix is 5 µm long.' },
    { locale: 'fr', wrong: 'Le lаboratoire est vide.', right: 'Le laboratoire est vide.' },
    { locale: 'es', wrong: 'El lаboratorio está vacío.', right: 'El laboratorio está vacío.' },
  ],
  check: ({ text: side, pair }, report) => {
    const known = pair?.original.document.source ?? '';
    const mayMix = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(side.document.source);
    for (const { passage, match } of mayMix ? matchesIn(side.document, /[\p{L}\p{M}]{2,}/gu) : []) {
      const word = match[0];
      if (!/[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word) || !/\p{Script=Latin}/u.test(word)) continue;
      if (known.includes(word)) continue;
      const latin = word.match(/\p{Script=Latin}/gu)?.length ?? 0;
      const foreign = Array.from(word).filter((char) => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(char));
      if (
        latin >= foreign.length
          ? !foreign.every((char) => char in twins)
          : !Array.from(word).every((char) => !/\p{Script=Latin}/u.test(char) || Object.values(twins).includes(char))
      )
        continue;
      const suggestion =
        latin >= foreign.length
          ? Array.from(word)
              .map((char) => twins[char] ?? char)
              .join('')
          : undefined;
      report({
        ...placeIn(passage, match.index, match.index + word.length),
        values: { text: word },
        ...(suggestion ? { suggestion } : {}),
      });
    }
    const alike = side.language.writing.lookAlikes;
    const letters = Object.keys(alike).join('');
    if (letters === '') return;
    const own =
      side.language.script === 'Jpan'
        ? `(?<=[\\p{Script=Katakana}ー])[${letters}](?=[\\p{Script=Katakana}ー])|(?<![\\p{L}\\p{M}])[べぺ](?=[\\p{Script=Katakana}ー]{2})`
        : `[${letters}]`;
    for (const { passage, match } of matchesIn(side.document, new RegExp(own, 'gu'))) {
      const suggestion = alike[match[0]] ?? '';
      if (known.includes(passage.text.slice(Math.max(0, match.index - 3), match.index + 1))) continue;
      report({
        ...placeIn(passage, match.index, match.index + 1),
        values: { text: match[0] },
        suggestion,
        severity: 'warning',
      });
    }
  },
};
