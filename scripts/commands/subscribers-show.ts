import { type Command, Option } from 'commander';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { findSuppression } from '../../database/suppressions.ts';
import type { HeldData } from '../../subscriptions/ports.ts';
import { CommandFailure } from '../command-failure.ts';
import { oneAddress } from '../one-address.ts';
import type { Terminal } from '../terminal.ts';
import { withDatabase } from '../with-database.ts';

/** Adds `subscribers show`. */
export function addSubscribersShow(subscribers: Command, terminal: Terminal): void {
  subscribers
    .command('show')
    .description('print everything that is held about a subscriber')
    .argument('<address>', 'her address; “-” reads it from standard input, so that it is in no shell’s history')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  npm run broadsheet -- subscribers show ann@example.org\n')
    .action(async (given: string, { format }: { readonly format: 'text' | 'json' }) => {
      const address = await oneAddress(terminal, given);
      await withDatabase(terminal, async ({ database, hash }) => {
        const store = subscriptionStore(database, hash);
        const subscriber = await store.subscriberOf(address);
        const held = subscriber && (await store.held(subscriber.id));
        if (!held) {
          const reason = await findSuppression(database.kysely, hash, address);
          throw new CommandFailure(
            reason === undefined
              ? 'Nothing is held about this address.'
              : `No subscriber has this address. A keyed hash of it is kept, so that nothing is sent to it (${reason}).`,
          );
        }
        terminal.write(format === 'json' ? `${JSON.stringify(held, undefined, 2)}\n` : textOf(held));
      });
    });
}

const instant = (at: number | undefined) => (at === undefined ? '–' : new Date(at).toISOString());

function textOf({ subscriber, consents, messages, deliveries }: HeldData): string {
  const facts = [
    ['address', subscriber.address.typed],
    ['id', subscriber.id],
    ['state', subscriber.state],
    ['newsletter', subscriber.wantsNewsletter ? 'yes' : 'no'],
    ['locale', subscriber.locale],
    ['suppressed', subscriber.suppressed ?? 'no'],
    ['paused until', instant(subscriber.pausedUntil)],
    ['created', instant(subscriber.createdAt)],
    ['confirmed', instant(subscriber.confirmedAt)],
  ].map(([name, value]) => `${name?.padEnd(13)} ${value}\n`);
  const ledger = consents.map(
    ({ at, purpose, act, locale, source, text }) =>
      `  ${instant(at)}  ${purpose} ${act} (${locale}, ${source})${text && `\n    “${text}”`}\n`,
  );
  const mails = messages.map(({ createdAt, kind, locale }) => `  ${instant(createdAt)}  ${kind} (${locale})\n`);
  const editions = deliveries.map(({ edition, locale, outcome }) => `  ${edition}  ${outcome} (${locale})\n`);
  const list = (name: string, lines: readonly string[]) => `\n${name}\n${lines.join('') || '  none\n'}`;
  return facts.join('') + list('Consents', ledger) + list('Messages', mails) + list('Editions', editions);
}
