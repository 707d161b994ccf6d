import { sql } from 'kysely';
import type { Profile } from '../profiles.ts';
import type { Migration } from './migration.ts';

const attempted = sql.raw(`
  idempotency_key text not null,
  payload_hash text,
  attempts integer not null default 0,
  first_attempt_at bigint,
  next_attempt_at bigint not null,
  lease_owner text,
  lease_until bigint not null default 0,
  last_error text,
  submitted_at bigint`);

const open = sql.raw(`state in ('waiting', 'attempted')`);

function statements({ bytewiseText: key, clustered, guardLedger }: Profile) {
  return [
    sql`create table subscribers (
      id ${key} primary key,
      address text not null,
      address_key ${key} not null unique,
      address_hash ${key} not null unique,
      locale text not null,
      state text not null check (state in ('pending', 'confirmed', 'unsubscribed')),
      wants_newsletter integer not null,
      paused_until bigint,
      created_at bigint not null,
      confirmed_at bigint
    )`,
    sql`create table consents (
      id ${key} primary key,
      subscriber_id ${key},
      purpose text not null,
      act text not null,
      text text not null,
      text_version text not null,
      locale text not null,
      source text not null,
      at bigint not null
    )`,
    sql`create index consents_of_subscriber on consents (subscriber_id)`,
    ...guardLedger,
    sql`create table suppressions (address_hash ${key} primary key, reason text not null, at bigint not null)`,
    sql`create table tokens (
      hash ${key} primary key,
      purpose text not null,
      subscriber_id ${key} not null references subscribers (id) on delete cascade,
      detail text,
      expires_at bigint not null,
      used_at bigint
    )`,
    sql`create index tokens_of_subscriber on tokens (subscriber_id)`,
    sql`create index tokens_by_end on tokens (expires_at)`,
    sql`create table link_uses (hash ${key} primary key, uses integer not null, last_at bigint not null)`,
    sql`create table rate_limits (hash ${key} not null, at bigint not null, expires_at bigint not null)`,
    sql`create index rate_limits_by_hash on rate_limits (hash, at)`,
    sql`create index rate_limits_by_end on rate_limits (expires_at)`,
    sql`create table messages (
      id ${key} primary key,
      kind text not null,
      subscriber_id ${key},
      locale text not null,
      mail text,
      state text not null,
      created_at bigint not null,
      provider_id ${key},
      outcome text,
      ${attempted}
    )`,
    sql`create index messages_open on messages (next_attempt_at) where ${open}`,
    sql`create index messages_of_subscriber on messages (subscriber_id)`,
    sql`create index messages_by_provider_id on messages (provider_id) where provider_id is not null`,
    sql`create table editions (
      id ${key} primary key,
      state text not null,
      reason text,
      created_at bigint not null,
      due_at bigint not null,
      frozen_to ${key} not null,
      frozen_at bigint,
      started_at bigint,
      scanned integer not null,
      taken integer not null,
      not_confirmed integer not null,
      not_wanted integer not null,
      pausing integer not null,
      suppressed integer not null,
      without_part integer not null
    )`,
    sql`create table edition_parts (
      edition ${key} not null references editions (id),
      locale ${key} not null,
      from_address text not null,
      reply_to text,
      subject text not null,
      html text not null,
      text text not null,
      headers text not null,
      size integer not null,
      primary key (edition, locale)
    )`,
    sql`create table batches (
      edition ${key} not null references editions (id),
      locale ${key} not null,
      number integer not null,
      size integer not null,
      state text not null,
      ${attempted},
      primary key (edition, locale, number)
    )`,
    sql`create index batches_open on batches (edition, next_attempt_at) where ${open}`,
    sql`create table deliveries (
      edition ${key} not null,
      locale ${key} not null,
      batch integer not null,
      position integer not null,
      subscriber_id ${key} not null,
      address text,
      state text not null,
      provider_id ${key},
      outcome text,
      primary key (edition, locale, batch, position)
    ) ${clustered}`,
    sql`create unique index deliveries_of_subscriber on deliveries (subscriber_id, edition)`,
    sql`create index deliveries_by_provider_id on deliveries (provider_id) where provider_id is not null`,
    sql`create table provider_events (
      id ${key} primary key,
      kind text not null,
      provider_id ${key} not null,
      address_hash ${key},
      occurred_at bigint not null,
      received_at bigint not null,
      applied integer not null
    )`,
    sql`create index provider_events_open on provider_events (received_at) where applied = 0`,
    sql`create index provider_events_of_address on provider_events (address_hash, kind)`,
    sql`create table transports (
      name text primary key,
      spacing bigint not null,
      next_at bigint not null,
      blocked_until bigint not null,
      blocked_reason text
    )`,
    sql`create table workers (id text primary key, host text not null, started_at bigint not null, seen_at bigint not null)`,
    sql`create table wrapped_keys (name text primary key, wrapped text not null)`,
  ];
}

/** Everything that the first release needs. */
export const firstTables: Migration = async (transaction, profile) => {
  for (const statement of statements(profile)) await statement.execute(transaction);
};
