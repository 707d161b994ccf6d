import { Temporal } from 'temporal-polyfill';
import type { NewsletterSettings } from '../publication/model.ts';

/** The newsletter's settings, with the zone of a publication that names none for it. */
export interface Schedule extends NewsletterSettings {
  readonly zone: string;
}

/** The schedule of a publication. */
export function scheduleOf(config: { readonly newsletter: NewsletterSettings; readonly timeZone: string }): Schedule {
  return { ...config.newsletter, zone: config.newsletter.zone ?? config.timeZone };
}

/** ISO 8601 counts the days of the week from Monday. */
const dayNumber = { monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 } as const;

/**
 * When the edition of a date comes out: at the newsletter's time in its zone. Where the clocks jump over that time it is
 * as much later as they jump; where it happens twice, the first counts (RFC 5545, 3.3.5).
 * @param date `2026-11-20`
 * @returns milliseconds since the epoch
 */
export function editionTime(date: string, { time, zone }: Schedule): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds;
}

/** A date on which the newsletter comes out, and when. */
export interface EditionTime {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The next regular edition after an instant (milliseconds since the epoch). */
export function nextEditionTime(schedule: Schedule, after: number): EditionTime {
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(schedule.zone).toPlainDate();
  const days = (dayNumber[schedule.day] - today.dayOfWeek + 7) % 7;
  const date = today.add({ days });
  const at = editionTime(date.toString(), schedule);
  if (at > after) return { id: date.toString(), at };
  const week = date.add({ weeks: 1 }).toString();
  return { id: week, at: editionTime(week, schedule) };
}

/** The regular edition that was due last at an instant (milliseconds since the epoch). */
export function lastEditionTime(schedule: Schedule, now: number): EditionTime {
  const next = Temporal.PlainDate.from(nextEditionTime(schedule, now).id);
  const id = next.subtract({ weeks: 1 }).toString();
  return { id, at: editionTime(id, schedule) };
}

/** How late an edition may go out without a person being asked, in milliseconds. */
export const mostLateness = 30 * 60_000;

/** Whether an edition may go out now. */
export type Due =
  | { readonly due: true }
  | { readonly due: false; readonly reason: 'early'; readonly at: number }
  /** A person decides. `late` is in milliseconds. */
  | { readonly due: false; readonly reason: 'late'; readonly late: number }
  | { readonly due: false; readonly reason: 'restored' };

/**
 * Decides whether an edition may go out by itself: from its time until half an hour later. One that a restored backup
 * holds may have gone out already, so that it always waits for a person.
 * @param now milliseconds since the epoch
 */
export function dueOf(edition: { readonly at: number; readonly restored?: boolean }, now: number): Due {
  if (now < edition.at) return { due: false, reason: 'early', at: edition.at };
  if (edition.restored) return { due: false, reason: 'restored' };
  const late = now - edition.at;
  return late > mostLateness ? { due: false, reason: 'late', late } : { due: true };
}
