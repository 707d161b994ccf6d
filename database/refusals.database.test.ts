import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { addReaders } from '../tests/newsroom.ts';
import { openKeyedHash } from './keyed-hash.ts';
import { notingRefusals } from './refusals.ts';

let made: TestDatabase;
afterEach(() => made.close());

describe.each(databases)('%s', (kind) => {
  beforeEach(async () => {
    made = await migratedDatabase(kind);
  });

  test('what was refused last is known until something is taken in', async () => {
    const { database, refusal } = notingRefusals(made.database);
    expect(refusal()).toBeUndefined();
    const broken = database.write((queries) => sql`insert into nowhere values (1)`.execute(queries));
    await expect(broken).rejects.toThrow('nowhere');
    expect(refusal()).toContain('nowhere');
    // What others write says nothing about it.
    await made.database.write((queries) => sql`select 1`.execute(queries));
    expect(refusal()).toContain('nowhere');
    await database.write((queries) => sql`select 1`.execute(queries));
    expect(refusal()).toBeUndefined();
  });

  test('it is forgotten where nobody has asked for five minutes', async () => {
    let now = 0;
    const { database, refusal } = notingRefusals(made.database, () => now);
    await expect(database.write(() => Promise.reject(new Error('full')))).rejects.toThrow('full');
    now = 299_999;
    expect(refusal()).toBe('full');
    now = 300_000;
    expect(refusal()).toBeUndefined();
  });
});

test('a full disk refuses new rows while old ones still change', async () => {
  made = await migratedDatabase('sqlite');
  const hash = await openKeyedHash(made.database, ['k'.repeat(32)]);
  await addReaders(made.database, hash, { count: 1 });
  const { database, refusal } = notingRefusals(made.database);
  // SQLite says of its own limit what it says of a full disk.
  await sql`pragma max_page_count = 1`.execute(made.database.kysely);
  await expect(addReaders(database, hash, { from: 1, count: 900 })).rejects.toThrow('full');
  await made.database.write((queries) => queries.updateTable('subscribers').set({ paused_until: 1 }).execute());
  expect(refusal()).toContain('full');
  await sql`pragma max_page_count = 1000000`.execute(made.database.kysely);
  await addReaders(database, hash, { from: 1, count: 900 });
  expect(refusal()).toBeUndefined();
});
