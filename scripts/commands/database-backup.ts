import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backUp } from '../../database/backup.ts';
import { placeOf, withExistingDatabase } from '../existing-database.ts';
import { ProgressLine } from '../progress-line.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';

const whole = new Intl.NumberFormat('en');

/** Where a backup lies when nothing else is said: its name sorts by time. @param at milliseconds since the epoch */
export function backupPath(terminal: Terminal, what: string, at: number): string {
  const time = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
  return resolve(terminal.folder, terminal.settings().dataDir, 'backups', `${what}-${time}.sqlite`);
}

/** Adds `database backup`. @param fault told that something is wrong, for the exit code */
export function addDatabaseBackup(database: Command, terminal: Terminal, fault: () => void): void {
  database
    .command('backup')
    .description('write all tables, as they are at one moment, into one file that either database can be restored from')
    .argument('[file]', 'a file that is not there yet (default: DATA_DIR/backups/broadsheet-<time>.sqlite)')
    .addHelpText(
      'after',
      `
The server and the workers may go on. The file holds addresses: keep it as safe as the database, and keep SECRET_KEYS
(or DATA_DIR/secret) beside neither of the two, but keep it: without it suppressed addresses are not recognized.

Example:
  npm run broadsheet -- database backup /mnt/backups/broadsheet.sqlite
`,
    )
    .action(async (given: string | undefined) => {
      const config = terminal.database();
      const madeAt = terminal.now();
      const file = given === undefined ? backupPath(terminal, 'broadsheet', madeAt) : resolve(terminal.folder, given);
      const progress = new ProgressLine(terminal, `Reading ${placeOf(config)}`);
      const onRows = (done: number, total: number) => progress.show(done, total);
      const { counts, faults } = await withExistingDatabase(config, (opened) =>
        backUp({ config, database: opened }, { file, madeAt, onRows }),
      );
      progress.end();
      terminal.write(`${shownPath(terminal, file)}\n`);
      terminal.writeError(
        `${whole.format(counts.subscribers)} subscribers, ${whole.format(counts.consents)} consents, ` +
          `${whole.format(counts.deliveries)} deliveries. The file was read again and is whole.\n`,
      );
      if (faults.length === 0) return;
      terminal.writeError(`The backup is as it should be, but the database is not:\n  ${faults.join('\n  ')}\n`);
      fault();
    });
}
