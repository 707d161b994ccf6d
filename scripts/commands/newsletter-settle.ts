import type { Command } from 'commander';
import { editionStore } from '../../database/edition-store.ts';
import { CommandFailure, listed } from '../command-failure.ts';
import { deliveriesLine } from '../edition-report.ts';
import { recordOf } from '../newsletter-record.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly accepted?: boolean;
  readonly notAccepted?: boolean;
}

/** Adds `newsletter settle`. */
export function addNewsletterSettle(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('settle')
    .description('say what became of a batch of which nobody knows whether the provider took it')
    .argument('<edition>', 'the edition’s date')
    .argument('<batch>', 'the batch, such as ar/3; “newsletter status <edition>” lists them')
    .option('--accepted', 'the provider took it: nothing is sent again')
    .option('--not-accepted', 'the provider did not take it: it is sent once more')
    .addHelpText(
      'after',
      '\nLook at the provider’s own list first. With --not-accepted whoever did get a copy gets a second one.\n\nExample:\n  npm run broadsheet -- newsletter settle 2026-11-20 ar/3 --accepted\n',
    )
    .action(async (id: string, name: string, { accepted, notAccepted }: Options) => {
      if ((accepted === undefined) === (notAccepted === undefined)) {
        throw new CommandFailure('Say what became of it: --accepted or --not-accepted.');
      }
      await withDatabase(terminal, async ({ database }) => {
        const store = editionStore(database);
        await recordOf(id, store);
        const [, locale, number] = /^([A-Za-z0-9-]+)\/(\d{1,9})$/.exec(name) ?? [];
        const batch = { locale: locale ?? '', number: Number(number) };
        const answer = accepted ? 'accepted' : 'not-accepted';
        if (locale === undefined || !(await store.settle(id, batch, answer, terminal.now()))) {
          const names = (await store.uncertain(id)).map((one) => `${one.locale}/${one.number}`);
          throw new CommandFailure(`“${name}” is not an uncertain batch of ${id}. There are:\n${listed(names)}`);
        }
        terminal.write(
          `${name} ${accepted ? 'counts as submitted' : 'is sent once more'}.\n${deliveriesLine(await recordOf(id, store))}\n`,
        );
      });
    });
}
