import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['**/node_modules/**', '.next/**', 'dist/**', 'data/**'],
    pool: 'forks',
    maxWorkers: 2,
  },
});
