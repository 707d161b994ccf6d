import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Arrival } from '../subscriptions/import-row.ts';
import type { SubscriberState } from '../subscriptions/ports.ts';
import type { Arrivals } from './arrivals.ts';
import { type Database, type Queries, readSnapshot } from './connect.ts';
import { insertRows } from './insert-rows.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { addressColumns } from './subscribers.ts';

/** What became of those who arrived; the numbers add up to them. */
export interface ImportCounts {
  readonly added: number;
  readonly suppressed: number;
  /** Known already, by where they stand: nothing about them was changed. */
  readonly known: Readonly<Record<SubscriberState, number>>;
}

const chunk = 2000;

/**
 * Takes people in as confirmed subscribers, each with an entry in the ledger. Who is suppressed or known already is passed
 * over: neither an unsubscription nor a pause ends because a list says otherwise.
 *
 * They come in by short transactions, so that readers can subscribe meanwhile. Where it breaks off, those who were taken
 * in stay; the same list once more takes in the others, and its end is what it would have been at once.
 * @param options.rehearsed whether only to find out what would happen
 */
export async function importArrivals(
  { database, hash }: { readonly database: Database; readonly hash: KeyedHash },
  arrivals: Arrivals,
  options: { readonly now: number; readonly rehearsed: boolean; readonly onRows?: (done: number) => void },
): Promise<ImportCounts> {
  const counts = { added: 0, suppressed: 0, known: { pending: 0, confirmed: 0, unsubscribed: 0 } };
  const states = ['pending', 'confirmed', 'unsubscribed'] as const;
  let done = 0;
  const count = (fates: Fates, added: number, size: number) => {
    counts.added += added;
    counts.suppressed += fates.suppressed;
    for (const state of states) counts.known[state] += fates[state];
    // Came by herself between the two statements.
    counts.known.pending += fates.unknown - added;
    done += size;
    options.onRows?.(done);
  };
  const arriving = (part: readonly Arrival[]): readonly Arriving[] =>
    part.map((arrival) => ({ arrival, row: subscriberRow(arrival, hash, options.now) }));
  if (options.rehearsed) {
    await readSnapshot(database, async (queries) => {
      for (const part of arrivals.chunks(chunk)) {
        const fates = await fatesOf(queries, database, arriving(part));
        count(fates, fates.unknown, part.length);
      }
    });
    return counts;
  }
  for (const part of arrivals.chunks(chunk)) {
    const rows = arriving(part);
    const began = performance.now();
    const [fates, added] = await database.write(async (queries) => {
      const found = await fatesOf(queries, database, rows);
      return [found, await addUnknown(queries, database, rows)] as const;
    });
    count(fates, added, rows.length);
    // Who waits for SQLite's one lock looks for it now and then only: the door must stand open long enough.
    await pause((performance.now() - began) / 2);
  }
  return counts;
}

const subscriberRow = ({ address, locale, consentedAt }: Arrival, hash: KeyedHash, now: number) => ({
  id: randomUUIDv7(),
  ...addressColumns(address, hash),
  locale,
  state: 'confirmed' as const,
  wants_newsletter: 1,
  paused_until: null,
  created_at: now,
  confirmed_at: consentedAt,
});

type SubscriberRow = ReturnType<typeof subscriberRow>;

interface Arriving {
  readonly arrival: Arrival;
  readonly row: SubscriberRow;
}

/** How many of those who arrive stand where. */
type Fates = Readonly<Record<'unknown' | 'suppressed' | SubscriberState, number>>;

const given = (database: Database, rows: readonly SubscriberRow[]) =>
  database.profile.rowsIn('subscribers', Object.keys(rows[0] ?? {}), JSON.stringify(rows));

async function fatesOf(queries: Queries, database: Database, arriving: readonly Arriving[]): Promise<Fates> {
  const rows = arriving.map(({ row }) => row);
  const fates = { unknown: 0, suppressed: 0, pending: 0, confirmed: 0, unsubscribed: 0 };
  const found = await sql<{ fate: keyof typeof fates; count: number }>`
    select case when p.address_hash is not null then 'suppressed' else coalesce(s.state, 'unknown') end as fate,
      count(*) as count
    from ${given(database, rows)} as given
    left join suppressions as p on p.address_hash = given.address_hash
    left join subscribers as s on s.address_key = given.address_key
    group by 1`.execute(queries);
  for (const { fate, count } of found.rows) fates[fate] = count;
  return fates;
}

async function addUnknown(queries: Queries, database: Database, rows: readonly Arriving[]): Promise<number> {
  const subscribers = rows.map(({ row }) => row);
  const names = sql.join(Object.keys(subscribers[0] ?? {}).map((column) => sql.id(column)));
  const { rows: added } = await sql<{ id: string }>`
    insert into subscribers (${names}) select ${names} from ${given(database, subscribers)} as given
    where not exists (select 1 from suppressions where suppressions.address_hash = given.address_hash)
    on conflict do nothing returning id`.execute(queries);
  const ids = new Set(added.map(({ id }) => id));
  const consents = rows.flatMap(({ arrival, row }) => (ids.has(row.id) ? [consentRow(arrival, row.id)] : []));
  await insertRows(queries, database, 'consents', consents);
  return ids.size;
}

const consentRow = ({ locale, source, consentedAt }: Arrival, subscriber: string) => ({
  id: randomUUIDv7(),
  subscriber_id: subscriber,
  purpose: 'newsletter' as const,
  act: 'imported' as const,
  // What was shown elsewhere is not known here; the source says where to ask.
  text: '',
  text_version: '',
  locale,
  source: `import:${source}`,
  at: consentedAt,
});
