import { numberFormat } from '../../translation/quantities/numbers.ts';
import { changing, type Fault, type FaultyText, oneOf, put } from './fault.ts';
import words from './words.json' with { type: 'json' };

type Words = (typeof words)['en'];

/** What a language needs for faults that are made of its words; undefined where nobody wrote it. */
export function wordsOf({ locale }: Pick<FaultyText, 'locale'>): Words | undefined {
  return (words as Readonly<Record<string, Words>>)[locale];
}

/** A fault that replaces a word by another, as words.json says. */
export function swapping(which: 'negation' | 'affirmation' | 'percent' | 'unit' | 'currency'): Fault['inject'] {
  return (text) => {
    const [pattern, words] = wordsOf(text)?.[which] ?? [];
    if (pattern === undefined || words === undefined) return undefined;
    const whole = new RegExp(pattern, 'gu');
    return changing(
      () => whole,
      (match) => words.replace('$1', match[1] ?? ''),
      /^(?!:::|```|#|\[\^|\|)\S/,
    )(text);
  };
}

/** Months by name, as `Intl` writes them within a date. */
function months(locale: string): string[] {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    calendar: 'gregory',
  });
  return Array.from(
    { length: 12 },
    (_, month) => format.formatToParts(Date.UTC(2023, month, 15)).find(({ type }) => type === 'month')?.value ?? '',
  );
}

function monthPattern(locale: string): string {
  return `(?<![\\p{L}\\p{M}/])(?:${months(locale).join('|')})(?![\\p{L}\\p{M}])`;
}

const isNumeric = (locale: string) => /\d/.test(months(locale)[0] ?? '');

const number = /(?<![\p{L}\p{N}.,:/–-])\d{2,}(?:[.,\u202f\u00a0]\d+)*(?![\p{L}\p{N}:/]|[–.,]\d)(?![-‑]\p{L})/gu;

/** Changes a digit in a block of code. */
const inCode: Fault['inject'] = ({ source, random }) => {
  const digits = [...source.matchAll(/^```.*\n([\s\S]*?)^```$/gm)].flatMap((code) =>
    [...code[0].matchAll(/\d/g)].map((digit) => ({ at: code.index + digit.index, digit: Number(digit[0]) })),
  );
  const one = oneOf(digits, random);
  return one && put(source, one.at, 1, String((one.digit % 9) + 1));
};

/** Numbers, dates and what is measured. */
export const numberFaults: readonly Fault[] = [
  {
    kind: 'number changed',
    family: 'numbers and dates',
    rules: ['number-differs', 'number-missing'],
    inject: changing(
      () => number,
      ([one]) => one.replace(/\d/, (digit) => String((Number(digit) % 9) + 1)),
    ),
  },
  {
    kind: 'number in a block of code changed',
    family: 'numbers and dates',
    rules: ['code-block-differs'],
    inject: inCode,
  },
  {
    kind: 'digits transposed',
    family: 'numbers and dates',
    rules: ['number-differs', 'number-missing'],
    inject: changing(
      () => number,
      ([one]) => one.replace(/([1-9])([1-9])/, (pair, a: string, b: string) => (a === b ? pair : b + a)),
    ),
  },
  {
    kind: 'zero added',
    family: 'numbers and dates',
    rules: ['number-differs', 'number-missing'],
    inject: changing(
      () =>
        /(?<![\p{L}\p{N}.,:/–-])[1-9]\d{1,3}(?![\p{L}\p{N}:/]|[–.,\u202f\u00a0]\d)(?![-‑年月日]|\p{Script=Latin})/gu,
      ([one]) => `${one}0`,
    ),
  },
  {
    kind: 'number lost',
    family: 'numbers and dates',
    rules: ['number-missing', 'number-differs'],
    inject: changing(
      () => /(?<=\p{L} )\d{2,}(?:[.,\u202f\u00a0]\d+)* (?=\p{L}{3})/gu,
      () => '',
    ),
  },
  {
    kind: 'million lost',
    family: 'numbers and dates',
    rules: ['number-differs', 'number-missing'],
    inject: changing(
      ({ writing: { scales, spaces } }) => {
        const words = Object.entries(scales).flatMap(([word, value]) =>
          (value >= 10_000 && word.length !== 1) || (!spaces && value >= 10_000) ? [word.replaceAll('.', '\\.')] : [],
        );
        const longest = words.sort((a, b) => b.length - a.length).join('|');
        if (longest === '') return undefined;
        // The number before it in a range has the same word.
        return new RegExp(
          `(?<=(?<!\\d (?:\\p{L}{1,5}|[–-]) ?)(?<![\\d.,–-])\\d[\\d.,]*)[ \\u00a0\\u202f]?(?:${longest})${spaces ? '(?!\\p{L})' : '(?!\\d)'}`,
          'giu',
        );
      },
      () => '',
    ),
  },
  {
    kind: 'separators of another language',
    family: 'numbers and dates',
    rules: ['number-format', 'number-differs', 'number-missing'],
    inject: changing(
      ({ locale, from }) => {
        const { decimal } = numberFormat(locale);
        return decimal === numberFormat(from).decimal
          ? undefined
          : new RegExp(`(?<![\\p{L}\\p{N}.,:])\\d+(?:[.]\\d{3}|${decimal}\\d+)(?![\\p{N}.,]\\p{N})`, 'gu');
      },
      ([one]) => one.replace(/[.,]/, (mark) => (mark === ',' ? '.' : ',')),
    ),
  },
  {
    kind: 'another day',
    family: 'numbers and dates',
    rules: ['number-differs', 'number-missing', 'date-differs'],
    inject: changing(
      ({ locale }) =>
        isNumeric(locale)
          ? /(?<=月)\d{1,2}(?=日)/gu
          : new RegExp(
              `(?<![\\p{N}.,])\\d{1,2}(?=(?:\\.|º|er)?(?: de)? ${monthPattern(locale)})|(?<=${monthPattern(locale)} )\\d{1,2}(?!\\d)`,
              'gu',
            ),
      ([one]) => String((Number(one) % 28) + 2),
    ),
  },
  {
    kind: 'another month',
    family: 'numbers and dates',
    rules: ['date-differs', 'number-differs', 'number-missing'],
    inject: changing(
      ({ locale }) => (isNumeric(locale) ? /\d{1,2}(?=月(?!間))/gu : new RegExp(monthPattern(locale), 'gu')),
      ([one], { locale }) => {
        if (isNumeric(locale)) return String((Number(one) % 12) + 1);
        const names = months(locale);
        return names[(names.indexOf(one) + 4) % 12];
      },
    ),
  },
  {
    kind: 'another year',
    family: 'numbers and dates',
    rules: ['number-differs', 'number-missing'],
    inject: changing(
      () => /(?<![\p{N}.,\p{Script=Latin}-])(?:19|20)\d{2}(?![\p{N}.,]\d|\p{N}|s)/gu,
      ([one]) => String(Number(one) + 7),
    ),
  },
  {
    kind: 'date in the order of another language',
    family: 'numbers and dates',
    rules: ['date-order'],
    inject: changing(
      ({ locale }) => {
        if (isNumeric(locale)) return /(\d{4}年)(\d{1,2}月\d{1,2}日)/gu;
        const first = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' }).formatToParts(0)[0]?.type;
        return first === 'day'
          ? new RegExp(`(\\d{1,2})(?:\\.|er)?(?: de)? (${monthPattern(locale)})(?: de(?:l)?)? (\\d{4})`, 'gu')
          : undefined;
      },
      (match, { locale }) => (isNumeric(locale) ? `${match[2]}、${match[1]}` : `${match[2]} ${match[1]}, ${match[3]}`),
    ),
  },
  {
    kind: 'month in the language of the original',
    family: 'numbers and dates',
    rules: ['date-language'],
    inject: changing(
      ({ locale }) =>
        isNumeric(locale) ? /\d{4}年\d{1,2}月(?!\d)/gu : new RegExp(`${monthPattern(locale)}(?=(?: de)? \\d{4})`, 'gu'),
      ([one], { locale, from }) => {
        const index = isNumeric(locale) ? Number(/(\d+)月/.exec(one)?.[1]) - 1 : months(locale).indexOf(one);
        const name = months(from)[index] ?? one;
        if (months(locale).some((month) => month.toLowerCase() === name.toLowerCase()) || /\d/.test(name))
          return undefined;
        return isNumeric(locale) ? `${name} ${one.slice(0, 4)}` : name;
      },
    ),
  },
  { kind: 'another unit', family: 'numbers and dates', rules: ['unit-differs'], inject: swapping('unit') },
  { kind: 'another currency', family: 'numbers and dates', rules: ['currency-differs'], inject: swapping('currency') },
  { kind: 'percent lost', family: 'numbers and dates', rules: ['percent-missing'], inject: swapping('percent') },
];
