import { sql } from 'kysely';

/** Must stand in a query word for word as in the partial indexes, or they are not used. */
export const isOpen = (table: 'messages' | 'batches') =>
  sql<boolean>`${sql.table(table)}.state in ('waiting', 'attempted')`;

/**
 * Resend remembers an idempotency key for 24 hours. An hour before, what is still uncertain is left to a person: after
 * it, a retry could be a second mail.
 */
export const longestUncertainty = 23 * 3_600_000;

/** Longer than any request may take: while a lease lasts, its worker may still be waiting for the answer. */
export const lease = 120_000;

/** The columns of an attempt that is not under way. */
export const released = { lease_owner: null, lease_until: 0 };
