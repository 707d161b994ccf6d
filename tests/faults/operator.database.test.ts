import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DatabaseConfig } from '../../config/database.ts';
import { backUp } from '../../database/backup.ts';
import { connect, withConnection } from '../../database/connect.ts';
import { copyDatabase } from '../../database/copy-database.ts';
import { countRows } from '../../database/copy-tables.ts';
import { migrate, migrationStatus } from '../../database/migrate.ts';
import { openDatabase } from '../../database/open.ts';
import { importArrivals } from '../../database/subscriber-import.ts';
import { databases, emptyDatabase, type TestDatabase } from '../databases.ts';
import { addReaders, arrivalsOf } from '../newsroom.ts';
import type { OperatorTask } from './operator-process.ts';

const keys = ['k'.repeat(32)];
const readers = 6000;
const list = { from: 1_000_000, count: readers };

describe.each(databases)('%s', { timeout: 60_000 }, (kind) => {
  let folder: string;
  let made: TestDatabase;
  let other: TestDatabase;
  let task: Omit<OperatorTask, 'what'>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-operator-'));
    made = await emptyDatabase(kind);
    other = await emptyDatabase(kind === 'sqlite' ? 'postgres' : 'sqlite');
    await made.database.close();
    await other.database.close();
    const to: DatabaseConfig =
      other.config.kind === 'postgres' ? other.config : { kind: 'sqlite', file: join(folder, 'copy.sqlite') };
    const files = { backup: join(folder, 'backup.sqlite'), work: join(folder, 'work.sqlite') };
    task = { database: made.config, keys, to, ...files, list, rows: readers / 2 };
  });
  afterEach(async () => {
    await made.close();
    await other.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs the work until the process kills itself, and says that it did. */
  const killedIn = async (what: OperatorTask['what']) => {
    const env = { ...process.env, FAULTS_TASK: JSON.stringify({ ...task, what }) };
    const child = spawn(process.execPath, ['tests/faults/operator-process.ts'], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const [, signal] = await once(child, 'exit');
    expect(signal, errors).toBe('SIGKILL');
  };
  const fill = async (count: number) => {
    const opened = await openDatabase(made.config, keys);
    await addReaders(opened.database, opened.hash, { count });
    const rows = await countRows(opened.database.kysely);
    return { opened, rows, close: () => opened.database.close() };
  };
  const counts = (config: DatabaseConfig) => withConnection(config, ({ kysely }) => countRows(kysely));

  test('killed while migrating, the database is as before, and the next start migrates it', async () => {
    await Promise.all([killedIn('migrate'), killedIn('migrate')]);
    const database = connect(made.config);
    expect(await migrationStatus(database)).toBeUndefined();
    expect(await database.kysely.introspection.getTables()).toEqual([]);
    expect(await migrate(database)).not.toEqual([]);
    await database.close();
  });

  test('killed while importing, whoever came in is whole, and the same list once more takes in the others', async () => {
    const { opened, rows, close } = await fill(10);
    await killedIn('import');
    const killed = await countRows(opened.database.kysely);
    expect(killed.subscribers).toBeGreaterThan(rows.subscribers);
    expect(killed.subscribers).toBeLessThan(rows.subscribers + readers);
    expect(killed.consents - rows.consents).toBe(killed.subscribers - rows.subscribers);
    const arrivals = arrivalsOf(list);
    await importArrivals(opened, arrivals, { now: 1, rehearsed: false });
    arrivals.close();
    const subscribers = rows.subscribers + readers;
    expect(await countRows(opened.database.kysely)).toEqual({
      ...rows,
      subscribers,
      consents: rows.consents + readers,
    });
    await close();
  });

  test('killed while copying, the target is empty, and the next copy is whole', async () => {
    const { rows, close } = await fill(readers);
    await close();
    await killedIn('copy');
    await killedIn('copy');
    const copied = await copyDatabase(task.database, task.to);
    expect(copied).toEqual(rows);
    expect(await counts(task.to)).toEqual(rows);
  });

  test('killed while restoring, what was there is there', async () => {
    const { opened, close } = await fill(readers);
    await backUp({ config: made.config, database: opened.database }, { file: task.backup, madeAt: 1 });
    await addReaders(opened.database, opened.hash, { from: readers, count: 5 });
    const rows = await countRows(opened.database.kysely);
    await close();
    // A SQLite file takes the other's place in one step, which no kill can divide.
    if (made.config.kind === 'postgres') await killedIn('restore');
    expect(await counts(made.config)).toEqual(rows);
  });
});
