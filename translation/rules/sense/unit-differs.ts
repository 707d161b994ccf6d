import { placeIn } from '../../document/passages.ts';
import { compareNumbers } from '../../quantities/compare.ts';
import type { Rule } from '../rule.ts';

export const unitDiffers: Rule = {
  id: 'unit-differs',
  severity: 'error',
  compares: 'pair',
  explains: 'A number has another unit than in the original.',
  examples: [
    {
      locale: 'de',
      original: 'It is 20 kilometers long.',
      wrong: 'Sie ist 20 Kilogramm lang.',
      right: 'Sie ist 20 km lang.',
    },
    { locale: 'fr', original: 'It has 20 meters.', wrong: 'Il a 20 millimètres.', right: 'Il a 20 mètres.' },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die Brücke ist 20 Kilometer lang.',
      wrong: 'The bridge is 20 kilograms long.',
      right: 'The bridge is 20 kilometers long.',
    },
    {
      locale: 'es',
      original: 'The bridge is 20 kilometers long.',
      wrong: 'El puente mide 20 kilogramos.',
      right: 'El puente mide 20 kilómetros.',
    },
    {
      locale: 'ar',
      original: 'The bridge is 20 kilometers long.',
      wrong: 'يبلغ طول الجسر 20 كيلوغرامًا.',
      right: 'يبلغ طول الجسر 20 كيلومترًا.',
    },
    {
      locale: 'ja',
      original: 'The bridge is 20 kilometers long.',
      wrong: '橋の長さは20キログラムだ。',
      right: '橋の長さは20キロメートルだ。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same } of compareNumbers(pair)) {
      for (const { original, translation } of same) {
        if (!original.unit || !translation.unit || original.unit === translation.unit || original.unit === 'percent')
          continue;
        // Names that two units share, such as degree and pound, tell nothing.
        if (
          /degree|celsius|fahrenheit|pound|byte|bit/.test(original.unit) &&
          original.unit.slice(-4) === translation.unit.slice(-4)
        )
          continue;
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { found: translation.unit, expected: original.unit },
          severity: pair.sure ? 'error' : 'warning',
        });
      }
    }
  },
};
