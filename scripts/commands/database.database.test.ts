import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { connect } from '../../database/connect.ts';
import { countRows } from '../../database/copy-tables.ts';
import { databases, emptyDatabase } from '../../tests/databases.ts';
import { testingOperator } from '../testing-operator.ts';

describe.each(databases)('%s', { timeout: 60_000 }, (kind) => {
  const operator = testingOperator(kind);

  test('a backup is one file for its owner alone, and replaces no other', async () => {
    await operator.backUp();
    expect(statSync(join(operator.terminal.folder, 'b.sqlite')).mode & 0o777).toBe(0o600);
    expect(readdirSync(operator.terminal.folder).filter((name) => name.startsWith('b.sqlite'))).toEqual(['b.sqlite']);
    const again = await operator.terminal.run('database', 'backup', 'b.sqlite');
    expect(again).toMatchObject({ exitCode: 1, errors: expect.stringContaining('there already') });
    const named = await operator.terminal.run('database', 'backup');
    expect(named.output).toBe('data/backups/broadsheet-20261124T130000Z.sqlite\n');
  });

  test('while a server works with the database, nothing is restored or copied', async () => {
    await operator.backUp();
    await operator.working(async () => {
      const run = await operator.restore('--replace', '--yes');
      expect(run).toMatchObject({ exitCode: 1, errors: expect.stringContaining('Stop') });
      const copy = await operator.terminal.run('database', 'copy', '--to', 'copy.sqlite');
      expect(copy).toMatchObject({ exitCode: 1, errors: expect.stringContaining('Stop') });
    });
    expect(existsSync(join(operator.terminal.folder, 'copy.sqlite'))).toBe(false);
  });

  test('check says that all is well, or what is wrong', async () => {
    await operator.startEdition('2026-11-24');
    const well = await operator.terminal.run('database', 'check');
    expect(well.output).not.toContain('WRONG');
    expect(well.output).toContain('4 subscribers');
    expect(well.exitCode).toBe(0);
    await operator.working(async ({ database }) => {
      await database.kysely
        .deleteFrom('deliveries')
        .where('subscriber_id', '=', operator.ids.ann ?? '')
        .execute();
      await database.kysely
        .updateTable('subscribers')
        .set({ address_hash: 'x' })
        .where('id', '=', operator.ids.bob ?? '')
        .execute();
    });
    const ill = await operator.terminal.run('database', 'check');
    expect(ill.exitCode).toBe(1);
    expect(ill.output).toMatch(/WRONG {2}deliveries add up to audiences: 1 editions/);
    expect(ill.output).toMatch(/WRONG {2}suppressions fit the addresses: 1 subscribers/);
    expect(ill.output).not.toContain('@example.org');
  });

  test('migrate says what it did', async () => {
    expect((await operator.terminal.run('database', 'migrate')).output).toContain('Nothing to do');
  });

  test('copy fills an empty database of the other kind, with the same counts, and back', async () => {
    await operator.startEdition('2026-11-24');
    const before = await operator.counts();
    const other = await emptyDatabase(kind === 'sqlite' ? 'postgres' : 'sqlite');
    await other.database.close();
    try {
      const target =
        other.config.kind === 'postgres' ? other.config.url : join(operator.terminal.folder, 'copy.sqlite');
      operator.terminal.piped = `${target}\n`;
      const run = await operator.terminal.run('database', 'copy', '--to', '-');
      expect(run.errors).not.toContain('Error');
      expect(run.exitCode).toBe(0);
      expect(run.output).toMatch(/subscribers +4\n/);
      const config = other.config.kind === 'postgres' ? other.config : ({ kind: 'sqlite', file: target } as const);
      const copy = connect(config);
      expect(await countRows(copy.kysely)).toEqual(before);
      await copy.close();
      const again = await operator.terminal.run('database', 'copy', '--to', target);
      expect(again).toMatchObject({ exitCode: 1, errors: expect.stringMatching(/already/) });
    } finally {
      await other.close();
    }
  });
});
