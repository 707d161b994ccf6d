import type { Database } from './connect.ts';

/** So long a refusal counts when nobody has asked since, in milliseconds: whether it would still be one nobody knows. */
const memory = 5 * 60_000;

/**
 * The same database, with what its last transaction came to: what readers ask for adds rows, which a full disk refuses
 * first, while changes of rows that are there go on.
 * @param now milliseconds since the epoch
 */
export function notingRefusals(
  database: Database,
  now: () => number = Date.now,
): { readonly database: Database; readonly refusal: () => string | undefined } {
  let last: { readonly reason: string; readonly at: number } | undefined;
  const write: Database['write'] = async (work) => {
    try {
      const result = await database.write(work);
      last = undefined;
      return result;
    } catch (error) {
      last = { reason: error instanceof Error ? error.message : String(error), at: now() };
      throw error;
    }
  };
  return {
    database: { ...database, write },
    refusal: () => (last && now() - last.at < memory ? last.reason : undefined),
  };
}
