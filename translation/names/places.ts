import { languageOf } from '../guess-language.ts';

interface Known {
  /** Names of countries and languages in a locale, lower case → what `Intl` calls it by. */
  readonly codes: ReadonlyMap<string, string>;
  /** Names of months and of the days of the week, lower case. */
  readonly days: ReadonlySet<string>;
  /** The first four letters of the names of countries. */
  readonly beginnings: ReadonlySet<string>;
  /** The first words of the names of countries. */
  readonly firstWords: ReadonlySet<string>;
}

const known = new Map<string, Known>();

/** What `Intl` knows by name in a language; asked for once. */
function knownIn(locale: string): Known {
  const language = languageOf(locale);
  let found = known.get(language);
  if (!found) {
    const codes = codesIn(language);
    const countries = [...codes].filter(([, code]) => code < 'a').map(([name]) => name);
    found = {
      codes,
      days: daysIn(language),
      beginnings: new Set(countries.map((name) => name.slice(0, 4))),
      firstWords: new Set(countries.map((name) => name.split(' ')[0] ?? '')),
    };
    known.set(language, found);
  }
  return found;
}

function codesIn(language: string): Map<string, string> {
  const codes = new Map<string, string>();
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  for (const type of ['language', 'region'] as const) {
    const names = new Intl.DisplayNames(language, { type, fallback: 'none' });
    for (const one of letters) {
      for (const other of letters) {
        const code = type === 'region' ? `${one}${other}`.toUpperCase() : one + other;
        const name = names.of(code)?.toLowerCase();
        if (name) codes.set(name, code);
      }
    }
  }
  return codes;
}

function daysIn(language: string): Set<string> {
  const names = new Set<string>();
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options);
  const [months, days] = [format({ month: 'long', timeZone: 'UTC' }), format({ weekday: 'long', timeZone: 'UTC' })];
  for (let month = 0; month < 12; month++) names.add(months.format(Date.UTC(2026, month, 15)).toLowerCase());
  for (let day = 1; day < 8; day++) names.add(days.format(Date.UTC(2026, 1, day)).toLowerCase());
  return names;
}

/** Whether a word is a month or a day of the week in a language: dates have rules of their own. */
export function isDay(word: string, locale: string): boolean {
  return knownIn(locale).days.has(word.toLowerCase());
}

const stems = new Map<string, string | undefined>();

/**
 * What a country or a language is called in another language, without its ending: words of its people, and forms of its
 * case, begin alike.
 * @param word one word in the language of `from`
 */
export function placeIn(word: string, from: string, to: string): string | undefined {
  const code = knownIn(from).codes.get(word.toLowerCase());
  if (code === undefined) return undefined;
  const key = `${languageOf(to)} ${code}`;
  if (!stems.has(key)) {
    const type = code < 'a' ? 'region' : 'language';
    const name = new Intl.DisplayNames(languageOf(to), { type, fallback: 'none' }).of(code)?.toLowerCase();
    const stem = name?.replace(/[語语]$/u, '').replace(/^ال/u, '');
    stems.set(key, stem?.slice(0, Math.max(2, Math.min(stem.length, 5, stem.length - 1))));
  }
  return stems.get(key);
}

/** The code of the country that a word, or some, names in a language. */
export function countryOf(name: string, locale: string): string | undefined {
  const code = knownIn(locale).codes.get(name.toLowerCase());
  return code !== undefined && code < 'a' ? code : undefined;
}

/** Whether a text may name a country: a quick look. */
export function maySayCountry(text: string, locale: string): boolean {
  const { firstWords } = knownIn(locale);
  return (text.match(/\p{Lu}\p{L}{2,}/gu) ?? []).some((word) => firstWords.has(word.toLowerCase()));
}

/** Whether a word is the name of a language. */
export function isLanguageName(word: string, locale: string): boolean {
  const code = knownIn(locale).codes.get(word.toLowerCase());
  return code !== undefined && code > 'a';
}

/** What the people of a country, and its language, begin like. */
export function countryStem(code: string, locale: string): string | undefined {
  const name = new Intl.DisplayNames(languageOf(locale), { type: 'region', fallback: 'none' }).of(code)?.toLowerCase();
  return name?.slice(0, Math.max(2, Math.min(4, name.length - 1)));
}

/** Whether a word is the adjective of a country or its people: it begins like the country, and is none. */
export function isPeople(word: string, locale: string): boolean {
  const plain = word.toLowerCase();
  const { codes, beginnings } = knownIn(locale);
  return !codes.has(plain) && plain.length > 4 && beginnings.has(plain.slice(0, 4));
}
