import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from './schema.ts';

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
  /** Statements that empty tables, the ledger too, which nothing else can. */
  readonly emptying: (tables: readonly string[]) => readonly RawBuilder<unknown>[];
  /** Begins a transaction that reads, in which nothing changes and which keeps nobody from writing. */
  readonly beginSnapshot: RawBuilder<unknown>;
  /** The rows of a JSON array of objects that are named like a table's columns, as something to select from. */
  readonly rowsIn: (table: keyof Schema, columns: readonly string[], json: string) => RawBuilder<unknown>;
  /** Whether an error says that the transaction may succeed when it is run again. */
  readonly isTransient: (error: unknown) => boolean;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

const guarded = ['id', 'purpose', 'act', 'text', 'text_version', 'locale', 'source', 'at'];

const keepingConsents = [
  sql.raw(`create trigger consents_keep before delete on consents begin
    select raise(abort, 'the ledger of consents is append-only');
  end`),
];

export const sqliteProfile: Profile = {
  name: 'sqlite',
  skipsLockedRows: false,
  bytewiseText: sql.raw('text'),
  clustered: sql.raw('without rowid'),
  guardLedger: [
    ...keepingConsents,
    sql.raw(`create trigger consents_stay before update on consents
      when new.subscriber_id is not null or ${guarded.map((column) => `old.${column} is not new.${column}`).join(' or ')}
    begin
      select raise(abort, 'the ledger of consents is append-only');
    end`),
  ],
  emptying: (tables) => [
    sql.raw('drop trigger consents_keep'),
    ...tables.toReversed().map((table) => sql`delete from ${sql.table(table)}`),
    ...keepingConsents,
  ],
  beginSnapshot: sql.raw('begin'),
  rowsIn: (_, columns, json) => {
    const values = columns.map((column) => sql`value ->> ${sql.lit(`$.${column}`)} as ${sql.id(column)}`);
    return sql`(select ${sql.join(values)} from json_each(${json}))`;
  },
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
  emptying: (tables) => [
    sql.raw('alter table consents disable trigger user'),
    sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`,
    sql.raw('alter table consents enable trigger user'),
  ],
  beginSnapshot: sql.raw('begin isolation level repeatable read read only'),
  rowsIn: (table, _, json) => sql`json_populate_recordset(null::${sql.table(table)}, ${json}::json)`,
  isTransient: (error) => retryable.has(codeOf(error)),
};
