import { describe, expect, test } from 'vitest';
import { databases, migratedDatabase } from '../tests/databases.ts';
import { tables } from './tables.ts';

describe.each(databases)('%s', (kind) => {
  test('a backup and a copy know every table', async () => {
    const made = await migratedDatabase(kind);
    try {
      const found = await made.database.kysely.introspection.getTables();
      expect(found.map(({ name }) => name).sort()).toEqual([...tables].sort());
    } finally {
      await made.close();
    }
  });
});
