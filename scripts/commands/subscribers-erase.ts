import type { Command } from 'commander';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { erase } from '../../subscriptions/preferences.ts';
import { CommandFailure } from '../command-failure.ts';
import { isConfirmed } from '../confirmation.ts';
import { oneAddress } from '../one-address.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

/** Adds `subscribers erase`. */
export function addSubscribersErase(subscribers: Command, terminal: Terminal): void {
  subscribers
    .command('erase')
    .description('forget a subscriber: address, preferences, links, mails that wait. It cannot be undone')
    .argument('<address>', 'her address; “-” reads it from standard input, so that it is in no shell’s history')
    .option('--yes', 'do not ask')
    .addHelpText(
      'after',
      `
What stays: the entries of the ledger without a link to her, and a keyed hash by which the address is recognized, so that
no import and no restored backup brings it back. She can subscribe again herself.

Example:
  npm run broadsheet -- subscribers erase - --yes < address.txt
`,
    )
    .action(async (given: string, options: { readonly yes?: true }) => {
      const address = await oneAddress(terminal, given);
      await withDatabase(terminal, async ({ database, hash }) => {
        const store = subscriptionStore(database, hash);
        const subscriber = await store.subscriberOf(address);
        if (!subscriber) throw new CommandFailure('No subscriber has this address. Nothing was changed.');
        const { state, locale, createdAt } = subscriber;
        const since = new Date(createdAt).toISOString().slice(0, 10);
        const question = `Erase this subscriber (${state}, ${locale}, since ${since})? It cannot be undone.`;
        if (!(await isConfirmed(terminal, question, options))) throw new CommandFailure('Nothing was changed.');
        await erase(subscriber.id, store, terminal.now());
        terminal.write('Erased. Backups hold her until they are deleted; a restored one erases her again.\n');
      });
    });
}
