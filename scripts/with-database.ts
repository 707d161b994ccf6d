import { type OpenedDatabase, openDatabase } from '../database/open.ts';
import { CommandFailure } from './command-failure.ts';
import { explanationOf } from './explained-errors.ts';
import type { Terminal } from './terminal.ts';

/**
 * Opens the database of the environment for a piece of work, migrated, and closes it afterwards.
 * @throws {CommandFailure} when it cannot be opened
 */
export async function withDatabase<Result>(
  terminal: Pick<Terminal, 'database' | 'keys'>,
  work: (opened: OpenedDatabase) => Promise<Result>,
): Promise<Result> {
  const config = terminal.database();
  const opened = await openDatabase(config, terminal.keys()).catch((error: unknown) => {
    if (explanationOf(error) !== undefined) throw error;
    const where = config.kind === 'sqlite' ? config.file : 'that DATABASE_URL names';
    throw new CommandFailure(`The database ${where} cannot be opened: ${reasonIn(error)}`);
  });
  try {
    return await work(opened);
  } finally {
    await opened.database.close();
  }
}

/** pg gathers what went wrong with each address of a host, under an empty message. */
export function reasonIn(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonIn).join('; ');
  return error instanceof Error ? error.message : String(error);
}
