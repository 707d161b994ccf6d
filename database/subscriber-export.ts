import type { Subscriber } from '../subscriptions/ports.ts';
import { type Database, type Queries, readSnapshot } from './connect.ts';
import { subscribersAfter } from './subscribers.ts';

/** A subscriber with the consent by which she gets the newsletter. */
export interface ExportedSubscriber extends Subscriber {
  /** Milliseconds since the epoch; undefined for somebody who never gave it. */
  readonly consentedAt: number | undefined;
  /** Where she gave it: the path of a page, or the source of an import. */
  readonly source: string | undefined;
}

const chunk = 2000;

/**
 * Reads all subscribers as they are at one moment, in the order in which they came, without holding them in memory.
 * @param take given so many at once
 */
export async function exportSubscribers(
  database: Database,
  take: (subscribers: readonly ExportedSubscriber[]) => Promise<void> | void,
): Promise<void> {
  await readSnapshot(database, async (queries) => {
    let after = '';
    for (;;) {
      const subscribers = await subscribersAfter(queries, after, chunk);
      const last = subscribers.at(-1);
      if (!last) return;
      const consents = await consentsBetween(queries, after, last.id);
      await take(
        subscribers.map((subscriber) => ({
          ...subscriber,
          consentedAt: consents.get(subscriber.id)?.at,
          source: consents.get(subscriber.id)?.source.replace(/^import:/, ''),
        })),
      );
      after = last.id;
    }
  });
}

/** The latest consent of each subscriber of a range. */
async function consentsBetween(queries: Queries, after: string, last: string) {
  const rows = await queries
    .selectFrom('consents')
    .select(['subscriber_id', 'at', 'source'])
    .where('subscriber_id', '>', after)
    .where('subscriber_id', '<=', last)
    .where('purpose', '=', 'newsletter')
    .where('act', 'in', ['confirmed', 'imported'])
    .orderBy('at')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.subscriber_id, row]));
}
