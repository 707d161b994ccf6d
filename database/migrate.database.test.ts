import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases, emptyDatabase, type TestDatabase } from '../tests/databases.ts';
import { MigrationError, migrate } from './migrate.ts';

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  beforeEach(async () => {
    made = await emptyDatabase(kind);
  });
  afterEach(() => made.close());

  test('migrating twice does it once', async () => {
    expect(await migrate(made.database)).toContain('0001-first-tables');
    expect(await migrate(made.database)).toEqual([]);
  });

  test('of several who start together one migrates', async () => {
    const results = await Promise.all(Array.from({ length: 4 }, () => migrate(made.again())));
    expect(results.filter((result) => result.length > 0)).toHaveLength(1);
  });

  test('a migration that breaks off leaves nothing behind', async () => {
    const broken = {
      ...made.database,
      profile: { ...made.database.profile, guardLedger: [sql.raw('create nonsense')] },
    };
    await expect(migrate(broken)).rejects.toThrow(/nonsense/);
    expect(await made.database.kysely.introspection.getTables()).toEqual([]);
    expect(await migrate(made.database)).toContain('0001-first-tables');
  });

  test('the database of a newer program is refused', async () => {
    await migrate(made.database);
    await sql`insert into migrations (name, at) values ('9999-future', 1)`.execute(made.database.kysely);
    await expect(migrate(made.database)).rejects.toThrow(MigrationError);
  });

  test('the ledger of consents only grows, and can lose the person', async () => {
    await migrate(made.database);
    const { kysely } = made.database;
    const entry = {
      purpose: 'newsletter',
      act: 'asked',
      text: 'Yes',
      text_version: '1',
      locale: 'en',
      source: '/en',
    } as const;
    await kysely
      .insertInto('consents')
      .values({ ...entry, id: randomUUIDv7(), subscriber_id: 'ann', at: 1 })
      .execute();
    const refused = /append-only/;
    await expect(kysely.deleteFrom('consents').execute()).rejects.toThrow(refused);
    await expect(kysely.updateTable('consents').set({ text: 'No' }).execute()).rejects.toThrow(refused);
    await expect(kysely.updateTable('consents').set({ subscriber_id: 'bob' }).execute()).rejects.toThrow(refused);
    const both = { subscriber_id: null, at: 2 };
    await expect(kysely.updateTable('consents').set(both).execute()).rejects.toThrow(refused);
    await kysely.updateTable('consents').set({ subscriber_id: null }).execute();
    expect(await kysely.selectFrom('consents').select(['subscriber_id', 'text']).execute()).toEqual([
      { subscriber_id: null, text: 'Yes' },
    ]);
  });
});
