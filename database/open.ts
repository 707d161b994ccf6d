import type { DatabaseConfig } from '../config/database.ts';
import { connect, type Database } from './connect.ts';
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts';
import { migrate } from './migrate.ts';

export interface OpenedDatabase {
  readonly database: Database;
  readonly hash: KeyedHash;
}

/**
 * Opens the database as every process does at its start: connected, migrated, with its hash.
 * @param secretKeys newest first
 * @param onLost told that a connection to PostgreSQL broke
 * @throws {MigrationError} {WrongSecretKeys} or what the database says
 */
export async function openDatabase(
  config: DatabaseConfig,
  secretKeys: readonly string[],
  onLost?: (reason: string) => void,
): Promise<OpenedDatabase> {
  const database = connect(config, onLost);
  try {
    await migrate(database);
    return { database, hash: await openKeyedHash(database, secretKeys) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
