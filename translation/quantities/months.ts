import { matchesOf } from '../document/matches.ts';
import type { Side } from '../rules/rule.ts';

/** How a language writes dates with the name of the month, as `Intl` does. */
export interface DateForm {
  /** Names of months, lower case → 1 to 12. */
  readonly names: ReadonlyMap<string, number>;
  /** A name with its ending dot or without, for patterns; longest first. */
  readonly pattern: string;
  /** Finds a name that stands as a word, or behind one of the prefixes of Arabic; undefined for a locale without names. */
  readonly named: RegExp | undefined;
  /** `dmy`, `mdy` or `ymd`. */
  readonly order: string;
  /** Between day and month, such as `. ` or ` de `. */
  readonly link: string;
  /** Between month and year. */
  readonly yearLink: string;
}

const numbered = /(\p{Nd}{1,2})\s?月(?!間)/gu;
const forms = new Map<string, DateForm>();

/** How dates are written in a locale. */
export function dateForm({ locale, language }: Pick<Side, 'locale' | 'language'>): DateForm {
  let form = forms.get(locale);
  if (!form) {
    form = makeForm(locale, language.writing.months);
    forms.set(locale, form);
  }
  return form;
}

function makeForm(locale: string, more: Readonly<Record<string, number>>): DateForm {
  const names = new Map<string, number>();
  const options: Intl.DateTimeFormatOptions[] = [
    { month: 'long' },
    { month: 'short' },
    { month: 'long', day: 'numeric' },
    { month: 'long', day: 'numeric', year: 'numeric' },
    { month: 'short', day: 'numeric' },
  ];
  for (const option of options) {
    const format = new Intl.DateTimeFormat(locale, { ...option, calendar: 'gregory', timeZone: 'UTC' });
    for (let month = 0; month < 12; month++) {
      const name = format.formatToParts(Date.UTC(2023, month, 15)).find(({ type }) => type === 'month')?.value;
      const plain = name?.toLowerCase().replace(/\.$/, '') ?? '';
      if (/\p{L}{2}/u.test(plain) && !names.has(plain)) names.set(plain, month + 1);
    }
  }
  for (const [name, month] of Object.entries(more)) names.set(name.toLowerCase(), month);
  const parts = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).formatToParts(Date.UTC(2023, 5, 15));
  const kinds = parts.filter(({ type }) => type === 'day' || type === 'month' || type === 'year');
  const order = kinds.map(({ type }) => type[0]).join('');
  const literal = (type: string) => parts[parts.findIndex((part) => part.type === type) + 1]?.value ?? ' ';
  const sorted = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = sorted.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const named =
    pattern === ''
      ? undefined
      : new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:و|في|ب|ل|من|ف)?(${pattern})(?![\\p{L}\\p{M}])`, 'giu');
  return { names, pattern, named, order, link: literal('day'), yearLink: literal('month') };
}

/** Months that a passage names, 1 to 12; a name that is also a common word only beside a number. */
export function monthsIn(
  text: string,
  side: Pick<Side, 'locale' | 'language'>,
): { month: number; from: number; to: number }[] {
  const { names, named } = dateForm(side);
  const found: { month: number; from: number; to: number }[] = [];
  if (text.includes('月')) {
    for (const { 1: number, index, 0: match } of matchesOf(text, numbered))
      found.push({ month: Number(number), from: index, to: index + match.length });
  }
  if (!named) return found;
  for (const match of matchesOf(text, named)) {
    const name = match[1] ?? '';
    const month = names.get(name.toLowerCase());
    if (!month) continue;
    const from = match.index + match[0].length - name.length;
    const beside =
      /\p{Nd}(?:st|nd|rd|th|er|º|\.|,|th of)?\s(?:de |of |d’)?$/u.test(text.slice(Math.max(0, from - 9), from)) ||
      /^\.?,?(?:\s|\/)(?:de |del )?\p{Nd}/u.test(text.slice(match.index + match[0].length));
    if (beside || (name.length > 4 && !/^march$|^marche$/i.test(name)))
      found.push({ month, from, to: from + name.length });
  }
  return found;
}
