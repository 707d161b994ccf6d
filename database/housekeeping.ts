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
