import type Database from 'better-sqlite3';
import type { Card } from './model.ts';
import { visible } from './visible.ts';

/** A month and how many texts it holds. */
export interface Month {
  readonly year: number;
  readonly month: number;
  readonly count: number;
}

/** The months in which a locale published something, newest first, in a time zone. */
export function monthsOf(database: Database.Database, locale: string, timeZone: string, now: number): Month[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' });
  const counts = new Map<string, number>();
  // No zone's midnight lies within a quarter of an hour.
  const quarters = database
    .prepare<{ locale: string; now: number }, { quarter: number; n: number }>(
      `select cast(floor(published_at / 900000.0) as integer) as quarter, count(*) as n from texts where locale = @locale and ${visible} group by 1`,
    )
    .all({ locale, now });
  for (const { quarter, n } of quarters) {
    const key = format.format(quarter * 900_000);
    counts.set(key, (counts.get(key) ?? 0) + n);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([key, count]) => ({ year: Number(key.slice(0, 4)), month: Number(key.slice(5, 7)), count }));
}

/** The next instant after `now` at which a text appears or is withdrawn, and the cards of those that do. */
export function nextChangeOf(database: Database.Database, now: number): { at: number; cards: Card[] } | undefined {
  const next = database
    .prepare<{ now: number }, { at: number | null }>(
      `select min(at) as at from (
        select min(published_at) as at from texts where draft = 0 and published_at > @now
        union all select min(withdrawn_at) from texts where draft = 0 and withdrawn_at > @now)`,
    )
    .get({ now })?.at;
  if (next === null || next === undefined) return undefined;
  const rows = database
    .prepare<[number, number], { card: string }>(
      'select card from texts where draft = 0 and (published_at = ? or withdrawn_at = ?)',
    )
    .all(next, next);
  return { at: next, cards: rows.map((row) => JSON.parse(row.card) as Card) };
}
