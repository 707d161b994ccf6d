import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Database, DatabaseMoved } from './connect.ts';
import { outboxHealth } from './health.ts';
import { migrate } from './migrate.ts';

let folder: string;
let file: string;
let database: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-connect-'));
  file = join(folder, 'broadsheet.sqlite');
  database = connect({ kind: 'sqlite', file });
  await migrate(database);
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

const writing = () => database.write(async (queries) => queries.deleteFrom('tokens').execute());

test('nothing is written into a file that was removed, and health says so', async () => {
  await writing();
  rmSync(file);
  await expect(writing()).rejects.toThrow(DatabaseMoved);
  await expect(outboxHealth(database, Date.now())).rejects.toThrow(DatabaseMoved);
});

test('nothing is written into a file that was replaced; once it is back, it goes on', async () => {
  renameSync(file, `${file}.away`);
  const other = connect({ kind: 'sqlite', file });
  await expect(writing()).rejects.toThrow(DatabaseMoved);
  await other.close();
  renameSync(`${file}.away`, file);
  await writing();
});
