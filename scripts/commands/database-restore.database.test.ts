import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editionStore } from '../../database/edition-store.ts';
import { openDatabase } from '../../database/open.ts';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { erase, pause, unsubscribe } from '../../subscriptions/preferences.ts';
import { databases, emptyDatabase } from '../../tests/databases.ts';
import { addConfirmed, addressOf, keys, testingOperator } from '../testing-operator.ts';

describe.each(databases)('%s', { timeout: 60_000 }, (kind) => {
  const operator = testingOperator(kind);

  test('what was restored is what was there, and a used database is not replaced unasked', async () => {
    await operator.startEdition('2026-11-24');
    const before = await operator.counts();
    await operator.backUp();
    await operator.working((opened) => addConfirmed(opened, 'new', operator.terminal.now));
    expect(await operator.restore()).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--replace') });
    expect(await operator.restore('--replace')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('--yes'),
    });
    expect((await operator.counts()).subscribers).toBe(5);
    const run = await operator.restore('--replace', '--yes');
    expect(run.errors).not.toMatch(/Error|at /);
    expect(run.exitCode).toBe(0);
    expect(run.output).toContain('1 subscribers who have come since');
    expect(await operator.counts()).toEqual({ ...before, restorations: 1 });
    expect(await operator.subscriber('new')).toBeUndefined();
    if (operator.config.kind === 'sqlite') expect(statSync(operator.config.file).mode & 0o777).toBe(0o600);
    const [kept] = readdirSync(join(operator.terminal.dataDir, 'backups'));
    expect(kept).toMatch(/^before-restore-.*\.sqlite$/);
    expect(readdirSync(operator.terminal.dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test('a person says yes or no', async () => {
    await operator.backUp();
    operator.terminal.answers = ['n', 'y'];
    expect(await operator.restore('--replace')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('4 subscribers'),
    });
    expect((await operator.counts()).restorations).toBe(0);
    expect((await operator.restore('--replace')).exitCode).toBe(0);
    expect((await operator.counts()).restorations).toBe(1);
  });

  test('who has left, paused, bounced or been erased since the backup stays so', async () => {
    await operator.backUp();
    const now = operator.terminal.now;
    await operator.working(async ({ database, hash }) => {
      const store = subscriptionStore(database, hash);
      await unsubscribe(operator.ids.ann ?? '', 'list-unsubscribe', store, now);
      await erase(operator.ids.bob ?? '', store, now);
      await store.transaction((change) => change.suppress(addressOf('cem@example.org'), 'hard-bounce', now));
      await pause(operator.ids.dua ?? '', 4, store, now);
    });
    const run = await operator.restore('--replace', '--yes');
    expect(run.exitCode).toBe(0);
    expect(run.output).toMatch(
      /2 suppressions[\s\S]*1 subscribers who have left[\s\S]*1 pauses[\s\S]*1 subscribers who were erased/,
    );
    expect(await operator.subscriber('ann')).toMatchObject({ state: 'unsubscribed', wantsNewsletter: false });
    expect(await operator.subscriber('bob')).toBeUndefined();
    expect(await operator.subscriber('cem')).toMatchObject({ suppressed: 'hard-bounce' });
    expect((await operator.subscriber('dua'))?.pausedUntil).toBeGreaterThan(now);
    const { withdrawals, suppressed } = await operator.working(async ({ database, hash }) => ({
      withdrawals: (await subscriptionStore(database, hash).held(operator.ids.ann ?? ''))?.consents.map(
        ({ act }) => act,
      ),
      suppressed: await database.kysely.selectFrom('suppressions').select('reason').orderBy('reason').execute(),
    }));
    expect(withdrawals).toEqual(['confirmed', 'withdrawn']);
    expect(suppressed.map(({ reason }) => reason)).toEqual(['hard-bounce', 'request']);
    expect((await operator.terminal.run('database', 'check')).exitCode).toBe(0);
  });

  test('nothing that was being sent goes on by itself after a restore', async () => {
    await operator.working(async ({ database, hash }) => {
      const mail = { from: 'x', to: 'ann@example.org', subject: 's', html: 'h', text: 't', headers: {} };
      await subscriptionStore(database, hash).transaction((change) =>
        change.enqueue({ kind: 'confirmation', subscriber: operator.ids.ann ?? '', locale: 'en', mail, createdAt: 1 }),
      );
    });
    await operator.startEdition('2026-11-24');
    await operator.backUp();
    const run = await operator.restore('--replace', '--yes');
    expect(run.output).toMatch(/1 mails that waited[\s\S]*1 editions that were being sent are paused/);
    const { edition, waiting, restored } = await operator.working(async ({ database }) => ({
      edition: await editionStore(database).edition('2026-11-24'),
      waiting: await database.kysely.selectFrom('messages').select('state').execute(),
      restored: await database.kysely.selectFrom('restorations').select('at').execute(),
    }));
    expect(edition).toMatchObject({ state: 'paused', reason: 'restored', deliveries: { waiting: 4 } });
    expect(waiting).toEqual([{ state: 'dropped' }]);
    expect(restored).toEqual([{ at: operator.terminal.now }]);
  });

  test('a backup goes into an empty database of the other kind without asking', async () => {
    await operator.startEdition('2026-11-24');
    await operator.backUp();
    const other = await emptyDatabase(kind === 'sqlite' ? 'postgres' : 'sqlite');
    try {
      operator.terminal.environment = other.config.kind === 'postgres' ? { DATABASE_URL: other.config.url } : {};
      expect((await operator.restore()).exitCode).toBe(0);
      const config =
        other.config.kind === 'postgres'
          ? other.config
          : { kind: 'sqlite' as const, file: join(operator.terminal.dataDir, 'broadsheet.sqlite') };
      const opened = await openDatabase(config, keys);
      const found = await subscriptionStore(opened.database, opened.hash).subscriberOf(addressOf('dua@example.org'));
      await opened.database.close();
      expect(found?.id).toBe(operator.ids.dua);
      expect((await operator.terminal.run('database', 'check')).exitCode).toBe(0);
    } finally {
      await other.close();
    }
  });

  test('with other keys nothing is restored, because nobody would be recognized', async () => {
    await operator.backUp();
    writeFileSync(join(operator.terminal.dataDir, 'secret'), `${'other'.repeat(10)}\n`);
    expect(await operator.restore('--replace', '--yes')).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('SECRET_KEYS'),
    });
  });

  test('a database that cannot be read is replaced only when that is said, and is kept', async () => {
    await operator.backUp();
    if (operator.config.kind === 'sqlite') writeFileSync(operator.config.file, 'x'.repeat(10_000));
    else {
      await operator.working(({ database }) =>
        database.kysely
          .updateTable('wrapped_keys')
          .set({ wrapped: 'A'.repeat(80) })
          .execute(),
      );
    }
    const refused = await operator.restore('--replace', '--yes');
    expect(refused).toMatchObject({ exitCode: 1, errors: expect.stringContaining('--without-present') });
    const run = await operator.restore('--replace', '--yes', '--without-present');
    expect(run.exitCode).toBe(0);
    expect((await operator.counts()).subscribers).toBe(4);
    const [kept = ''] = readdirSync(join(operator.terminal.dataDir, 'backups'));
    expect(kept).toContain('before-restore');
    expect(run.errors).toContain(kept);
  });

  test.each(['', 'no database', '-'.repeat(100_000)])('a file that is no backup changes nothing', async (content) => {
    operator.terminal.write('b.sqlite', content);
    const run = await operator.restore('--replace', '--yes');
    expect(run).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/b\.sqlite/) });
    expect((await operator.counts()).subscribers).toBe(4);
  });

  test('a damaged backup changes nothing', async () => {
    await operator.startEdition('2026-11-24');
    await operator.backUp();
    const path = join(operator.terminal.folder, 'b.sqlite');
    const bytes = readFileSync(path);
    bytes.fill(0xaa, 4096 * 2, 4096 * 40);
    rmSync(path);
    writeFileSync(path, bytes);
    const run = await operator.restore('--replace', '--yes');
    expect(run).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/b\.sqlite/) });
    expect((await operator.counts()).restorations).toBe(0);
  });
});
