import type { Writing } from '../../languages/writing.ts';
import type { Side } from '../rules/rule.ts';

/** What stands beside a number: word or sign, lower case → unit of `Intl`, or ISO 4217 code. */
export interface Measures {
  readonly units: ReadonlyMap<string, string>;
  readonly currencies: ReadonlyMap<string, string>;
  /** The currencies whose sign stands before a number. */
  readonly signs: readonly (readonly [sign: string, currency: string])[];
}

/** Units that `Intl` knows and that texts name (ECMA-402, table of sanctioned units), without those of time. */
const unitNames = (
  'byte kilobyte megabyte gigabyte terabyte petabyte bit celsius centimeter degree fahrenheit foot gallon gigabit gigabyte gram hectare inch kilobit kilobyte ' +
  'kilogram kilometer liter megabit megabyte meter mile milliliter millimeter ounce percent petabyte pound stone terabit terabyte yard'
).split(' ');
/** Signs of the International System that `Intl` does not have, the same in every language. */
const unitSigns: Readonly<Record<string, string>> = {
  nm: 'nanometer',
  µm: 'micrometer',
  μm: 'micrometer',
  kw: 'kilowatt',
  mw: 'megawatt',
  gw: 'gigawatt',
  kwh: 'kilowatt-hour',
  mwh: 'megawatt-hour',
  gwh: 'gigawatt-hour',
  twh: 'terawatt-hour',
  khz: 'kilohertz',
  mhz: 'megahertz',
  ghz: 'gigahertz',
};
const currencyCodes = [
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'CHF',
  'CNY',
  'INR',
  'KRW',
  'RUB',
  'BRL',
  'SAR',
  'AED',
  'EGP',
  'SEK',
  'PLN',
];

const known = new Map<string, Measures>();

/** The units and currencies as a locale writes them, from `Intl` and the language's own words. */
export function measuresOf({ locale, language }: Pick<Side, 'locale' | 'language'>): Measures {
  let measures = known.get(locale);
  if (!measures) {
    measures = make(locale, language.writing);
    known.set(locale, measures);
  }
  return measures;
}

function make(locale: string, { units, currencies }: Writing): Measures {
  const result = { units: new Map<string, string>(), currencies: new Map<string, string>() };
  const put = (map: Map<string, string>, name: string, meaning: string) => {
    const plain = name
      .trim()
      .toLowerCase()
      .replace(/[\u200e\u200f\u061c\u00a0\u202f]/g, '');
    if (plain !== '' && !map.has(plain) && !/\p{Nd}/u.test(plain)) map.set(plain, meaning);
  };
  for (const unit of unitNames) {
    // The sign of the inch is a word in English and in German.
    for (const unitDisplay of unit === 'inch' ? (['long'] as const) : (['long', 'short'] as const)) {
      const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
      for (const count of [1, 2, 5, 11, 100]) {
        const words = format
          .formatToParts(count)
          .filter(({ type }) => type === 'unit' || type === 'percentSign' || type === 'literal');
        put(result.units, words.map(({ value }) => value).join(''), unit);
      }
    }
  }
  for (const [sign, unit] of Object.entries(unitSigns)) put(result.units, sign, unit);
  for (const sign of ['%', '٪', '％']) put(result.units, sign, 'percent');
  for (const [name, unit] of Object.entries(units)) put(result.units, name, unit);
  for (const currency of currencyCodes) {
    for (const currencyDisplay of ['symbol', 'name', 'code'] as const) {
      const format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay });
      for (const count of [1, 2, 5])
        put(
          result.currencies,
          format.formatToParts(count).find(({ type }) => type === 'currency')?.value ?? '',
          currency,
        );
    }
  }
  for (const [name, currency] of Object.entries(currencies)) result.currencies.set(name.toLowerCase(), currency);
  // R$ before $.
  const signs = [...result.currencies].filter(([name]) => /\p{Sc}/u.test(name));
  return { ...result, signs: signs.sort(([one], [other]) => other.length - one.length) };
}

/** The unit or currency that stands behind a number, or before it. */
export function measureAt(
  text: string,
  from: number,
  to: number,
  measures: Measures,
): { unit?: string | undefined; currency?: string | undefined } {
  const behind = text
    .slice(to, to + 34)
    .toLowerCase()
    // Behind a hyphen short letters are an ending: 8-ми.
    .replace(/^-[\p{L}\p{M}]{1,2}(?![\p{L}\p{M}])/u, '')
    .replace(/^[\s\u00a0\u202f-]+/, '');
  const before = text
    .slice(Math.max(0, from - 6), from)
    .toLowerCase()
    .trimEnd();
  const unit = longestAt(behind, measures.units);
  const currency =
    longestAt(behind, measures.currencies) ?? measures.signs.find(([sign]) => before.endsWith(sign))?.[1];
  return { unit, currency };
}

/** A letter of a script whose words have spaces between them. */
const spaced =
  /(?=\p{L})[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;

const beginnings = new WeakMap<ReadonlyMap<string, string>, ReadonlySet<string>>();

/** The first characters of all names: most words begin no name. */
function beginningsOf(names: ReadonlyMap<string, string>): ReadonlySet<string> {
  let found = beginnings.get(names);
  if (!found) {
    found = new Set(Array.from(names.keys(), (name) => name.slice(0, 2)));
    beginnings.set(names, found);
  }
  return found;
}

function longestAt(text: string, names: ReadonlyMap<string, string>): string | undefined {
  const first = beginningsOf(names);
  if (!first.has(text.slice(0, 2)) && !first.has(text.slice(0, 1))) return undefined;
  for (let length = Math.min(text.length, 26); length > 0; length--) {
    const meaning = names.get(text.slice(0, length).trimEnd());
    if (!meaning) continue;
    const next = text[length] ?? '';
    const last = text[length - 1] ?? '';
    // A word ends where it ends; a sign, and words of a script without spaces, may touch what follows: 7kmまで.
    if (!spaced.test(last) || !(spaced.test(next) || /\p{M}/u.test(next))) return meaning;
  }
  return undefined;
}
