import { languageOf } from '../guess-language.ts';

interface Known {
  /** Names of countries and languages in a locale, lower case → what `Intl` calls it by. */
  readonly codes: ReadonlyMap<string, string>;
  /** Names of months and of the days of the week, lower case. */
  readonly days: ReadonlySet<string>;
}

const known = new Map<string, Known>();

/** What `Intl` knows by name in a language; asked for once. */
function knownIn(locale: string): Known {
  const language = languageOf(locale);
  let found = known.get(language);
  if (!found) {
    found = { codes: codesIn(language), days: daysIn(language) };
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
