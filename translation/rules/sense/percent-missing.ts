import { placeIn } from '../../document/passages.ts';
import { compareNumbers, type Placed } from '../../quantities/compare.ts';
import { measureAt, measuresOf } from '../../quantities/measures.ts';
import type { Rule, Side } from '../rule.ts';

const behind = /[%٪％][\s\u00a0\u202f]?[–-]?$/u;

/** Whether another number follows that has the sign for both. */
function isShared({ passage: { text }, to }: Placed, side: Side): boolean {
  const next = /^[^.;。、]{0,14}?(\p{Nd}[\p{Nd}.,٫]*)/u.exec(text.slice(to, to + 40));
  if (!next?.[1]) return false;
  const end = to + next[0].length;
  return measureAt(text, end - next[1].length, end, measuresOf(side)).unit === 'percent';
}

export const percentMissing: Rule = {
  id: 'percent-missing',
  severity: 'error',
  compares: 'pair',
  explains: 'A number is a percentage in one of the texts only.',
  examples: [
    {
      locale: 'de',
      original: 'About 20% of them came.',
      wrong: 'Rund 20 von ihnen kamen.',
      right: 'Rund 20 Prozent von ihnen kamen.',
    },
    { locale: 'ar', original: 'About 20% of them came.', wrong: 'جاء نحو 20 منهم.', right: 'جاء نحو 20٪ منهم.' },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Rund 20 Prozent von ihnen kamen.',
      wrong: 'About 20 of them came.',
      right: 'About 20 per cent of them came.',
    },
    {
      locale: 'fr',
      original: 'About 20% of them came.',
      wrong: 'Environ 20 d’entre eux sont venus.',
      right: 'Environ 20\u202f% d’entre eux sont venus.',
    },
    {
      locale: 'es',
      original: 'About 20% of them came.',
      wrong: 'Vinieron unos 20 de ellos.',
      right: 'Vino alrededor del 20 % de ellos.',
    },
    {
      locale: 'ja',
      original: 'About 20% of them came.',
      wrong: 'そのうち約20人が来た。',
      right: 'そのうち約20％が来た。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same } of compareNumbers(pair)) {
      for (const { original, translation } of same) {
        if ((original.unit === 'percent') === (translation.unit === 'percent')) continue;
        const [has, not] = original.unit === 'percent' ? [original, translation] : [translation, original];
        // In a list or a range the sign stands once, and a table's head may say it.
        if (not.unit !== undefined || not.passage.block.kind === 'row' || has.passage.block.kind === 'row') continue;
        const side = not === original ? pair.original : pair.translation;
        if (isShared(not, side) || behind.test(not.passage.text.slice(0, not.from))) continue;
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { text: translation.raw },
          // How a language without words of its own says percent, and where, is not known.
          severity: side.language.writing.frequent.size > 0 ? 'warning' : 'hint',
        });
      }
    }
  },
};
