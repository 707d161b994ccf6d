import type { Command } from 'commander';
import { checkDatabase, faultsIn } from '../../database/check.ts';
import { type Database, readSnapshot } from '../../database/connect.ts';
import { countRows } from '../../database/copy-tables.ts';
import { openKeyedHash } from '../../database/keyed-hash.ts';
import { migrationStatus } from '../../database/migrate.ts';
import { CommandFailure } from '../command-failure.ts';
import { placeOf, withExistingDatabase } from '../existing-database.ts';
import type { Terminal } from '../terminal.ts';

const whole = new Intl.NumberFormat('en');

/** Adds `database check`. @param fault told that something is wrong, for the exit code */
export function addDatabaseCheck(database: Command, terminal: Terminal, fault: () => void): void {
  database
    .command('check')
    .description(
      'look through the database: schema, file, references, sums, keys. Changes nothing; 1 when something is wrong',
    )
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- database check\n')
    .action(async () => {
      const config = terminal.database();
      terminal.write(`${placeOf(config)}\n`);
      await withExistingDatabase(config, async (opened) => {
        await requireSchema(opened);
        terminal.write('ok     the schema is this program’s\n');
        const hash = await openKeyedHash(opened, terminal.keys());
        terminal.write('ok     the secret keys belong to it\n');
        const checks = await checkDatabase(opened, hash);
        for (const { what, fault: wrong } of checks) {
          terminal.write(wrong === undefined ? `ok     ${what}\n` : `WRONG  ${what}: ${wrong}\n`);
        }
        const { subscribers, consents, editions, deliveries } = await readSnapshot(opened, countRows);
        const counts = Object.entries({ subscribers, consents, editions, deliveries });
        terminal.write(`${counts.map(([name, count]) => `${whole.format(count)} ${name}`).join(', ')}\n`);
        if (faultsIn(checks).length > 0) fault();
      });
    });
}

async function requireSchema(opened: Database): Promise<void> {
  const status = await migrationStatus(opened);
  if (!status)
    throw new CommandFailure('WRONG  this database holds no tables of Broadsheet’s. The first start makes them.');
  if (status.unknown.length > 0) {
    throw new CommandFailure(
      `WRONG  made by a newer Broadsheet, which knows ${status.unknown.join(', ')}. Update this one.`,
    );
  }
  if (status.missing.length > 0) {
    throw new CommandFailure(
      `WRONG  of an older schema: ${status.missing.join(', ')} are missing. “database migrate”, or a start, adds them.`,
    );
  }
}
