import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '.next/**', 'dist/**', 'data/**'];
/** What needs a database server, which is started for these tests alone. */
const onDatabases = '**/*.database.test.ts';

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'units', include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...exclude, onDatabases] },
      },
      {
        extends: true,
        test: {
          name: 'databases',
          include: [onDatabases],
          exclude,
          globalSetup: ['tests/postgres-setup.ts'],
          // A database that is asked for durable writes is slow where others write, too.
          testTimeout: 30_000,
        },
      },
    ],
  },
});
