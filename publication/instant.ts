const dayMilliseconds = 86_400_000;

/**
 * Turns a date of the front matter into milliseconds since the epoch.
 * A date without offset is local time in `timeZone`; a date without time is midnight there. A time that the clocks leave
 * out is moved on by what they leave out; of a time that they show twice it is the first (as in RFC 5545, 3.3.5).
 * @returns undefined for a date that does not exist (such as 2026-02-30)
 */
export function instantOf(value: string, timeZone: string): number | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/.exec(
      value,
    );
  if (!match) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', offset] = match;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const calendar = new Date(utc);
  const exists =
    // Years below 100 would be taken for those of the last century.
    calendar.getUTCFullYear() === Number(year) &&
    calendar.getUTCMonth() === Number(month) - 1 &&
    calendar.getUTCDate() === Number(day) &&
    calendar.getUTCHours() === Number(hour) &&
    calendar.getUTCMinutes() === Number(minute);
  if (!exists) return undefined;
  if (offset === 'Z') return utc;
  if (offset) {
    const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
    return utc - (offset.startsWith('-') ? -1 : 1) * minutes * 60_000;
  }
  const before = offsetAt(utc - dayMilliseconds, timeZone);
  const after = offsetAt(utc + dayMilliseconds, timeZone);
  const early = utc - before;
  const late = utc - after;
  return offsetAt(early, timeZone) !== before && offsetAt(late, timeZone) === after ? late : early;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const mostOffsets = 1000;

/** The offset of a time zone, in milliseconds. The texts of an article have their dates in common: it is remembered. */
function offsetAt(instant: number, timeZone: string): number {
  const key = `${instant} ${timeZone}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = offsetOf(instant, timeZone);
  if (offsets.size >= mostOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function offsetOf(instant: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(timeZone, formatter);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(instant)) part[type] = Number(value);
  const local = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return local - Math.floor(instant / 1000) * 1000;
}

/** An instant as ISO 8601 with the offset that a time zone has then: `2026-11-20T06:30:00+01:00`. */
export function isoWithOffset(instant: number, timeZone: string): string {
  const offset = Math.round(offsetAt(instant, timeZone) / 60_000);
  const local = new Date(instant + offset * 60_000).toISOString().slice(0, 19);
  const sign = offset < 0 ? '-' : '+';
  const part = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${local}${sign}${part(Math.abs(offset) / 60)}:${part(Math.abs(offset) % 60)}`;
}
