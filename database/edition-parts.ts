import type { Selectable } from 'kysely';
import type { EditionPart, FrozenPart } from '../newsletter/ports.ts';
import type { Queries } from './connect.ts';
import type { Schema } from './schema.ts';

/** One locale of a frozen edition, as it was rendered. Throws when there is none. */
export async function partOf(queries: Queries, edition: string, locale: string): Promise<EditionPart> {
  const row = await queries
    .selectFrom('edition_parts')
    .selectAll()
    .where('edition', '=', edition)
    .where('locale', '=', locale)
    .executeTakeFirstOrThrow();
  return partIn(row);
}

/** All locales of a frozen edition, with how many get each. */
export async function frozenParts(queries: Queries, edition: string): Promise<readonly FrozenPart[]> {
  const rows = await queries.selectFrom('edition_parts').selectAll().where('edition', '=', edition).execute();
  return rows.map((row) => ({ part: partIn(row), size: row.size }));
}

function partIn(row: Selectable<Schema['edition_parts']>): EditionPart {
  return {
    locale: row.locale,
    from: row.from_address,
    ...(row.reply_to !== null && { replyTo: row.reply_to }),
    subject: row.subject,
    html: row.html,
    text: row.text,
    headers: JSON.parse(row.headers) as Record<string, string>,
  };
}
