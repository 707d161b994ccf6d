import type { EditionRecord } from './ports.ts';

/** Where an edition stands, derived from what is recorded. */
export type EditionStanding = 'freezing' | 'ready' | 'scheduled' | 'sending' | 'asking' | 'paused' | 'stopped' | 'done';

export interface Progress {
  readonly standing: EditionStanding;
  readonly total: number;
  /** Deliveries that are settled: submitted, dropped or refused. */
  readonly settled: number;
  /** When all will be settled if it goes on as it did, in milliseconds since the epoch; absent while nothing can be said. */
  readonly estimatedEnd: number | undefined;
}

/** How far an edition has come at an instant (milliseconds since the epoch). */
export function progressOf(record: EditionRecord, now: number): Progress {
  const { waiting, dropped, submitted, refused } = record.deliveries;
  const settled = dropped + submitted + refused;
  const standing = standingOf(record, now);
  const elapsed = now - (record.startedAt ?? now);
  const estimatedEnd =
    standing === 'sending' && settled > 0 && elapsed > 0 ? now + Math.round((waiting * elapsed) / settled) : undefined;
  return { standing, total: record.audience.taken, settled, estimatedEnd };
}

function standingOf({ state, dueAt, deliveries }: EditionRecord, now: number): EditionStanding {
  if (state === 'discarding') return 'freezing';
  if (state !== 'sending') return state;
  if (deliveries.waiting === 0) return deliveries.uncertain > 0 ? 'asking' : 'done';
  return dueAt > now ? 'scheduled' : 'sending';
}
