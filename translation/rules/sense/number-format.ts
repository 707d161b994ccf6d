import { placeIn } from '../../document/passages.ts';
import { compareNumbers } from '../../quantities/compare.ts';
import type { Rule } from '../rule.ts';

export const numberFormatRule: Rule = {
  id: 'number-format',
  severity: 'warning',
  compares: 'pair',
  explains:
    'A number has the separators of another language, so that it says something else here: 9,000 is nine in German.',
  examples: [
    {
      locale: 'de',
      original: 'There were 9,000 people.',
      wrong: 'Es waren 9,000 Leute.',
      right: 'Es waren 9.000 Leute.',
    },
    { locale: 'es', original: 'It grew by 1.254 degrees.', wrong: 'Subió 1.254 grados.', right: 'Subió 1,254 grados.' },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same } of compareNumbers(pair)) {
      for (const { original, translation, loose } of same) {
        if (!loose || original.loose.length === 0 || original.raw !== translation.raw) continue;
        const value = original.values[0] ?? 0;
        const suggestion = new Intl.NumberFormat(pair.translation.locale, {
          maximumFractionDigits: 6,
          numberingSystem: 'latn',
        }).format(value);
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { found: translation.raw, expected: suggestion },
          suggestion,
        });
      }
    }
  },
};
