import type { Schema } from './schema.ts';

/**
 * All tables, each after those that it refers to, with whether a row in it makes a database one that somebody uses: what
 * the others hold a server writes at its first start, or can be done without.
 */
const used: Readonly<Record<keyof Schema, boolean>> = {
  migrations: false,
  wrapped_keys: false,
  subscribers: true,
  consents: true,
  suppressions: true,
  tokens: true,
  link_uses: false,
  rate_limits: false,
  messages: true,
  editions: true,
  edition_parts: true,
  edition_plans: false,
  batches: true,
  deliveries: true,
  provider_events: true,
  transports: false,
  workers: false,
  restorations: false,
};

/** The names of all tables, each after those that it refers to. */
export const tables = Object.keys(used) as readonly (keyof Schema)[];

/** Those that are empty in a database that nobody has used yet. */
export const tablesInUse = tables.filter((table) => used[table]);
