import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DatabaseConfig } from '../../config/database.ts';
import { BackupError } from '../../database/backup.ts';
import type { CarriedOver } from '../../database/carry-over.ts';
import {
  carryFromPresent,
  discardPrepared,
  keepUncarried,
  type Prepared,
  type Present,
  prepareBackup,
  presentDatabase,
  putInPlace,
} from '../../database/restore.ts';
import { CommandFailure } from '../command-failure.ts';
import { isConfirmed } from '../confirmation.ts';
import { explained, isOutage, placeOf } from '../existing-database.ts';
import { ProgressLine } from '../progress-line.ts';
import { shownPath } from '../shown-path.ts';
import type { Terminal } from '../terminal.ts';
import { backupPath } from './database-backup.ts';

interface Options {
  readonly replace?: true;
  readonly withoutPresent?: true;
  readonly yes?: true;
}

const whole = new Intl.NumberFormat('en');

/** Adds `database restore`. */
export function addDatabaseRestore(database: Command, terminal: Terminal): void {
  database
    .command('restore')
    .description('put a backup in the place of the database: all of it or nothing')
    .argument('<file>', 'a backup, or a SQLite database of Broadsheet’s')
    .option('--replace', 'also when the database holds something; it is kept as a backup of its own')
    .option('--without-present', 'also when that cannot be read, and nobody knows who has left since the backup')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      `
Stop the server and every worker first. Who has left, paused, bounced or been erased since the backup was made stays so,
as far as the present database can be read. No edition goes on or comes out by itself before a person has said so.

Example:
  npm run broadsheet -- database restore data/backups/broadsheet-20261120T060000Z.sqlite --replace
`,
    )
    .action(async (given: string, options: Options) => {
      const config = terminal.database();
      const file = resolve(terminal.folder, given);
      const prepared = await prepareBackup(file, workFile(terminal, config), terminal.keys());
      try {
        await explained(placeOf(config), () => restore(terminal, config, prepared, options));
      } finally {
        await discardPrepared(prepared);
      }
    });
}

/** Beside the SQLite database, so that it can take its place in one step. */
function workFile(terminal: Terminal, config: DatabaseConfig): string {
  if (config.kind === 'sqlite') return `${config.file}.restoring`;
  return resolve(terminal.folder, terminal.settings().dataDir, 'restoring.sqlite');
}

async function restore(
  terminal: Terminal,
  config: DatabaseConfig,
  prepared: Prepared,
  options: Options,
): Promise<void> {
  const present = await presentDatabase(config, terminal.keys());
  const isThere = present.state === 'in-use' || present.state === 'unreadable';
  if (isThere && !options.replace) {
    throw new CommandFailure(
      `${placeOf(config)} ${held(present)}. Nothing was changed; --replace puts the backup in its place.`,
    );
  }
  const backup = `the backup${prepared.madeAt === undefined ? '' : ` of ${new Date(prepared.madeAt).toISOString()}`}`;
  const question = `Put ${backup}, with ${whole.format(prepared.counts.subscribers)} subscribers, into ${placeOf(config)}${
    isThere ? `, which ${held(present)}` : ''
  }?`;
  if (prepared.faults.length > 0)
    terminal.writeError(`The backup can be read, but:\n  ${prepared.faults.join('\n  ')}\n`);
  if (isThere && !(await isConfirmed(terminal, question, options))) throw new CommandFailure('Nothing was changed.');
  if (isThere) await carry(terminal, config, { prepared, present, options });
  const progress = new ProgressLine(terminal, 'Restoring');
  const { droppedMessages, haltedEditions } = await putInPlace(config, prepared, {
    now: terminal.now(),
    onRows: (done, total) => progress.show(done, total),
  });
  progress.end();
  terminal.write(`Restored: ${whole.format(prepared.counts.subscribers)} subscribers in ${placeOf(config)}.\n`);
  if (droppedMessages > 0) {
    terminal.write(
      `${whole.format(droppedMessages)} mails that waited when the backup was made were dropped: they have left long ago.\n`,
    );
  }
  if (haltedEditions > 0) terminal.write(`${haltedEditions} editions that were being sent are paused.\n`);
  terminal.write('Editions ask a person before they are sent: “broadsheet newsletter status” lists them.\n');
}

function held(present: Present): string {
  if (present.state === 'unreadable') return `cannot be read (${present.reason})`;
  return present.state === 'in-use' ? `holds ${whole.format(present.counts.subscribers)} subscribers` : 'is empty';
}

async function carry(
  terminal: Terminal,
  config: DatabaseConfig,
  { prepared, present, options }: { readonly prepared: Prepared; readonly present: Present; readonly options: Options },
): Promise<void> {
  const now = terminal.now();
  const safety = backupPath(terminal, 'before-restore', now);
  const shown = shownPath(terminal, safety);
  const reason = present.state === 'unreadable' ? present.reason : undefined;
  const carried = reason ?? (await carriedOver(terminal, config, prepared, safety));
  if (typeof carried === 'object') {
    report(terminal, carried, shown);
    return;
  }
  if (!options.withoutPresent) {
    throw new CommandFailure(
      `${placeOf(config)} cannot be read (${carried}), so nobody knows who has left since the backup was made: ` +
        'they would be mailed again. Nothing was changed; --without-present goes on all the same.',
    );
  }
  const kept = await keepUncarried(config, safety, now);
  terminal.writeError(
    `${placeOf(config)} cannot be read (${carried}); who has left since the backup is not known.\n` +
      `What was there until now is kept as ${shownPath(terminal, kept)}\n`,
  );
}

/** What was carried over, or why the present database cannot be read. */
async function carriedOver(
  terminal: Terminal,
  config: DatabaseConfig,
  prepared: Prepared,
  safety: string,
): Promise<CarriedOver | string> {
  try {
    return await carryFromPresent(config, prepared, { safety, keys: terminal.keys(), now: terminal.now() });
  } catch (error) {
    if (error instanceof BackupError || (config.kind === 'sqlite' && isOutage(error))) return (error as Error).message;
    throw error;
  }
}

function report(terminal: Terminal, carried: CarriedOver, safety: string): void {
  const lines = [
    [carried.suppressions, 'suppressions were carried over'],
    [carried.left, 'subscribers who have left since stay away'],
    [carried.paused, 'pauses were carried over'],
    [carried.erased, 'subscribers who were erased since were erased again'],
    [carried.newer, 'subscribers who have come since the backup are not in it; they are in the file below'],
    [
      carried.lostSuppressions,
      'suppressions of addresses unknown to the backup could not be carried over: its key differs',
    ],
  ] as const;
  for (const [count, text] of lines) if (count > 0) terminal.write(`${whole.format(count)} ${text}\n`);
  terminal.write(`What was there until now is kept as ${safety}\n`);
}
