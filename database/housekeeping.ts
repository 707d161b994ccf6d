import type { Database } from './connect.ts';
import { applyWaitingEvents } from './provider-events.ts';

const day = 86_400_000;
/** A process that submits mail. */
export interface Worker {
  /** Unlike that of any other worker, also of an earlier one of this process. */
  readonly id: string;
  readonly host: string;
  readonly startedAt: number;
}

/** A worker that was not heard of for so long is gone. */
export const workerIsGone = 60_000;

/** Says that a worker lives, removes what has expired, and applies reports that were too early for their mail. */
export async function keepHouse(write: Database['write'], { id, host, startedAt }: Worker, now: number): Promise<void> {
  await write(async (queries) => {
    await queries
      .insertInto('workers')
      .values({ id, host, started_at: startedAt, seen_at: now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now }))
      .execute();
    await queries
      .deleteFrom('workers')
      .where('seen_at', '<', now - day)
      .execute();
    await queries.deleteFrom('rate_limits').where('expires_at', '<', now).execute();
    // Used and expired tokens still say which they are for a month.
    await queries
      .deleteFrom('tokens')
      .where('expires_at', '<', now - 30 * day)
      .execute();
  });
  await write((queries) => applyWaitingEvents(queries, now));
}

/** How long what has left is kept, for whoever asks what was sent to her; reports must outlast the window of bounces. */
const messagesKept = 90 * day;
const eventsKept = 180 * day;
const linkUsesKept = 60 * day;
/** A message of which nobody knows whether it was taken helps nobody any more: whoever waited has asked again. */
const uncertaintyKept = 7 * day;

/** Removes old rows of the outbox. Not needed more than once an hour. */
export async function removeOld(write: Database['write'], now: number): Promise<void> {
  await write(async (queries) => {
    await queries
      .updateTable('messages')
      .set({ state: 'dropped', mail: null })
      .where('state', '=', 'uncertain')
      .where('created_at', '<', now - uncertaintyKept)
      .execute();
    await queries
      .deleteFrom('messages')
      .where('id', '<', firstIdAt(now - messagesKept))
      .where('state', 'in', ['submitted', 'refused', 'dropped'])
      .execute();
  });
  await write(async (queries) => {
    await queries
      .deleteFrom('provider_events')
      .where('received_at', '<', now - eventsKept)
      .execute();
    await queries
      .deleteFrom('link_uses')
      .where('last_at', '<', now - linkUsesKept)
      .execute();
  });
}

/** UUIDs of version 7 begin with their time (RFC 9562, 5.7), so that those of a time need no index of their own. */
function firstIdAt(instant: number): string {
  const hex = Math.max(0, instant).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
