import { resolve } from 'node:path';
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment.ts';

/** Where the database of subscribers and of the outbox is. */
export type DatabaseConfig =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

/** The environment does not say where the database is. The message never repeats the address: it holds a password. */
export class DatabaseConfigError extends Error {
  override readonly name = 'DatabaseConfigError';
}

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''), {
      error: 'must be an address such as postgres://name:password@host/database; without it SQLite in DATA_DIR is used',
    })
    .optional(),
});

/**
 * Reads `DATABASE_URL`; without it the database is the SQLite file `broadsheet.sqlite` in the data folder.
 * @throws {DatabaseConfigError}
 */
export function databaseConfig(dataDir: string, env: Environment = process.env): DatabaseConfig {
  const read = readEnvironment(schema, env);
  if ('problems' in read) throw new DatabaseConfigError(`The environment is not usable:\n${read.problems.join('\n')}`);
  const url = read.found.DATABASE_URL;
  return url ? { kind: 'postgres', url } : { kind: 'sqlite', file: resolve(dataDir, 'broadsheet.sqlite') };
}
