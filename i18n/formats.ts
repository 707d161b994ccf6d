const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = dateFormats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    dateFormats.set(key, format);
  }
  return format;
}

/** A day in full: `20 November 2026`, `20. November 2026`, `2026年11月20日`. */
export function formatDay(instant: number, locale: string, timeZone: string): string {
  return dateFormat(locale, { dateStyle: 'long', timeZone }).format(instant);
}

/** A day and a time with the zone's name. */
export function formatMoment(instant: number, locale: string, timeZone: string): string {
  const day = { year: 'numeric', month: 'long', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  return dateFormat(locale, { ...day, ...time, timeZone }).format(instant);
}

/** A month of a year: `November 2026`. */
export function formatMonth(year: number, month: number, locale: string): string {
  return dateFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1, 15));
}

/** The name of a month alone. */
export function formatMonthName(month: number, locale: string): string {
  return dateFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, month - 1, 15));
}

/** The name of a day of the week in full. @param day 0 for Monday */
export function formatWeekday(day: number, locale: string): string {
  return dateFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + day));
}

/** Names joined as the language joins them: `A, B and C`. */
export function formatList(names: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

/** The name of a language as another (or it itself) calls it; the tag when nobody knows. */
export function languageName(tag: string, inLocale: string): string {
  return new Intl.DisplayNames(inLocale, { type: 'language' }).of(tag) ?? tag;
}

/** A language's name for itself, with a capital where its script has them: `Français`. */
export function ownLanguageName(tag: string): string {
  const name = languageName(tag, tag);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** The size of a file: `420 kB`, `1.2 MB` (powers of ten). */
export function formatBytes(bytes: number, locale: string): string {
  const [value, unit] =
    bytes < 1_000_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
