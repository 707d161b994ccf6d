/**
 * The tables. Times are milliseconds since the epoch, flags 0 or 1, ids text, so that SQLite and PostgreSQL hold the same
 * values. What a table is for stands in `database/README.md`.
 */
export interface Schema {
  readonly subscribers: SubscribersTable;
  readonly consents: ConsentsTable;
  readonly suppressions: SuppressionsTable;
  readonly tokens: TokensTable;
  readonly link_uses: LinkUsesTable;
  readonly rate_limits: RateLimitsTable;
  readonly messages: MessagesTable;
  readonly editions: EditionsTable;
  readonly edition_parts: EditionPartsTable;
  readonly batches: BatchesTable;
  readonly deliveries: DeliveriesTable;
  readonly provider_events: ProviderEventsTable;
  readonly transports: TransportsTable;
  readonly workers: WorkersTable;
  readonly wrapped_keys: WrappedKeysTable;
  readonly edition_plans: EditionPlansTable;
  readonly restorations: RestorationsTable;
  readonly migrations: MigrationsTable;
}

interface SubscribersTable {
  id: string;
  address: string;
  address_key: string;
  /** Keyed hash of `address_key`: what suppressions are compared with. */
  address_hash: string;
  locale: string;
  state: 'pending' | 'confirmed' | 'unsubscribed';
  wants_newsletter: number;
  paused_until: number | null;
  created_at: number;
  confirmed_at: number | null;
}

interface ConsentsTable {
  id: string;
  /** Null once the person was forgotten. Triggers refuse every other change. */
  subscriber_id: string | null;
  purpose: 'newsletter' | 'ebook';
  act: 'asked' | 'confirmed' | 'withdrawn' | 'imported';
  text: string;
  text_version: string;
  locale: string;
  source: string;
  at: number;
}

interface SuppressionsTable {
  address_hash: string;
  reason: 'hard-bounce' | 'soft-bounces' | 'complaint' | 'request';
  at: number;
}

interface TokensTable {
  /** SHA-256 of the token. */
  hash: string;
  purpose: string;
  subscriber_id: string;
  detail: string | null;
  expires_at: number;
  used_at: number | null;
}

interface LinkUsesTable {
  /** SHA-256 of purpose and token. */
  hash: string;
  uses: number;
  last_at: number;
}

interface RateLimitsTable {
  /** Keyed hash of scope and subject. */
  hash: string;
  at: number;
  /** After this time the row says nothing any more. */
  expires_at: number;
}

/** What a message and a batch have in common: how far the attempt to submit it has come. */
interface Attempted {
  idempotency_key: string;
  payload_hash: string | null;
  attempts: number;
  first_attempt_at: number | null;
  next_attempt_at: number;
  lease_owner: string | null;
  lease_until: number;
  last_error: string | null;
  submitted_at: number | null;
}

export type AttemptState = 'waiting' | 'attempted' | 'submitted' | 'refused' | 'uncertain' | 'dropped';

interface MessagesTable extends Attempted {
  id: string;
  kind: string;
  subscriber_id: string | null;
  locale: string;
  /** JSON of the rendered mail, address included; null once it has left. */
  mail: string | null;
  state: AttemptState;
  created_at: number;
  provider_id: string | null;
  outcome: DeliveryOutcome | null;
}

export type DeliveryOutcome = 'delivered' | 'bounced' | 'complained';

interface EditionsTable {
  id: string;
  state: 'freezing' | 'discarding' | 'ready' | 'sending' | 'paused' | 'stopped';
  /** Why it is paused or stopped. */
  reason: string | null;
  created_at: number;
  /** Not before this time. */
  due_at: number;
  /** The last subscriber that the freeze has looked at. */
  frozen_to: string;
  frozen_at: number | null;
  started_at: number | null;
  scanned: number;
  taken: number;
  not_confirmed: number;
  not_wanted: number;
  pausing: number;
  suppressed: number;
  without_part: number;
  /** JSON: the articles of an edition that nobody wrote; null for one that was written. */
  articles: string | null;
}

interface EditionPartsTable {
  edition: string;
  locale: string;
  from_address: string;
  reply_to: string | null;
  subject: string;
  html: string;
  text: string;
  /** JSON */
  headers: string;
  /** How many deliveries the freeze has put here. */
  size: number;
}

interface BatchesTable extends Attempted {
  edition: string;
  locale: string;
  number: number;
  size: number;
  state: AttemptState;
}

export type DeliveryState = 'waiting' | 'attempted' | 'dropped' | 'refused' | 'submitted' | 'uncertain';

interface DeliveriesTable {
  edition: string;
  locale: string;
  batch: number;
  position: number;
  subscriber_id: string;
  /** Kept from the freeze until the mail has left. */
  address: string | null;
  state: DeliveryState;
  provider_id: string | null;
  outcome: DeliveryOutcome | null;
}

interface ProviderEventsTable {
  id: string;
  kind: 'delivered' | 'hard-bounce' | 'soft-bounce' | 'complaint';
  provider_id: string;
  address_hash: string | null;
  occurred_at: number;
  received_at: number;
  applied: number;
}

interface TransportsTable {
  name: string;
  /** Milliseconds between two requests; 0 while no limit is known. */
  spacing: number;
  /** When the next request may start. */
  next_at: number;
  blocked_until: number;
  blocked_reason: string | null;
}

interface WorkersTable {
  id: string;
  host: string;
  started_at: number;
  seen_at: number;
}

interface WrappedKeysTable {
  name: string;
  /** A random key, encrypted with a key derived from one of `SECRET_KEYS`. */
  wrapped: string;
}

/** What a person decided about an edition, and what the newsletter's clock has told. */
interface EditionPlansTable {
  edition: string;
  /** Another time than the edition's own. */
  due_at: number | null;
  /** It is not to be sent. */
  skipped_at: number | null;
  decided_at: number | null;
  /** When the log said that a person must decide. */
  told_at: number | null;
}

/** When the database was filled from a backup: what is in it may have been sent since that was made. */
interface RestorationsTable {
  at: number;
}

/** Made by `migrate.ts`. */
interface MigrationsTable {
  name: string;
  at: number;
}
