import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a PostgreSQL server listens, for tests that make databases of their own on it. */
    postgresUrl: string;
  }
}

/** Gives the tests that need it a PostgreSQL server: that of `TEST_DATABASE_URL`, or one that is started for them. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  // What the tests ask is not whether PostgreSQL survives a power cut.
  const server = await startPostgres(['fsync=off']);
  project.provide('postgresUrl', await server.makeDatabase());
  return server.stop;
}
