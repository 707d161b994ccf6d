import type { Command } from 'commander';
import { editionStore } from '../../database/edition-store.ts';
import { outboxHealth } from '../../database/health.ts';
import type { EditionRecord, EditionStore, HaltReason } from '../../newsletter/ports.ts';
import { CommandFailure } from '../command-failure.ts';
import { isConfirmed } from '../confirmation.ts';
import { counted, countedOf } from '../counted.ts';
import { deliveriesLine, standingOf } from '../edition-report.ts';
import { recordOf } from '../newsletter-record.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

/** Adds `newsletter pause`. */
export function addNewsletterPause(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('pause')
    .description('hold an edition that is being sent: requests that are under way end, and none follows')
    .argument('<edition>', 'the edition’s date')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- newsletter pause 2026-11-20\n')
    .action(async (id: string) => {
      await withDatabase(terminal, async ({ database }) => {
        const store = editionStore(database);
        const record = await recordOf(id, store);
        const now = terminal.now();
        if (!(await store.move(id, { from: ['sending'], to: 'paused', reason: 'operator', now }))) {
          throw new CommandFailure(`The edition ${id} is ${standingOf(record, now)}; it cannot be paused.`);
        }
        terminal.write(
          `The edition ${id} is paused.\n${deliveriesLine(await recordOf(id, store))}\nGo on with: npm run broadsheet -- newsletter resume ${id}\n`,
        );
      });
    });
}

/** Adds `newsletter resume`. */
export function addNewsletterResume(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('resume')
    .description('go on with an edition that is paused or was stopped')
    .argument('<edition>', 'the edition’s date')
    .option('--yes', 'do not ask, whatever it was halted for')
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- newsletter resume 2026-11-20\n')
    .action(async (id: string, options: { yes?: boolean }) => {
      await withDatabase(terminal, async ({ database }) => {
        const store = editionStore(database);
        const record = await recordOf(id, store);
        const now = terminal.now();
        const halted = record.state === 'paused' || record.state === 'stopped';
        if (!halted) throw new CommandFailure(`The edition ${id} is ${standingOf(record, now)}; it cannot be resumed.`);
        const question = record.reason && (await questionOf(record, record.reason, store));
        if (question && !(await isConfirmed(terminal, question, options))) {
          terminal.write(`The edition ${id} stays ${standingOf(record, now)}.\n`);
          return;
        }
        await store.move(id, { from: ['paused', 'stopped'], to: 'sending', now });
        const { workers } = await outboxHealth(database, now);
        terminal.write(
          `The edition ${id} is being sent again.\n${deliveriesLine(await recordOf(id, store))}\n${
            workers > 0 ? '' : 'No worker is running: start the site (npm start) or a worker (npm run worker).\n'
          }`,
        );
      });
    });
}

/** What a person should know before she lets an edition go on; nothing where she halted it herself. */
async function questionOf(record: EditionRecord, reason: HaltReason, store: EditionStore): Promise<string | undefined> {
  const { id, deliveries } = record;
  if (reason === 'complaints') {
    const { complained } = await store.outcomes(id);
    const share = ((complained * 100) / Math.max(1, deliveries.submitted)).toFixed(2);
    return `The edition ${id} drew ${countedOf(complained, 'complaint')} from ${counted(deliveries.submitted)} deliveries (${share} %). Mail providers turn away senders with 0.3 %. Go on?`;
  }
  if (reason === 'restored') {
    return `The edition ${id} comes out of a restored backup. What was sent after that backup was made would be sent once more: ${countedOf(deliveries.waiting, 'subscriber')} may get a second copy. Go on?`;
  }
  return undefined;
}
