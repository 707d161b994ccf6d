import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { editionRenderer } from '../../app/_edition-renderer.ts';
import { outboxFolder, transportOf } from '../../mail/transport.ts';
import { substitute } from '../../newsletter/placeholders.ts';
import type { EditionPart } from '../../newsletter/ports.ts';
import { readAddress } from '../../subscriptions/address.ts';
import type { Mail } from '../../subscriptions/ports.ts';
import { CommandFailure, oneOf } from '../command-failure.ts';
import { withNewsletterContent } from '../newsletter-content.ts';
import type { Terminal } from '../terminal.ts';

/** Adds `newsletter test`. */
export function addNewsletterTest(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('test')
    .description('send an edition’s mail to one address, as it would go out now')
    .argument('<edition>', 'the edition’s date, its folder under editions/')
    .requiredOption('--to <address>', 'where it goes')
    .option('--locale <tag>', 'in which language (default: the publication’s first)')
    .addHelpText(
      'after',
      '\nIts links to unsubscribe and to the preferences are nobody’s: they open nothing.\n\nExample:\n  npm run broadsheet -- newsletter test 2026-11-20 --to me@news.example --locale ar\n',
    )
    .action(async (id: string, options: { to: string; locale?: string }) => {
      const read = readAddress(options.to);
      if (!read.ok) throw new CommandFailure(`--to: “${options.to}” is not an address that mail can go to.`);
      await withNewsletterContent(terminal, async (content) => {
        const { at } = content.edition(id);
        const { locales, defaultLocale } = content.config;
        const locale = oneOf('locale', options.locale ?? defaultLocale, locales);
        const render = editionRenderer(content.sourcesAt(Math.max(terminal.now(), at)));
        const part = await render(id, locale);
        if (!part) throw new CommandFailure(`The edition ${id} says nothing in ${locale}: no text of it may go out.`);
        await submit(testMail(part, read.address.typed), terminal);
      });
    });
}

/** Nobody's links: they open nothing. */
const noTokens = { preferences: 'test', unsubscribe: 'test' } as const;

function testMail(part: EditionPart, to: string): Mail {
  const { from, replyTo, subject } = part;
  return {
    from,
    ...(replyTo !== undefined && { replyTo }),
    to,
    subject,
    html: substitute(part.html, noTokens),
    text: substitute(part.text, noTokens),
    headers: Object.fromEntries(
      Object.entries(part.headers).map(([name, value]) => [name, substitute(value, noTokens)]),
    ),
  };
}

/** Not through the outbox: whoever tries wants to be told at once how it ended. */
async function submit(mail: Mail, terminal: Terminal): Promise<void> {
  const { dataDir } = terminal.settings();
  const transport = transportOf(terminal.mail().transport, dataDir);
  const source = { key: `test-${randomUUID()}`, at: terminal.now() };
  try {
    const submission = await transport.submit(await transport.prepareMessage(mail, source), source);
    const [result] = submission.kind === 'accepted' ? submission.results : [];
    const wrong = submission.kind === 'accepted' ? undefined : submission.reason;
    if (!result || 'refused' in result) {
      throw new CommandFailure(`The mail was not taken. ${wrong ?? result?.refused ?? ''}`);
    }
    const where = transport.name === 'folder' ? resolve(outboxFolder(dataDir), `${result.id}.eml`) : result.id;
    terminal.write(`Handed to ${transport.name}: ${where}\n`);
  } finally {
    await transport.close();
  }
}
