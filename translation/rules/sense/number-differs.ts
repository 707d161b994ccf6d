import { placeIn } from '../../document/passages.ts';
import { compareNumbers, type Placed } from '../../quantities/compare.ts';
import { isImperial } from '../../quantities/conversions.ts';
import { isScaleLost, withScale } from '../../quantities/scale-lost.ts';
import type { Rule } from '../rule.ts';

export const numberDiffers: Rule = {
  id: 'number-differs',
  severity: 'error',
  compares: 'pair',
  explains:
    'A number says something else than in the original. Every locale’s way of writing it is right, and so are words in its place and units converted to the metric system.',
  examples: [
    {
      locale: 'de',
      original: 'It has 9,000 people and 1.5 floors.',
      wrong: 'Es hat 8.000 Leute und 1,5 Etagen.',
      right: 'Es hat 9.000 Leute und 1,5 Etagen.',
    },
    {
      locale: 'fr',
      original: 'Between 20 and 40 people came.',
      wrong: 'De 20 à 50 personnes sont venues.',
      right: 'De 20 à 40 personnes sont venues.',
    },
    { locale: 'ja', original: 'There were 90,000 people.', wrong: '8万人がいた。', right: '9万人がいた。' },
    { locale: 'ar', original: 'There were 12 people.', wrong: 'كان هناك ١٣ شخصًا.', right: 'كان هناك ١٢ شخصًا.' },
    { locale: 'es', original: 'It cost 2.5 million.', wrong: 'Costó 2,5 pesos.', right: 'Costó 2,5 millones.' },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Der Ort hat 9.000 Einwohner und 1,5 Ärzte auf tausend.',
      wrong: 'The town has 8,000 people and 1.5 doctors per thousand.',
      right: 'The town has 9,000 people and 1.5 doctors per thousand.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same, missing, added, times } of compareNumbers(pair)) {
      for (const { original, translation } of same) {
        const isLost = isScaleLost(original, translation, pair.translation, pair.original);
        if (!isLost && !isScaleLost(translation, original, pair.original, pair.translation)) continue;
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { found: withScale(translation, pair.translation), expected: withScale(original, pair.original) },
          severity: pair.sure ? 'error' : 'warning',
        });
      }
      const pairs = Math.min(missing.length, added.length);
      for (let at = 0; at < pairs; at++) {
        const [one, other] = [missing[at], added[at]];
        if (!one || !other) continue;
        if (isImperial(one.unit) && other.unit && !isImperial(other.unit)) continue;
        const severity =
          pair.sure && pairs === Math.max(missing.length, added.length) && pairs <= 2 && isInZone(one, other)
            ? 'error'
            : 'warning';
        report({
          ...placeIn(other.passage, other.from, other.to),
          values: { found: withScale(other, pair.translation), expected: withScale(one, pair.original) },
          severity,
        });
      }
      times.missing.forEach((one, at) => {
        const other = times.added[at];
        if (!other) return;
        const isOne =
          one.time && other.time && times.missing.length === times.added.length && times.missing.length <= 2;
        report({
          ...placeIn(other.passage, other.from, other.to),
          values: { found: other.raw, expected: one.raw },
          severity: pair.sure && isOne && isInZone(one, other) ? 'error' : 'warning',
        });
      });
    }
  },
};

/** Whether two times are of one zone: where the texts name two, the times differ as well. */
function isInZone(one: Placed, other: Placed): boolean {
  return !(one.time ?? one.hour ?? other.time ?? other.hour) || zoneBehind(one) === zoneBehind(other);
}

/** The name of a time zone behind a time. */
function zoneBehind({ passage: { text }, to }: Placed): string | undefined {
  return /^\s(?:\p{L}{1,5}\s)?\(?([A-Z]{2,5})(?!\p{L})/u.exec(text.slice(to, to + 14))?.[1];
}
