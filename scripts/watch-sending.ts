import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/connect.ts';
import { outboxHealth } from '../database/health.ts';
import type { EditionRecord, EditionStore } from '../newsletter/ports.ts';
import { progressOf } from '../newsletter/progress.ts';
import { timeIn } from './edition-report.ts';
import { ProgressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';

export interface Watched {
  readonly store: EditionStore;
  readonly database: Database;
  /** The newsletter's time zone. */
  readonly zone: string;
}

/** Between two looks at least, in milliseconds; counting a large edition must not take much of the database's time. */
const shortestWait = 400;
const countingShare = 20;

/**
 * Shows how an edition is being sent until it no longer is, or the person breaks off with Ctrl-C: that ends the showing,
 * never the sending.
 * @returns where it stood last; undefined when the person broke off
 */
export async function watchSending(
  id: string,
  terminal: Terminal,
  watched: Watched,
): Promise<EditionRecord | undefined> {
  const { store, database, zone } = watched;
  const line = new ProgressLine(terminal, 'Sending');
  const brokenOff = new AbortController();
  const forget = terminal.onInterrupt(() => brokenOff.abort());
  let first: { readonly settled: number; readonly at: number } | undefined;
  try {
    for (;;) {
      const began = performance.now();
      const record = await store.edition(id);
      if (!record) throw new RangeError(`There is no edition ${id}.`);
      const now = Date.now();
      const { standing, total, settled } = progressOf(record, now);
      first ??= { settled, at: now };
      line.show(settled, total, await noteOn(record, { settled, first, now, zone }, database));
      if (standing !== 'sending' && standing !== 'scheduled') return record;
      const wait = Math.max(shortestWait, (performance.now() - began) * countingShare);
      await pause(wait, undefined, { signal: brokenOff.signal }).catch(() => undefined);
      if (brokenOff.signal.aborted) return undefined;
    }
  } finally {
    forget();
    line.end();
  }
}

interface Pace {
  readonly settled: number;
  readonly first: { readonly settled: number; readonly at: number };
  readonly now: number;
  readonly zone: string;
}

/** When it will end if it goes on as it does, or why it does not go on. */
async function noteOn(record: EditionRecord, { settled, first, now, zone }: Pace, database: Database): Promise<string> {
  const { workers, blocked } = await outboxHealth(database, now);
  if (record.deliveries.waiting > 0 && workers === 0) return 'no worker is running';
  if (blocked && blocked.until - now > 5000) return `waiting until ${timeIn(blocked.until, zone)}: ${blocked.reason}`;
  const done = settled - first.settled;
  const { waiting } = record.deliveries;
  if (done <= 0 || waiting === 0) return '';
  return `done about ${timeIn(now + Math.round(((now - first.at) * waiting) / done), zone)}`;
}
