import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '../../database/connect.ts';
import { countRows } from '../../database/copy-tables.ts';
import { editionStore } from '../../database/edition-store.ts';
import { type OpenedDatabase, openDatabase } from '../../database/open.ts';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { freezeEdition } from '../../newsletter/freeze.ts';
import { readAddress } from '../../subscriptions/address.ts';
import { erase, pause, unsubscribe } from '../../subscriptions/preferences.ts';
import { databases, emptyDatabase, type TestDatabase } from '../../tests/databases.ts';
import { partIn } from '../../tests/newsroom.ts';
import { TestingTerminal } from '../testing-terminal.ts';

const keys = ['k'.repeat(40)];
const locales = ['en', 'de', 'ar'];
const hour = 3_600_000;

function addressOf(typed: string) {
  const reading = readAddress(typed);
  if (!reading.ok) throw new RangeError(reading.problem);
  return reading.address;
}

/** Adds a subscriber who has confirmed. */
async function addConfirmed({ database, hash }: OpenedDatabase, name: string, at: number): Promise<string> {
  return subscriptionStore(database, hash).transaction(async (change) => {
    const address = addressOf(`${name}@example.org`);
    const { id } = await change.add({ address, locale: 'en', wantsNewsletter: true, createdAt: at });
    await change.change(id, { state: 'confirmed', confirmedAt: at });
    const consent = { purpose: 'newsletter', act: 'confirmed', text: 'Yes', textVersion: '1', source: '/en' } as const;
    await change.recordConsent(id, { ...consent, locale: 'en', at });
    return id;
  });
}

