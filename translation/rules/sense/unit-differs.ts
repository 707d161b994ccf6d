import { placeIn } from '../../document/passages.ts';
import { compareNumbers, type Placed } from '../../quantities/compare.ts';
import { measuresOf } from '../../quantities/measures.ts';
import type { Rule, Side } from '../rule.ts';

export const unitDiffers: Rule = {
  id: 'unit-differs',
  severity: 'error',
  compares: 'pair',
  explains: 'A number has another unit than in the original, or none.',
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
        if (isLost(original, translation, pair.translation)) {
          report({
            ...placeIn(translation.passage, translation.from, translation.to),
            values: { found: '–', expected: original.unit ?? '' },
            severity: pair.sure ? 'warning' : 'hint',
          });
        }
        if (!original.unit || !translation.unit || original.unit === translation.unit || original.unit === 'percent')
          continue;
        if (areAlike(original.unit, translation.unit)) continue;
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { found: translation.unit, expected: original.unit },
          severity: pair.sure ? 'error' : 'warning',
        });
      }
    }
  },
};

const degrees = /^(?:degree|celsius|fahrenheit)$/;

/** Names that two units share tell nothing: whoever says degrees may mean either scale. */
function areAlike(one: string, other: string): boolean {
  if (degrees.test(one) && degrees.test(other)) return one === 'degree' || other === 'degree';
  return /pound|byte|bit/.test(one) && one.slice(-4) === other.slice(-4);
}

const metric =
  /^(?:(?:kilo|mega|giga|tera|centi|milli|nano|micro)(?:meter|gram|liter|watt|watt-hour|hertz)|meter|gram|liter|hectare)$/;

/** Whether a number has lost its unit: nothing in the paragraph names one of its kind, nor a word that begins so. */
function isLost({ unit, passage: before }: Placed, { unit: other, passage, to }: Placed, side: Side): boolean {
  if (!unit || other || !metric.test(unit) || passage.block.kind === 'row' || before.block.kind === 'row') return false;
  // A short word behind the number may be a sign of the unit that nobody wrote down here.
  const next = /^[\s\u00a0\u202f]?([\p{L}\p{M}]{1,4})(?![\p{L}\p{M}])/u.exec(passage.text.slice(to, to + 8))?.[1];
  if (next && !side.language.writing.frequent.has(next.toLowerCase())) return false;
  // So may a word that begins as units do in most languages: 100 kilovatios hora, 3 megawatts.
  if (
    /^[\s\u00a0\u202f-]?(?:kilo|mega|giga|tera|[cz]enti|mill?i|nano|micro|mikro|キロ|センチ|ミリ|メガ|ギガ|テラ|ナノ|マイクロ|كيلو|سنتي|مل|ميغا|ميكرو|نانو)/iu.test(
      passage.text.slice(to, to + 8),
    )
  )
    return false;
  const { units } = measuresOf(side);
  const text = passage.text.toLowerCase();
  let known = false;
  for (const [word, one] of units) {
    if (one !== unit) continue;
    known = true;
    if (text.includes(word.length > 4 ? word.slice(0, -1) : word)) return false;
  }
  return known && side.language.writing.frequent.size > 0;
}
