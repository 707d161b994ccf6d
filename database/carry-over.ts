import { sql } from 'kysely';
import type { Database, Queries } from './connect.ts';
import { eraseSubscriber } from './erasure.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { suppressHash } from './suppressions.ts';

/** What the database that goes knew and a backup did not. */
export interface CarriedOver {
  readonly suppressions: number;
  /** Suppressions of addresses that the backup does not hold, closed with a key that is not the backup's. */
  readonly lostSuppressions: number;
  /** Subscribers who left the newsletter, or paused it, since the backup. */
  readonly left: number;
  readonly paused: number;
  /** Subscribers who were erased since, and were erased again. */
  readonly erased: number;
  /** Subscribers of the present database whom the backup does not hold: they are gone from now on. */
  readonly newer: number;
}

/** Whether somebody of the backup, `s`, is the same subscriber as somebody of the present database, `p`. */
const samePerson = sql.raw('(p.id = s.id or p.address_key = s.address_key)');

/**
 * Brings into a restored database what keeps people from being mailed again: suppressions, who left or paused, and who
 * was erased. Where the two contradict each other, leaving wins, unless she confirmed again later.
 * @param restored a SQLite file, of the newest schema
 * @param present a SQLite file of the newest schema, with what the database that goes holds
 */
export async function carryOver(
  restored: { readonly database: Database; readonly hash: KeyedHash },
  present: { readonly file: string; readonly hash: KeyedHash },
): Promise<CarriedOver> {
  return restored.database.kysely.connection().execute(async (queries) => {
    await sql`attach database ${present.file} as present`.execute(queries);
    await sql`begin immediate`.execute(queries);
    try {
      const carried = await carryAll(queries, restored.hash, present.hash);
      await sql`commit`.execute(queries);
      return carried;
    } catch (error) {
      await sql`rollback`.execute(queries);
      throw error;
    } finally {
      await sql`detach database present`.execute(queries);
    }
  });
}

async function carryAll(queries: Queries, hash: KeyedHash, presentHash: KeyedHash): Promise<CarriedOver> {
  const sameKey = hash('address', 'a') === presentHash('address', 'a');
  const { carried: suppressions, lost: lostSuppressions } = sameKey
    ? { carried: await carrySuppressions(queries), lost: 0 }
    : await rehashSuppressions(queries, hash, presentHash);
  const left = await carryLeaving(queries);
  const paused = await changed(
    queries,
    sql`update subscribers as s set paused_until = p.paused_until from present.subscribers as p
      where ${samePerson} and p.paused_until > coalesce(s.paused_until, 0)`,
  );
  const erased = await eraseAgain(queries);
  const { rows } = await sql<{ count: number }>`select count(*) as count from present.subscribers as p
    where not exists (select 1 from subscribers as s where ${samePerson})`.execute(queries);
  return { suppressions, lostSuppressions, left, paused, erased, newer: rows[0]?.count ?? 0 };
}

async function changed(queries: Queries, statement: ReturnType<typeof sql>): Promise<number> {
  const { numAffectedRows = 0n } = await statement.execute(queries);
  return Number(numAffectedRows);
}

/** The earliest reason stays, as everywhere. */
async function carrySuppressions(queries: Queries): Promise<number> {
  return changed(
    queries,
    sql`insert into suppressions (address_hash, reason, at)
      select address_hash, reason, at from present.suppressions where true
      on conflict (address_hash) do update set reason = excluded.reason, at = excluded.at
        where excluded.at < suppressions.at`,
  );
}

/** Another key: the hashes mean nothing here, but those of known addresses can be made anew. */
async function rehashSuppressions(queries: Queries, hash: KeyedHash, presentHash: KeyedHash) {
  const { rows } = await sql<{ address_hash: string; reason: 'request'; at: number }>`
    select address_hash, reason, at from present.suppressions`.execute(queries);
  const byHash = new Map(rows.map((row) => [row.address_hash, row]));
  const known = await queries.selectFrom('subscribers').select('address_key').execute();
  let carried = 0;
  for (const { address_key: key } of known) {
    const found = byHash.get(presentHash('address', key));
    if (!found) continue;
    await suppressHash(queries, hash('address', key), found.reason, found.at);
    carried += 1;
  }
  return { carried, lost: rows.length - carried };
}

const leavers = sql`subscribers as s join present.subscribers as p on ${samePerson}
  where s.wants_newsletter = 1 and p.wants_newsletter = 0
    and (p.state = 'unsubscribed'
      or exists (select 1 from present.consents where subscriber_id = p.id and act = 'withdrawn'))
    and coalesce(s.confirmed_at, 0) <= coalesce((select max(at) from present.consents
      where subscriber_id = p.id and act = 'withdrawn'), s.confirmed_at, 0)`;

async function carryLeaving(queries: Queries): Promise<number> {
  await sql`insert into consents (id, subscriber_id, purpose, act, text, text_version, locale, source, at)
    select c.id, l.id, c.purpose, c.act, c.text, c.text_version, c.locale, c.source, c.at
    from (select s.id as id, p.id as present_id from ${leavers}) as l
    join present.consents as c on c.subscriber_id = l.present_id and c.act = 'withdrawn'
    where not exists (select 1 from consents where consents.id = c.id)`.execute(queries);
  return changed(
    queries,
    sql`update subscribers as t set wants_newsletter = 0, state = l.state
      from (select s.id as id, p.state as state from ${leavers}) as l where t.id = l.id`,
  );
}

/** Somebody whom the present database does not know, and whose erasure it remembers by the hash of her address. */
async function eraseAgain(queries: Queries): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select s.id as id from subscribers as s
    join suppressions as u on u.address_hash = s.address_hash and u.reason = 'request'
    where u.at >= coalesce(s.confirmed_at, s.created_at)
      and not exists (select 1 from present.subscribers as p where ${samePerson})`.execute(queries);
  for (const { id } of rows) await eraseSubscriber(queries, id);
  return rows.length;
}
