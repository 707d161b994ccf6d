import type { Command } from 'commander';
import { editionPlans } from '../../database/edition-plans.ts';
import { editionStore } from '../../database/edition-store.ts';
import type { Edition } from '../../newsletter/edition.ts';
import type { EditionPlans, EditionStore } from '../../newsletter/ports.ts';
import { instantOf } from '../../publication/instant.ts';
import { CommandFailure } from '../command-failure.ts';
import { standingOf, timeIn } from '../edition-report.ts';
import { withNewsletterContent } from '../newsletter-content.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

/** Adds `newsletter schedule`. */
export function addNewsletterSchedule(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('schedule')
    .description('let an edition go out by itself at another time than its own')
    .argument('<edition>', 'the edition’s date, its folder under editions/')
    .option('--at <time>', 'when: 2026-11-20T15:00 in the newsletter’s zone, or with an offset')
    .option('--own-time', 'at its own time after all')
    .addHelpText(
      'after',
      '\nUntil then it can be edited; who gets it is fixed when it goes out. The site (npm start) must be running then.\n\nExample:\n  npm run broadsheet -- newsletter schedule 2026-11-20 --at 2026-11-20T15:00\n',
    )
    .action(async (id: string, options: { at?: string; ownTime?: boolean }) => {
      if ((options.at === undefined) === (options.ownTime === undefined)) {
        throw new CommandFailure('Say when: --at <time>, or --own-time.');
      }
      await decide(id, terminal, async ({ edition, zone, plans }) => {
        const at = options.at === undefined ? edition.at : instantOf(options.at, zone);
        if (at === undefined) {
          throw new CommandFailure(`--at: “${options.at}” is not a time such as 2026-11-20T15:00.`);
        }
        const now = terminal.now();
        if (at <= now) {
          throw new CommandFailure(
            `${timeIn(at, zone)} has been. To send it now: npm run broadsheet -- newsletter send ${id}`,
          );
        }
        await plans.decide(id, { dueAt: options.at === undefined ? undefined : at, skipped: false }, now);
        terminal.write(`The edition ${id} goes out at ${timeIn(at, zone)}, if the site is running then.\n`);
      });
    });
}

/** Adds `newsletter skip`. */
export function addNewsletterSkip(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('skip')
    .description('decide that an edition, or the rest of a paused one, is not sent; it stays on the site')
    .argument('<edition>', 'the edition’s date, its folder under editions/')
    .addHelpText(
      'after',
      '\n“newsletter schedule” and “newsletter send” take the decision back.\n\nExample:\n  npm run broadsheet -- newsletter skip 2026-11-20\n',
    )
    .action(async (id: string) => {
      const now = terminal.now();
      const halted = await withDatabase(terminal, ({ database }) =>
        editionStore(database).move(id, { from: ['paused', 'stopped'], to: 'stopped', reason: 'operator', now }),
      );
      if (halted) {
        terminal.write(`The rest of the edition ${id} will not be sent.\n`);
        return;
      }
      await decide(id, terminal, async ({ plans }) => {
        await plans.decide(id, { dueAt: undefined, skipped: true }, now);
        terminal.write(`The edition ${id} will not be sent.\n`);
      });
    });
}

interface Deciding {
  readonly edition: Edition;
  readonly zone: string;
  readonly plans: EditionPlans;
}

/** Lets a person decide about an edition that was not started. @throws {CommandFailure} when it was, or there is none */
async function decide(id: string, terminal: Terminal, take: (deciding: Deciding) => Promise<void>): Promise<void> {
  await withNewsletterContent(terminal, async (content) => {
    const edition = content.edition(id);
    await withDatabase(terminal, async ({ database }) => {
      const store = editionStore(database);
      await discardUnstarted(id, store, terminal.now());
      await take({ edition, zone: content.schedule.zone, plans: editionPlans(database) });
    });
  });
}

async function discardUnstarted(id: string, store: EditionStore, now: number): Promise<void> {
  const record = await store.edition(id);
  if (!record) return;
  if (record.startedAt !== undefined || !(await store.discard(id))) {
    throw new CommandFailure(`The edition ${id} was started already and is ${standingOf(record, now)}.`);
  }
}
