import { existsSync } from 'node:fs';
import type { DatabaseConfig } from '../config/database.ts';
import { type Database, withConnection } from '../database/connect.ts';
import { CommandFailure } from './command-failure.ts';
import { explanationOf } from './explained-errors.ts';
import { reasonIn } from './with-database.ts';

/** Where a database is, in words that hold no password. */
export function placeOf(config: DatabaseConfig): string {
  if (config.kind === 'sqlite') return config.file;
  const { hostname, port, pathname } = new URL(config.url);
  return `PostgreSQL ${hostname}${port && `:${port}`}${pathname}`;
}

/**
 * Opens a database as it is, without migrating it, and closes it afterwards.
 * @throws {CommandFailure} when there is none or it does not answer
 */
export async function withExistingDatabase<Result>(
  config: DatabaseConfig,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const place = placeOf(config);
  if (config.kind === 'sqlite' && !existsSync(config.file)) {
    throw new CommandFailure(
      `There is no database yet: ${place} does not exist. The first start of the server makes it.`,
    );
  }
  return explained(place, () => withConnection(config, work));
}

/** What SQLite, PostgreSQL and the system call an outage: nothing that a stack would explain. */
const outage = /^(?:SQLITE_|E[A-Z]{3,}$|[0-9A-Z]{5}$)/;

/** Runs a piece of work; an outage of the database becomes a sentence for the operator. */
export async function explained<Result>(place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (explanationOf(error) !== undefined || !isOutage(error)) throw error;
    throw new CommandFailure(`The database ${place} cannot be used: ${reasonIn(error)}`);
  }
}

/** Whether an error says that a database, its disk or its server cannot be used. */
export function isOutage(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(isOutage);
  if (!(error instanceof Error)) return false;
  return ('code' in error && outage.test(String(error.code))) || /timeout|terminated/i.test(error.message);
}
