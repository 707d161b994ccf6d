import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { editionStore } from '../../database/edition-store.ts';
import { openDatabase } from '../../database/open.ts';
import { startMail } from '../../mail/start.ts';
import { freezeEdition } from '../../newsletter/freeze.ts';
import { databases, emptyDatabase } from '../databases.ts';
import { FakeResend } from '../fake-resend.ts';
import { addReaders, locales, partIn } from '../newsroom.ts';
import { startPostgres } from '../postgres-server.ts';

const full = process.env.FAULTS === 'full';
const patience = full ? 600_000 : 90_000;
const keys = ['k'.repeat(32)];
const id = '2026-11-24';
const render = async (_: string, locale: string) => partIn(locale);
const until = (condition: () => boolean | Promise<boolean>) =>
  vi.waitUntil(condition, { timeout: patience, interval: 50 });

let dataDir: string;
let endings: (() => Promise<void>)[];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'broadsheet-outages-'));
  endings = [];
});
afterEach(async () => {
  for (const end of endings.toReversed()) await end();
  rmSync(dataDir, { recursive: true, force: true });
});

async function providerOf(options: ConstructorParameters<typeof FakeResend>[0] = {}) {
  const provider = new FakeResend(options);
  const baseUrl = await provider.listen();
  endings.push(() => provider.close());
  return { provider, transport: { kind: 'resend', apiKey: 're_1', baseUrl } as const };
}

function logOf() {
  const lines: string[] = [];
  return { lines, log: (level: string, message: string) => lines.push(`${level}: ${message}`) };
}

test(
  'PostgreSQL is killed again and again while an edition is sent: each gets one, once',
  async () => {
    const readers = full ? 100_000 : 1200;
    const kills = full ? 10 : 2;
    const server = await startPostgres();
    endings.push(server.stop);
    const config = { kind: 'postgres', url: await server.makeDatabase() } as const;
    const opened = await openDatabase(config, keys);
    endings.push(opened.database.close);
    const store = editionStore(opened.database);
    await addReaders(opened.database, opened.hash, { count: readers });
    await freezeEdition(id, 0, { store, render, locales, now: Date.now });
    const { provider, transport } = await providerOf({
      fault: (request) => (request % 9 === 4 ? 'lost-answer' : 'none'),
    });
    await store.move(id, { from: ['ready'], to: 'sending', now: Date.now() });
    const { lines, log } = logOf();
    const worker = startMail({ ...opened, transport, dataDir, keys, log, concurrency: 2 });
    endings.push(() => worker.stop());
    for (let kill = 0; kill < kills; kill += 1) {
      await until(() => provider.accepted.size >= (readers * kill) / (kills + 1));
      await server.kill();
      await until(() => worker.state().databaseTrouble !== undefined);
      await server.start();
      // What was claimed when the server died waits for its lease to end; the test does not.
      await opened.database.kysely.updateTable('batches').set({ lease_until: 0 }).execute();
    }
    await until(async () => (await store.edition(id))?.deliveries.waiting === 0);
    expect((await store.edition(id))?.deliveries).toMatchObject({ submitted: readers, uncertain: 0 });
    expect(provider.accepted.size).toBe(readers);
    expect(provider.twice).toEqual([]);
    expect([...provider.differing]).toEqual([]);
    expect(lines.some((line) => line.startsWith('error: The mail worker cannot use the database'))).toBe(true);
  },
  patience * 2,
);

describe.each(databases)('%s', (kind) => {
  const sending = async (readers: number) => {
    const made = await emptyDatabase(kind);
    endings.push(made.close);
    const opened = await openDatabase(made.config, keys);
    endings.push(opened.database.close);
    const store = editionStore(opened.database);
    await addReaders(opened.database, opened.hash, { count: readers });
    await freezeEdition(id, 0, { store, render, locales, now: Date.now });
    await store.move(id, { from: ['ready'], to: 'sending', now: Date.now() });
    return { opened, store };
  };

  test('a folder that cannot be written is said, and mail leaves once it can', { timeout: patience }, async () => {
    const { opened, store } = await sending(30);
    const outbox = join(dataDir, 'outbox');
    writeFileSync(outbox, 'in the way');
    const { lines, log } = logOf();
    const worker = startMail({ ...opened, transport: { kind: 'folder' }, dataDir, keys, log });
    endings.push(() => worker.stop());
    await until(() => worker.state().trouble?.includes('outbox folder') === true);
    expect((await store.edition(id))?.deliveries.waiting).toBe(30);
    rmSync(outbox);
    await until(async () => (await store.edition(id))?.deliveries.submitted === 30);
    await until(() => worker.state().trouble === undefined);
    const files = readdirSync(outbox);
    expect(files.filter((file) => /^\d{4}-.*\.eml$/.test(file))).toHaveLength(30);
    expect(lines).toContain('info: Mail leaves again.');
  });

  test('a refused batch pauses the edition and loses nobody', { timeout: patience }, async () => {
    const { provider, transport } = await providerOf();
    const { opened, store } = await sending(12);
    provider.refusesSender = true;
    const { log } = logOf();
    const worker = startMail({ ...opened, transport, dataDir, keys, log });
    endings.push(() => worker.stop());
    await until(async () => (await store.edition(id))?.state === 'paused');
    expect(await store.edition(id)).toMatchObject({ reason: 'refused', deliveries: { waiting: 12, refused: 0 } });
    expect(await store.trouble(id)).toContain('422 validation_error');
    provider.refusesSender = false;
    // An answer that is still on its way would pause it once more.
    await until(async () => {
      const leased = await opened.database.kysely
        .selectFrom('batches')
        .select('number')
        .where('lease_owner', 'is not', null)
        .execute();
      return leased.length === 0;
    });
    await store.move(id, { from: ['paused'], to: 'sending', now: Date.now() });
    await until(async () => (await store.edition(id))?.deliveries.submitted === 12);
    expect(provider.twice).toEqual([]);
  });

  test('a key that is refused is said, and mail leaves once it is good', { timeout: patience }, async () => {
    const { provider, transport } = await providerOf();
    provider.refusesKey = true;
    const { opened, store } = await sending(12);
    const { log } = logOf();
    const worker = startMail({ ...opened, transport, dataDir, keys, log });
    endings.push(() => worker.stop());
    await until(() => worker.state().trouble?.includes('401') === true);
    const requests = provider.requests;
    provider.refusesKey = false;
    const minuteIsOver = async () => {
      await opened.database.kysely.updateTable('transports').set({ blocked_until: 0 }).execute();
      await opened.database.kysely.updateTable('batches').set({ next_attempt_at: 0 }).execute();
    };
    await until(async () => {
      await minuteIsOver();
      return (await store.edition(id))?.deliveries.submitted === 12;
    });
    expect(provider.twice).toEqual([]);
    expect(requests).toBeLessThanOrEqual(6);
  });
});

