import { placeIn } from '../../document/passages.ts';
import type { Pair } from '../../pair/pair.ts';
import { compareNumbers, type Placed } from '../../quantities/compare.ts';
import { measuresOf } from '../../quantities/measures.ts';
import { numberFormat } from '../../quantities/numbers.ts';
import type { Rule, Side } from '../rule.ts';

/** 1.5 where decimals have a comma; a version or a chapter has a dot everywhere. */
function foreignDecimal(
  original: Placed,
  translation: Placed,
  { original: before, translation: after }: Pair,
): 'warning' | 'hint' | undefined {
  const { decimal } = numberFormat(after.locale);
  const mark = /^\p{Nd}+([.,])\p{Nd}+$/u.exec(translation.raw)?.[1];
  const [value] = translation.values;
  if (!mark || value === undefined || value !== original.values[0]) return undefined;
  // Where decimals are written alike, whoever wrote the original did not mean one either: room 4.12.
  if (original.raw === translation.raw && numberFormat(before.locale).decimal === decimal) return undefined;
  if (isNumbered(original, before)) return mark === ',' && original.raw.includes('.') ? 'warning' : undefined;
  if (
    Number.isInteger(translation.plain?.[0] ?? value) ||
    isChapter(translation) ||
    isNumbered(translation, after) ||
    mark === decimal ||
    !/[.,]/.test(decimal)
  )
    return undefined;
  // Where no other number tells what the text does, it may be a habit of the house; of an unknown language all is.
  const others = new RegExp(`(?<!\\p{Nd})\\p{Nd}+[${decimal}]\\p{Nd}+`, 'u');
  const { source, front } = after.document;
  const known = after.language.writing.numbered.length > 0;
  const tells = translation.unit || translation.currency || (known && others.test(source.slice(front.end)));
  return tells ? 'warning' : known && isInProse(translation) ? 'hint' : undefined;
}

/** The number of a chapter stands in a heading, or at the beginning, or has a dot behind it. */
function isChapter({ passage, from, to }: Placed): boolean {
  return (
    passage.block.kind === 'heading' || from < 3 || (/^\.[\s\u00a0]+\p{L}/u.test(passage.text.slice(to)) && from < 25)
  );
}

/** Whether a number stands among the words of a longer paragraph. */
function isInProse({ passage: { block, text } }: Placed): boolean {
  return block.kind === 'paragraph' && text.length > 150;
}

function isNumbered({ passage, from, to, scaled, unit, currency }: Placed, { locale, language }: Side): boolean {
  const text = passage.text.slice(Math.max(0, from - 30), from);
  const word = /(\S+?)[\s\u00a0\u202f]?$/u.exec(text)?.[1] ?? '';
  // Behind a word with a capital that begins no sentence.
  const name =
    !language.writing.capitalNouns &&
    !scaled &&
    !unit &&
    !currency &&
    !measuresOf({ locale, language }).currencies.has(word.toLowerCase()) &&
    /[^.!?:…\s][\s\u00a0\u202f][(«„“"]?[\p{Script=Latin}]*\p{Lu}[\p{Script=Latin}\p{Nd}.-]*[\s\u00a0\u202f]?$/u.test(
      text,
    );
  const { numbered } = language.writing;
  return (
    name ||
    numbered.includes(word.toLowerCase()) ||
    /^\.\p{Nd}|^[–-]\p{L}/u.test(passage.text.slice(to)) ||
    /[:/#]$/.test(text)
  );
}

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
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Es waren 9.000 Leute.',
      wrong: 'There were 9.000 people.',
      right: 'There were 9,000 people.',
    },
    {
      locale: 'fr',
      original: 'There were 9,000 people.',
      wrong: 'Il y avait 9,000 personnes.',
      right: 'Il y avait 9\u202f000 personnes.',
    },
    {
      locale: 'ar',
      originalLocale: 'de',
      original: 'Es waren 9.000 Leute.',
      wrong: 'كان هناك 9.000 شخص.',
      right: 'كان هناك 9000 شخص.',
    },
    {
      locale: 'ja',
      originalLocale: 'de',
      original: 'Es waren 9.000 Leute.',
      wrong: '9.000人がいた。',
      right: '9,000人がいた。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    for (const { same } of compareNumbers(pair)) {
      for (const { original, translation, loose } of same) {
        const certain = loose && original.loose.length > 0 && original.raw === translation.raw;
        const found = certain ? 'warning' : foreignDecimal(original, translation, pair);
        if (!found) continue;
        const value = original.values[0] ?? 0;
        const suggestion = new Intl.NumberFormat(pair.translation.locale, {
          maximumFractionDigits: 6,
          numberingSystem: 'latn',
        }).format(value);
        report({
          ...placeIn(translation.passage, translation.from, translation.to),
          values: { found: translation.raw, expected: suggestion },
          suggestion,
          severity: found,
        });
      }
    }
  },
};
