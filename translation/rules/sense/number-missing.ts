import { placeIn } from '../../document/passages.ts';
import type { Pair } from '../../pair/pair.ts';
import { compareNumbers, type Placed } from '../../quantities/compare.ts';
import type { Rule } from '../rule.ts';

export const numberMissing: Rule = {
  id: 'number-missing',
  severity: 'warning',
  compares: 'pair',
  explains:
    'A number of the original is missing in the translation of its paragraph, or the translation has one that the original has not.',
  examples: [
    {
      locale: 'de',
      original: 'In 1950 there were 28 pages of it.',
      wrong: 'Im Jahr 1950 waren es viele Seiten.',
      right: 'Im Jahr 1950 waren es 28 Seiten.',
    },
    {
      locale: 'es',
      original: 'It has nine rooms and 40 doors.',
      wrong: 'Tiene nueve salas y muchas puertas.',
      right: 'Tiene 9 salas y 40 puertas.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Im Jahr 1950 hatte der Bericht 28 Seiten.',
      wrong: 'In 1950 the report was short.',
      right: 'In 1950 the report had 28 pages.',
    },
    {
      locale: 'fr',
      original: 'In 1950 the report had 28 pages.',
      wrong: 'En 1950, le rapport était mince.',
      right: 'En 1950, le rapport comptait 28 pages.',
    },
    {
      locale: 'ar',
      original: 'In 1950 the report had 28 pages.',
      wrong: 'في عام 1950 كان التقرير قصيرًا.',
      right: 'في عام 1950 جاء التقرير في 28 صفحة.',
    },
    {
      locale: 'ja',
      original: 'In 1950 the report had 28 pages.',
      wrong: '1950年の報告書は薄かった。',
      right: '1950年の報告書は28ページだった。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { missing, added, times, same, block } of compareNumbers(pair)) {
      const pairs = Math.min(missing.length, added.length);
      const kept = new Set(same.flatMap(({ original }) => original.values));
      // Who says a number once more, or once less, says nothing else.
      const isRepeated = ({ values }: Placed) => values.some((value) => kept.has(value));
      for (const one of missing.slice(pairs)) {
        report({
          start: block.start,
          end: block.end,
          values: { change: 'missing', text: one.raw },
          severity:
            block.kind === 'field' || isRepeated(one) || isWhole(one) ? 'hint' : severityOf(one, pair, missing.length),
        });
      }
      // Words say a time in many ways: without another one beside it, a missing one is no more than suspect.
      for (const one of times.missing.slice(times.added.length))
        report({ start: block.start, end: block.end, values: { change: 'missing', text: one.raw }, severity: 'hint' });
      for (const one of times.added.slice(times.missing.length))
        report({
          ...placeIn(one.passage, one.from, one.to),
          values: { change: 'added', text: one.raw },
          severity: 'hint',
        });
      for (const one of added.slice(pairs)) {
        report({
          ...placeIn(one.passage, one.from, one.to),
          values: { change: 'added', text: one.raw },
          severity: severityOf(
            one,
            pair,
            added.length +
              (one.values.every((value) => value <= 12) || block.kind === 'field' || isRepeated(one) ? 9 : 0),
          ),
        });
      }
    }
  },
};

/** 100% is said as completely. */
function isWhole({ values, unit }: Placed): boolean {
  return unit === 'percent' && values.includes(100);
}

/** Small numbers are often words that nobody wrote down here, and many at once mean that the paragraph was rewritten. */
function severityOf({ values, unit, currency }: Placed, pair: Pair, count: number): 'warning' | 'hint' {
  const small = values.every((value) => value <= 12) && !unit && !currency;
  return pair.sure && !small && count <= 3 ? 'warning' : 'hint';
}