test('a full disk is said, nothing is lost, and mail leaves once there is room', { timeout: patience }, async () => {
  const made = await emptyDatabase('sqlite');
  endings.push(made.close);
  const opened = await openDatabase(made.config, keys);
  endings.push(opened.database.close);
  const store = editionStore(opened.database);
  await addReaders(opened.database, opened.hash, { count: 900 });
  await freezeEdition(id, 0, { store, render, locales, now: Date.now });
  await store.move(id, { from: ['ready'], to: 'sending', now: Date.now() });
  // SQLite says of its own limit what it says of a full disk.
  const { kysely } = opened.database;
  await sql`pragma max_page_count = 1`.execute(kysely);
  const { provider, transport } = await providerOf();
  const { lines, log } = logOf();
  const worker = startMail({ ...opened, transport, dataDir, keys, log });
  endings.push(() => worker.stop());
  await until(() => worker.state().databaseTrouble?.includes('full') === true);
  await sql`pragma max_page_count = 1000000`.execute(kysely);
  await kysely.updateTable('batches').set({ lease_until: 0 }).execute();
  await until(async () => (await store.edition(id))?.deliveries.submitted === 900);
  await until(() => worker.state().trouble === undefined);
  expect(provider.twice).toEqual([]);
  expect(provider.accepted.size).toBe(900);
  expect(lines.some((line) => line.startsWith('error') && line.includes('full'))).toBe(true);
});

test('a PostgreSQL that takes nothing in is said, nothing is lost, and mail leaves once it does', {
  timeout: patience,
}, async () => {
  const made = await emptyDatabase('postgres');
  endings.push(made.close);
  const opened = await openDatabase(made.config, keys);
  endings.push(opened.database.close);
  const store = editionStore(opened.database);
  await addReaders(opened.database, opened.hash, { count: 12 });
  await freezeEdition(id, 0, { store, render, locales, now: Date.now });
  await store.move(id, { from: ['ready'], to: 'sending', now: Date.now() });
  /** As after a failover to a server that only follows; connections that are open are cut. */
  const setReadOnly = async (value: 'on' | 'off') => {
    const { kysely } = made.again();
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(kysely);
    await kysely.connection().execute(async (connection) => {
      await sql`set default_transaction_read_only = off`.execute(connection);
      await sql`alter database ${sql.id(rows[0]?.name ?? '')} set default_transaction_read_only = ${sql.raw(value)}`.execute(
        connection,
      );
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(connection);
    });
  };
  await setReadOnly('on');
  const { provider, transport } = await providerOf();
  const { lines, log } = logOf();
  const worker = startMail({ ...opened, transport, dataDir, keys, log });
  endings.push(() => worker.stop());
  await until(() => worker.state().databaseTrouble?.includes('read-only') === true);
  await setReadOnly('off');
  const after = editionStore(made.again());
  await until(async () => (await after.edition(id))?.deliveries.submitted === 12);
  await until(() => worker.state().databaseTrouble === undefined);
  expect(provider.twice).toEqual([]);
  expect(lines.some((line) => line.startsWith('error') && line.includes('read-only'))).toBe(true);
});

test('a data folder that cannot be written is said with its path', async () => {
  const inTheWay = join(dataDir, 'data');
  writeFileSync(inTheWay, '');
  const file = join(inTheWay, 'broadsheet.sqlite');
  await expect(openDatabase({ kind: 'sqlite', file }, keys)).rejects.toThrow(inTheWay);
});
