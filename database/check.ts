import { type RawBuilder, sql } from 'kysely';
import { type Database, type Queries, readSnapshot } from './connect.ts';
import type { KeyedHash } from './keyed-hash.ts';

/** One thing that was looked at. */
export interface Check {
  readonly what: string;
  /** Whether it is about how the rows are kept, or about what they say. */
  readonly about: 'storage' | 'content';
  /** What is wrong; undefined when all is well. */
  readonly fault: string | undefined;
}

/** Rows that must not exist: a count of them, under a name for what must hold. */
const impossible: readonly (readonly [what: string, fault: string, count: RawBuilder<{ count: number }>])[] = [
  [
    'audiences add up',
    'editions whose numbers do not add up to the subscribers looked at',
    sql`select count(*) as count from editions
      where scanned <> taken + not_confirmed + not_wanted + pausing + suppressed + without_part`,
  ],
  [
    'deliveries add up to audiences',
    'editions that have more or fewer deliveries than their audience',
    sql`select count(*) as count from editions where state <> 'discarding'
      and taken <> (select count(*) from deliveries where edition = editions.id)`,
  ],
  [
    'deliveries add up to the parts of editions',
    'parts of editions that have more or fewer deliveries than they count',
    sql`select count(*) as count from edition_parts
      join editions on editions.id = edition_parts.edition and editions.state <> 'discarding'
      where size <> (select count(*) from deliveries
        where deliveries.edition = edition_parts.edition and deliveries.locale = edition_parts.locale)`,
  ],
  [
    'deliveries add up to batches',
    'batches that have more or fewer deliveries than they count',
    sql`select count(*) as count from batches
      join editions on editions.id = batches.edition and editions.state <> 'discarding'
      where size <> (select count(*) from deliveries where deliveries.edition = batches.edition
        and deliveries.locale = batches.locale and deliveries.batch = batches.number)`,
  ],
  [
    'nothing waits in a batch that has left',
    'batches that have left with deliveries that wait',
    sql`select count(*) as count from batches where state in ('submitted', 'refused', 'dropped')
      and exists (select 1 from deliveries where deliveries.edition = batches.edition
        and deliveries.locale = batches.locale and deliveries.batch = batches.number
        and deliveries.state in ('waiting', 'attempted'))`,
  ],
  [
    'every delivery has its edition',
    'deliveries of editions that do not exist',
    sql`select count(*) as count from deliveries where not exists (select 1 from editions where id = deliveries.edition)`,
  ],
  [
    'what waits has an address',
    'deliveries that wait without an address',
    sql`select count(*) as count from deliveries where state in ('waiting', 'attempted') and address is null`,
  ],
  [
    'every consent, message and token that names a subscriber finds her',
    'consents, messages or tokens of subscribers that do not exist',
    sql`select (select count(*) from consents where subscriber_id is not null
        and not exists (select 1 from subscribers where id = consents.subscriber_id))
      + (select count(*) from messages where subscriber_id is not null
        and not exists (select 1 from subscribers where id = messages.subscriber_id))
      + (select count(*) from tokens
        where not exists (select 1 from subscribers where id = tokens.subscriber_id)) as count`,
  ],
  [
    'every subscriber of the newsletter has given consent',
    'subscribers of the newsletter without a consent in the ledger',
    sql`select count(*) as count from subscribers where state = 'confirmed' and wants_newsletter = 1
      and not exists (select 1 from consents where subscriber_id = subscribers.id
        and purpose = 'newsletter' and act in ('confirmed', 'imported'))`,
  ],
];

const whole = new Intl.NumberFormat('en');

/**
 * Looks through a migrated database, on what it holds at one moment: the file itself (SQLite), references, sums, and
 * whether the secret keys belong to it.
 * @param hash of the secret keys; without it that is not looked at
 */
export async function checkDatabase(database: Database, hash?: KeyedHash): Promise<readonly Check[]> {
  return readSnapshot(database, async (queries) => {
    const checks = database.profile.name === 'sqlite' ? await checkFile(queries) : await checkIndexes(queries);
    for (const [what, fault, statement] of impossible) {
      const { rows } = await statement.execute(queries);
      const count = rows[0]?.count ?? 0;
      checks.push({ what, about: 'content', fault: count > 0 ? `${whole.format(count)} ${fault}` : undefined });
    }
    if (hash) checks.push(await checkHashes(queries, hash));
    return checks;
  });
}

/** The faults among checks, of one kind or of both. */
export function faultsIn(checks: readonly Check[], kind?: Check['about']): readonly string[] {
  return checks.flatMap(({ about, fault }) => (fault !== undefined && (kind ?? about) === about ? [fault] : []));
}

async function checkFile(queries: Queries): Promise<Check[]> {
  const { rows: damages } = await sql<{ integrity_check: string }>`pragma integrity_check(5)`.execute(queries);
  const damage = damages.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const { rows: orphans } = await sql<{ table: string }>`pragma foreign_key_check`.execute(queries);
  const where = [...new Set(orphans.map(({ table }) => table))].join(', ');
  return [
    { what: 'the file is whole', about: 'storage', fault: damage.length > 0 ? damage.join('; ') : undefined },
    {
      what: 'references lead somewhere',
      about: 'storage',
      fault:
        orphans.length > 0 ? `${whole.format(orphans.length)} rows without what they refer to (${where})` : undefined,
    },
  ];
}

async function checkIndexes(queries: Queries): Promise<Check[]> {
  const { rows } = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    join pg_class on pg_class.oid = indrelid and relnamespace = current_schema()::regnamespace
    where not indisvalid or not indisready`.execute(queries);
  const names = rows.map(({ name }) => name).join(', ');
  return [
    { what: 'indexes are usable', about: 'storage', fault: rows.length > 0 ? `not usable: ${names}` : undefined },
  ];
}

async function checkHashes(queries: Queries, hash: KeyedHash): Promise<Check> {
  let differing = 0;
  for await (const row of queries.selectFrom('subscribers').select(['address_key', 'address_hash']).stream(2000)) {
    if (hash('address', row.address_key) !== row.address_hash) differing += 1;
  }
  const fault = `${whole.format(differing)} subscribers would not be recognized when they are suppressed`;
  return { what: 'suppressions fit the addresses', about: 'content', fault: differing > 0 ? fault : undefined };
}
