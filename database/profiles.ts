import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

/** In what the two databases differ. Everything else is the same code. */
export interface Profile {
  readonly name: 'sqlite' | 'postgres';
  /** Whether rows that another worker has locked can be passed over; otherwise a write transaction is alone anyway. */
  readonly skipsLockedRows: boolean;
  /** The type of columns that are compared byte by byte. */
  readonly bytewiseText: RawBuilder<unknown>;
  /** What follows the definition of a table that is always read by its primary key. */
  readonly clustered: RawBuilder<unknown>;
  /** Statements that let the ledger grow and lose its link to a person, and nothing else. */
  readonly guardLedger: readonly RawBuilder<unknown>[];
  /** Whether an error says that the transaction may succeed when it is run again. */
  readonly isTransient: (error: unknown) => boolean;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

const guarded = ['id', 'purpose', 'act', 'text', 'text_version', 'locale', 'source', 'at'];

export const sqliteProfile: Profile = {
  name: 'sqlite',
  skipsLockedRows: false,
  bytewiseText: sql.raw('text'),
  clustered: sql.raw('without rowid'),
  guardLedger: [
    sql.raw(`create trigger consents_keep before delete on consents begin
      select raise(abort, 'the ledger of consents is append-only');
    end`),
    sql.raw(`create trigger consents_stay before update on consents
      when new.subscriber_id is not null or ${guarded.map((column) => `old.${column} is not new.${column}`).join(' or ')}
    begin
      select raise(abort, 'the ledger of consents is append-only');
    end`),
  ],
  isTransient: (error) => codeOf(error).startsWith('SQLITE_BUSY'),
};

/** serialization_failure, deadlock_detected, lock_not_available: PostgreSQL's appendix A. */
const retryable = new Set(['40001', '40P01', '55P03']);

export const postgresProfile: Profile = {
  name: 'postgres',
  skipsLockedRows: true,
  bytewiseText: sql.raw('text collate "C"'),
  clustered: sql.raw(''),
  guardLedger: [
    sql.raw(`create function keep_consents() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and new.subscriber_id is null
          and (${guarded.map((column) => `old.${column}`).join(', ')}) is not distinct from
              (${guarded.map((column) => `new.${column}`).join(', ')}) then
          return new;
        end if;
        raise exception 'the ledger of consents is append-only';
      end $$`),
    sql.raw(`create trigger consents_keep before update or delete on consents
      for each row execute function keep_consents()`),
    sql.raw(`create trigger consents_whole before truncate on consents
      for each statement execute function keep_consents()`),
  ],
  isTransient: (error) => retryable.has(codeOf(error)),
};
