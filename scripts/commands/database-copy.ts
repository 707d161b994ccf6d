import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type DatabaseConfig, databaseConfig } from '../../config/database.ts';
import { copyDatabase } from '../../database/copy-database.ts';
import { CommandFailure } from '../command-failure.ts';
import { explained, placeOf } from '../existing-database.ts';
import { pipedLine } from '../piped-line.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';

const whole = new Intl.NumberFormat('en');

/** Adds `database copy`. */
export function addDatabaseCopy(database: Command, terminal: Terminal): void {
  database
    .command('copy')
    .description('copy everything into another database, which must be empty, and compare the counts')
    .requiredOption(
      '--to <target>',
      'postgres://…, or a SQLite file that is not there yet; “-” reads it from standard input, so that no password stands in the list of processes',
    )
    .addHelpText(
      'after',
      `
Stop the server and every worker first. What is copied comes in one transaction: after a kill the target is as empty as
before, and the command can be run again. The database that is copied stays as it is. Afterwards set DATABASE_URL and
start; SECRET_KEYS (or DATA_DIR/secret) stay the same.

Example:
  npm run broadsheet -- database copy --to postgres://broadsheet:…@db.internal/broadsheet
`,
    )
    .action(async (options: { readonly to: string }) => {
      const from = terminal.database();
      const to = targetOf(options.to === '-' ? await pipedLine(terminal, 'Target: ') : options.to, terminal.folder);
      if (from.kind === 'sqlite' && !existsSync(from.file)) {
        throw new CommandFailure(`There is nothing to copy: ${placeOf(from)} does not exist.`);
      }
      const progress = new ProgressLine(terminal, 'Copying');
      const counts = await explained(`${placeOf(from)} or ${placeOf(to)}`, () =>
        copyDatabase(from, to, (done, total) => progress.show(done, total)),
      );
      progress.end();
      for (const [table, count] of Object.entries(counts)) {
        terminal.write(`${table.padEnd(16)} ${whole.format(count).padStart(12)}\n`);
      }
      terminal.write(`Every table has the same count in both. Next: ${nextStep(to)}\n`);
    });
}

function nextStep(to: DatabaseConfig): string {
  if (to.kind === 'postgres')
    return 'set DATABASE_URL to the target and start. Do not start on the old database again.';
  return `take DATABASE_URL away, put the file into the data folder as broadsheet.sqlite, and start.`;
}

function targetOf(text: string, folder: string): DatabaseConfig {
  if (/^postgres(ql)?:/.test(text)) return databaseConfig('', { DATABASE_URL: text });
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    throw new CommandFailure('--to must be an address such as postgres://name:password@host/database, or a path.');
  }
  return { kind: 'sqlite', file: resolve(folder, text) };
}
