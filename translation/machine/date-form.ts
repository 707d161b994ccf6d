import { dateForm } from '../quantities/months.ts';
import type { Side } from '../rules/rule.ts';

type Tongue = Pick<Side, 'locale' | 'language'>;

/** A date with the name of its month, as it stands in some words. */
interface NamedDate {
  readonly typed: string;
  readonly day: number | undefined;
  readonly month: number;
  readonly year: number;
}

/**
 * Dates that stand in an answer word for word as in the original, in the other language's form, and months before years
 * joined as the language joins them.
 */
export function dateEdits(
  text: string,
  original: string,
  from: Tongue,
  to: Tongue,
): { from: number; to: number; text: string }[] {
  const edits = namedDates(original, from).flatMap((date) => {
    const written = inForm(date, to.locale);
    const at = text.indexOf(date.typed);
    if (written === date.typed || at === -1 || /\p{L}/u.test(text[at - 1] ?? '')) return [];
    return [{ from: at, to: at + date.typed.length, text: written }];
  });
  return edits.length > 0 ? edits : yearLinkEdits(text, to);
}

function namedDates(text: string, tongue: Tongue): NamedDate[] {
  const { names, pattern } = dateForm(tongue);
  if (pattern === '') return [];
  const date = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(\\d{1,2})(?:\\.|st|nd|rd|th|er|º)? (?:de |of )?)?(${pattern})\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?(?=,? \\d{4}))?,? (?:de |del )?(\\d{4})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return [...text.matchAll(date)].flatMap((match) => {
    const [typed, before, name = '', behind, year] = match;
    const month = names.get(name.toLowerCase());
    const day = before ?? behind;
    if (month === undefined || (day !== undefined && (Number(day) < 1 || Number(day) > 31))) return [];
    return [{ typed, day: day === undefined ? undefined : Number(day), month, year: Number(year) }];
  });
}

function inForm({ day, month, year }: NamedDate, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...(day === undefined ? {} : { day: 'numeric' as const }),
    month: 'long',
    year: 'numeric',
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  });
  return format.format(Date.UTC(year, month - 1, day ?? 1));
}

/** `junio 2023` in a language that says `junio de 2023`. */
function yearLinkEdits(text: string, tongue: Tongue): { from: number; to: number; text: string }[] {
  const { pattern } = dateForm(tongue);
  const parts = new Intl.DateTimeFormat(tongue.locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(0);
  const [first, link] = parts;
  if (pattern === '' || first?.type !== 'month' || link?.type !== 'literal' || link.value === ' ') return [];
  const bare = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern}) (?=\\d{4}(?![\\p{L}\\p{N}]))`, 'giu');
  return [...text.matchAll(bare)].map(({ 0: typed, index }) => ({
    from: index + typed.length - 1,
    to: index + typed.length,
    text: link.value,
  }));
}