describe.each(databases)('%s', { timeout: 60_000 }, (kind) => {
  let terminal: TestingTerminal;
  let made: TestDatabase;
  let ids: Readonly<Record<string, string>>;
  /** Works with the database as the server does, and closes it, as a stopped server has. */
  const working = async <Result>(work: (opened: OpenedDatabase) => Promise<Result>): Promise<Result> => {
    const opened = await openDatabase(made.config, keys);
    try {
      return await work(opened);
    } finally {
      await opened.database.close();
    }
  };
  const subscriber = (name: string) =>
    working(({ database, hash }) => subscriptionStore(database, hash).subscriberOf(addressOf(`${name}@example.org`)));
  const counts = () => working(({ database }) => countRows(database.kysely));

  beforeEach(async () => {
    terminal = new TestingTerminal();
    mkdirSync(terminal.dataDir, { recursive: true });
    writeFileSync(join(terminal.dataDir, 'secret'), `${keys[0]}\n`);
    made = await emptyDatabase(kind);
    if (made.config.kind === 'postgres') terminal.environment = { DATABASE_URL: made.config.url };
    else made = { ...made, config: { kind: 'sqlite', file: join(terminal.dataDir, 'broadsheet.sqlite') } };
    ids = await working(async (opened) => ({
      ann: await addConfirmed(opened, 'ann', terminal.now - 9 * hour),
      bob: await addConfirmed(opened, 'bob', terminal.now - 8 * hour),
      cem: await addConfirmed(opened, 'cem', terminal.now - 7 * hour),
      dua: await addConfirmed(opened, 'dua', terminal.now - 6 * hour),
    }));
  });
  afterEach(async () => {
    await made.close();
    terminal.remove();
  });

  const startEdition = (id: string) =>
    working(async ({ database }) => {
      const store = editionStore(database);
      await freezeEdition(id, 0, {
        store,
        render: async (_, locale) => partIn(locale),
        locales,
        now: () => terminal.now,
      });
      await store.move(id, { from: ['ready'], to: 'sending', now: terminal.now });
    });
  const backUp = async () => {
    const run = await terminal.run('database', 'backup', 'b.sqlite');
    expect(run.errors).toContain('4 subscribers');
    expect(run.exitCode).toBe(0);
    terminal.now += hour;
  };
  const restore = (...options: string[]) => terminal.run('database', 'restore', 'b.sqlite', ...options);

  test('a backup is one file for its owner alone, and replaces no other', async () => {
    await backUp();
    expect(statSync(join(terminal.folder, 'b.sqlite')).mode & 0o777).toBe(0o600);
    expect(readdirSync(terminal.folder).filter((name) => name.startsWith('b.sqlite'))).toEqual(['b.sqlite']);
    const again = await terminal.run('database', 'backup', 'b.sqlite');
    expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining('there already') });
    const named = await terminal.run('database', 'backup');
    expect(named.output).toBe('data/backups/broadsheet-20261124T130000Z.sqlite\n');
  });

  test('what was restored is what was there, and a used database is not replaced unasked', async () => {
    await startEdition('2026-11-24');
    const before = await counts();
    await backUp();
    await working((opened) => addConfirmed(opened, 'new', terminal.now));
    expect(await restore()).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--replace') });
    expect(await restore('--replace')).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--yes') });
    expect((await counts()).subscribers).toBe(5);
    const run = await restore('--replace', '--yes');
    expect(run.errors).not.toMatch(/Error|at /);
    expect(run.exitCode).toBe(0);
    expect(run.output).toContain('1 subscribers who have come since');
    expect(await counts()).toEqual({ ...before, restorations: 1 });
    expect(await subscriber('new')).toBeUndefined();
    if (made.config.kind === 'sqlite') expect(statSync(made.config.file).mode & 0o777).toBe(0o600);
    const [kept] = readdirSync(join(terminal.dataDir, 'backups'));
    expect(kept).toMatch(/^before-restore-.*\.sqlite$/);
    expect(readdirSync(terminal.dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test('a person says yes or no', async () => {
    await backUp();
    terminal.answers = ['n', 'y'];
    expect(await restore('--replace')).toMatchObject({ exitCode: 1, errors: expect.stringContaining('4 subscribers') });
    expect((await counts()).restorations).toBe(0);
    expect((await restore('--replace')).exitCode).toBe(0);
    expect((await counts()).restorations).toBe(1);
  });

  test('who has left, paused, bounced or been erased since the backup stays so', async () => {
    await backUp();
    const now = terminal.now;
    await working(async ({ database, hash }) => {
      const store = subscriptionStore(database, hash);
      await unsubscribe(ids.ann ?? '', 'list-unsubscribe', store, now);
      await erase(ids.bob ?? '', store, now);
      await store.transaction((change) => change.suppress(addressOf('cem@example.org'), 'hard-bounce', now));
      await pause(ids.dua ?? '', 4, store, now);
    });
    const run = await restore('--replace', '--yes');
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(
      /2 suppressions[\s\S]*1 subscribers who have left[\s\S]*1 pauses[\s\S]*1 subscribers who were erased/,
    );
    expect(await subscriber('ann')).toMatchObject({ state: 'unsubscribed', wantsNewsletter: false });
    expect(await subscriber('bob')).toBeUndefined();
    expect(await subscriber('cem')).toMatchObject({ suppressed: 'hard-bounce' });
    expect((await subscriber('dua'))?.pausedUntil).toBeGreaterThan(now);
    const { withdrawals, suppressed } = await working(async ({ database, hash }) => ({
      withdrawals: (await subscriptionStore(database, hash).held(ids.ann ?? ''))?.consents.map(({ act }) => act),
      suppressed: await database.kysely.selectFrom('suppressions').select('reason').orderBy('reason').execute(),
    }));
    expect(withdrawals).toEqual(['confirmed', 'withdrawn']);
    expect(suppressed.map(({ reason }) => reason)).toEqual(['hard-bounce', 'request']);
    expect((await terminal.run('database', 'check')).exitCode).toBe(0);
  });

  test('nothing that was being sent goes on by itself after a restore', async () => {
    await working(async ({ database, hash }) => {
      const mail = { from: 'x', to: 'ann@example.org', subject: 's', html: 'h', text: 't', headers: {} };
      await subscriptionStore(database, hash).transaction((change) =>
        change.enqueue({ kind: 'confirmation', subscriber: ids.ann ?? '', locale: 'en', mail, createdAt: 1 }),
      );
    });
    await startEdition('2026-11-24');
    await backUp();
    const run = await restore('--replace', '--yes');
    expect(run.output).toMatch(/1 mails that waited[\s\S]*1 editions that were being sent are paused/);
    const { edition, waiting, restored } = await working(async ({ database }) => ({
      edition: await editionStore(database).edition('2026-11-24'),
      waiting: await database.kysely.selectFrom('messages').select('state').execute(),
      restored: await database.kysely.selectFrom('restorations').select('at').execute(),
    }));
    expect(edition).toMatchObject({ state: 'paused', reason: 'restored', deliveries: { waiting: 4 } });
    expect(waiting).toEqual([{ state: 'dropped' }]);
    expect(restored).toEqual([{ at: terminal.now }]);
  });

  test('a backup goes into an empty database of the other kind without asking', async () => {
    await startEdition('2026-11-24');
    await backUp();
    const other = await emptyDatabase(kind === 'sqlite' ? 'postgres' : 'sqlite');
    try {
      terminal.environment = other.config.kind === 'postgres' ? { DATABASE_URL: other.config.url } : {};
      expect((await restore()).exitCode).toBe(0);
      const config =
        other.config.kind === 'postgres'
          ? other.config
          : { kind: 'sqlite' as const, file: join(terminal.dataDir, 'broadsheet.sqlite') };
      const opened = await openDatabase(config, keys);
      const found = await subscriptionStore(opened.database, opened.hash).subscriberOf(addressOf('dua@example.org'));
      await opened.database.close();
      expect(found?.id).toBe(ids.dua);
      expect((await terminal.run('database', 'check')).exitCode).toBe(0);
    } finally {
      await other.close();
    }
  });

  test('with other keys nothing is restored, because nobody would be recognized', async () => {
    await backUp();
    writeFileSync(join(terminal.dataDir, 'secret'), `${'other'.repeat(10)}\n`);
    expect(await restore('--replace', '--yes')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('SECRET_KEYS'),
    });
  });

  test('a database that cannot be read is replaced only when that is said, and is kept', async () => {
    await backUp();
    if (made.config.kind === 'sqlite') writeFileSync(made.config.file, 'x'.repeat(10_000));
    else {
      await working(({ database }) =>
        database.kysely
          .updateTable('wrapped_keys')
          .set({ wrapped: 'A'.repeat(80) })
          .execute(),
      );
    }
    const refused = await restore('--replace', '--yes');
    expect(refused).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--without-present') });
    const run = await restore('--replace', '--yes', '--without-present');
    expect(run.exitCode).toBe(0);
    expect((await counts()).subscribers).toBe(4);
    const [kept = ''] = readdirSync(join(terminal.dataDir, 'backups'));
    expect(kept).toContain('before-restore');
    expect(run.errors).toContain(kept);
  });

  test('while a server works with the database, nothing is restored or copied', async () => {
    await backUp();
    await working(async () => {
      const run = await restore('--replace', '--yes');
      expect(run).toMatchObject({ exitCode: 1, errors: expect.stringContaining('Stop') });
      const copy = await terminal.run('database', 'copy', '--to', 'copy.sqlite');
      expect(copy).toMatchObject({ exitCode: 1, errors: expect.stringContaining('Stop') });
    });
    expect(existsSync(join(terminal.folder, 'copy.sqlite'))).toBe(false);
  });

  test.each(['', 'no database', '-'.repeat(100_000)])('a file that is no backup changes nothing', async (content) => {
    terminal.write('b.sqlite', content);
    const run = await restore('--replace', '--yes');
    expect(run).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/b\.sqlite/) });
    expect((await counts()).subscribers).toBe(4);
  });

  test('a damaged backup changes nothing', async () => {
    await startEdition('2026-11-24');
    await backUp();
    const path = join(terminal.folder, 'b.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0xaa, 4096 * 2, 4096 * 40);
    rmSync(path);
    writeFileSync(path, bytes);
    const run = await restore('--replace', '--yes');
    expect(run).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/b\.sqlite/) });
    expect((await counts()).restorations).toBe(0);
  });

  test('check says that all is well, or what is wrong', async () => {
    await startEdition('2026-11-24');
    const well = await terminal.run('database', 'check');
    expect(well.output).not.toContain('WRONG');
    expect(well.output).toContain('4 subscribers');
    expect(well.exitCode).toBe(0);
    await working(async ({ database }) => {
      await database.kysely
        .deleteFrom('deliveries')
        .where('subscriber_id', '=', ids.ann ?? '')
        .execute();
      await database.kysely
        .updateTable('subscribers')
        .set({ address_hash: 'x' })
        .where('id', '=', ids.bob ?? '')
        .execute();
    });
    const ill = await terminal.run('database', 'check');
    expect(ill.exitCode).toBe(1);
    expect(ill.output).toMatch(/WRONG {2}deliveries add up to audiences: 1 editions/);
    expect(ill.output).toMatch(/WRONG {2}suppressions fit the addresses: 1 subscribers/);
    expect(ill.output).not.toContain('@example.org');
  });

  test('migrate says what it did', async () => {
    expect((await terminal.run('database', 'migrate')).output).toContain('Nothing to do');
  });

  test('copy fills an empty database of the other kind, with the same counts, and back', async () => {
    await startEdition('2026-11-24');
    const before = await counts();
    const other = await emptyDatabase(kind === 'sqlite' ? 'postgres' : 'sqlite');
    await other.database.close();
    try {
      const target = other.config.kind === 'postgres' ? other.config.url : join(terminal.folder, 'copy.sqlite');
      terminal.piped = `${target}\n`;
      const run = await terminal.run('database', 'copy', '--to', '-');
      expect(run.errors).not.toContain('Error');
      expect(run.exitCode).toBe(0);
      expect(run.output).toMatch(/subscribers +4\n/);
      const config = other.config.kind === 'postgres' ? other.config : ({ kind: 'sqlite', file: target } as const);
      const copy = connect(config);
      expect(await countRows(copy.kysely)).toEqual(before);
      await copy.close();
      const again = await terminal.run('database', 'copy', '--to', target);
      expect(again).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/already/) });
    } finally {
      await other.close();
    }
  });
});
