import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from './connect.ts';
import { DatabaseInUse } from './sqlite-file.ts';

/** PostgreSQL notices a moment later that a process has ended; milliseconds. */
const longestFarewell = 2000;
const lookEvery = 100;

/**
 * Makes sure that nobody else is connected to a PostgreSQL database; a SQLite file is settled by its lock.
 * @throws {DatabaseInUse}
 */
export async function requireAlone(database: Database): Promise<void> {
  if (database.profile.name === 'sqlite') return;
  const deadline = performance.now() + longestFarewell;
  while ((await othersConnected(database)) > 0) {
    if (performance.now() > deadline) {
      throw new DatabaseInUse('Another process is connected to the database. Stop every server and worker first.');
    }
    await pause(lookEvery);
  }
}

async function othersConnected({ kysely }: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_stat_activity
    where datname = current_database() and application_name = 'broadsheet' and pid <> pg_backend_pid()`.execute(kysely);
  return rows[0]?.count ?? 0;
}
