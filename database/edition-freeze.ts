import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { largestBatch } from '../newsletter/freeze.ts';
import { type BegunEdition, CountsDiffer } from '../newsletter/ports.ts';
import type { Database, Queries } from './connect.ts';
import { holdsAgainst } from './suppressions.ts';

export async function beginFreeze(
  queries: Queries,
  id: string,
  { parts, articles, dueAt, now }: BegunEdition,
): Promise<boolean> {
  const nobody = { scanned: 0, taken: 0, not_confirmed: 0, not_wanted: 0, pausing: 0, suppressed: 0, without_part: 0 };
  const added = await queries
    .insertInto('editions')
    .values({
      id,
      state: 'freezing',
      created_at: now,
      due_at: dueAt,
      frozen_to: '',
      articles: articles ? JSON.stringify(articles) : null,
      ...nobody,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  for (const part of parts) {
    await queries
      .insertInto('edition_parts')
      .values({
        edition: id,
        locale: part.locale,
        from_address: part.from,
        reply_to: part.replyTo ?? null,
        subject: part.subject,
        html: part.html,
        text: part.text,
        headers: JSON.stringify(part.headers),
        size: 0,
      })
      .execute();
  }
  return true;
}

/**
 * Looks at the next subscribers in the order of their ids. Everything happens within the database; only counts come
 * back. Positions run on within each locale, so that every batch but the last of a locale is full.
 */
export async function freezeChunk(
  queries: Queries,
  { profile }: Pick<Database, 'profile'>,
  id: string,
  { most, now }: { readonly most: number; readonly now: number },
): Promise<boolean> {
  const edition = await queries
    .selectFrom('editions')
    .select(['frozen_to', 'created_at'])
    .where('id', '=', id)
    .where('state', '=', 'freezing')
    .$if(profile.skipsLockedRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!edition) return true;
  const last = await sql<{ id: string | null }>`
    select max(id) as id from (select id from subscribers where id > ${edition.frozen_to} order by id limit ${most}) as chunk
  `.execute(queries);
  const end = last.rows[0]?.id;
  if (end === undefined || end === null) return true;
  const counts = await countChunk(queries, id, { after: edition.frozen_to, end, now });
  const taken = await takeChunk(queries, id, { after: edition.frozen_to, end });
  if (taken !== counts.taken) throw new CountsDiffer(`Edition ${id}: ${counts.taken} were counted, ${taken} taken.`);
  await queries
    .updateTable('editions')
    .set((row) => ({
      frozen_to: end,
      scanned: row('scanned', '+', counts.scanned),
      taken: row('taken', '+', counts.taken),
      not_confirmed: row('not_confirmed', '+', counts.not_confirmed),
      not_wanted: row('not_wanted', '+', counts.not_wanted),
      pausing: row('pausing', '+', counts.pausing),
      suppressed: row('suppressed', '+', counts.suppressed),
      without_part: row('without_part', '+', counts.without_part),
    }))
    .where('id', '=', id)
    .execute();
  return false;
}

interface Counts {
  readonly scanned: number;
  readonly taken: number;
  readonly not_confirmed: number;
  readonly not_wanted: number;
  readonly pausing: number;
  readonly suppressed: number;
  readonly without_part: number;
}

/** Why each subscriber is in or out, the first reason that holds. `pausing` compares with the time of the freeze. */
const fate = sql`case
  when s.state <> 'confirmed' then 'not_confirmed'
  when s.wants_newsletter = 0 then 'not_wanted'
  when p.address_hash is not null then 'suppressed'
  when s.paused_until > e.created_at then 'pausing'
  when l.locale is null then 'without_part'
  else 'taken' end`;

const chunkOf = (id: string, after: string, end: string) => sql`subscribers s
  cross join (select created_at from editions where id = ${id}) as e
  left join suppressions p on p.address_hash = s.address_hash and ${holdsAgainst('p', 's')}
  left join edition_parts l on l.edition = ${id} and l.locale = s.locale
  where s.id > ${after} and s.id <= ${end}`;

async function countChunk(
  queries: Queries,
  id: string,
  { after, end }: { readonly after: string; readonly end: string; readonly now: number },
): Promise<Counts> {
  const { rows } = await sql<{ fate: keyof Omit<Counts, 'scanned'>; count: number }>`
    select ${fate} as fate, count(*) as count from ${chunkOf(id, after, end)} group by 1
  `.execute(queries);
  const nobody = { taken: 0, not_confirmed: 0, not_wanted: 0, pausing: 0, suppressed: 0, without_part: 0 };
  const counts = Object.assign(nobody, Object.fromEntries(rows.map((row) => [row.fate, row.count])));
  return { ...counts, scanned: rows.reduce((sum, row) => sum + row.count, 0) };
}

async function takeChunk(
  queries: Queries,
  id: string,
  { after, end }: { readonly after: string; readonly end: string },
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into deliveries (edition, locale, batch, position, subscriber_id, address, state)
    select ${id}, locale, (place - 1) / ${sql.lit(largestBatch)}, (place - 1) % ${sql.lit(largestBatch)}, id, address, 'waiting'
    from (
      select s.id, s.address, s.locale, l.size + row_number() over (partition by s.locale order by s.id) as place
      from ${chunkOf(id, after, end)} and ${fate} = 'taken'
    ) as placed
  `.execute(queries);
  await sql`
    update edition_parts set size = size + added.count
    from (
      select locale, count(*) as count from deliveries
      where edition = ${id} and subscriber_id > ${after} and subscriber_id <= ${end} group by locale
    ) as added
    where edition_parts.edition = ${id} and edition_parts.locale = added.locale
  `.execute(queries);
  return Number(numAffectedRows);
}

/** @throws {CountsDiffer} */
export async function closeFreeze(
  queries: Queries,
  { profile }: Pick<Database, 'profile'>,
  id: string,
  now: number,
): Promise<void> {
  const edition = await queries
    .selectFrom('editions')
    .select('taken')
    .where('id', '=', id)
    .where('state', '=', 'freezing')
    .$if(profile.skipsLockedRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!edition) return;
  const { rows: batches } = await sql<{ locale: string; batch: number; size: number }>`
    select locale, batch, count(*) as size from deliveries where edition = ${id} group by locale, batch
  `.execute(queries);
  const parts = await queries
    .selectFrom('edition_parts')
    .select(['locale', 'size'])
    .where('edition', '=', id)
    .execute();
  const sum = (sizes: readonly { readonly size: number }[]) => sizes.reduce((total, { size }) => total + size, 0);
  for (const { locale, size } of parts) {
    const found = sum(batches.filter((batch) => batch.locale === locale));
    if (found !== size) throw new CountsDiffer(`Edition ${id} in ${locale}: ${size} were taken, ${found} are there.`);
  }
  if (sum(parts) !== edition.taken) {
    throw new CountsDiffer(`Edition ${id}: ${edition.taken} were taken, ${sum(parts)} are in its parts.`);
  }
  const rows = batches.map(({ locale, batch, size }) => ({
    edition: id,
    locale,
    number: batch,
    size,
    state: 'waiting' as const,
    idempotency_key: randomUUID(),
    next_attempt_at: 0,
    lease_until: 0,
    attempts: 0,
  }));
  for (let from = 0; from < rows.length; from += 500) {
    await queries
      .insertInto('batches')
      .values(rows.slice(from, from + 500))
      .execute();
  }
  await queries.updateTable('editions').set({ state: 'ready', frozen_at: now }).where('id', '=', id).execute();
}
