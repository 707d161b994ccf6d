import type { Command } from 'commander';
import { articlesOfMade, editionRenderer } from '../../app/_edition-renderer.ts';
import { editionStore } from '../../database/edition-store.ts';
import { outboxHealth } from '../../database/health.ts';
import type { OpenedDatabase } from '../../database/open.ts';
import { startMail } from '../../mail/start.ts';
import { EmptyEdition, freezeEdition } from '../../newsletter/freeze.ts';
import type { EditionRecord, EditionStore } from '../../newsletter/ports.ts';
import { logToStandardError } from '../../server/log.ts';
import { CommandFailure } from '../command-failure.ts';
import { isConfirmed } from '../confirmation.ts';
import { countedOf } from '../counted.ts';
import { audienceLine, deliveriesLine, localeLines, standingOf, uncertainLines } from '../edition-report.ts';
import { type NewsletterContent, withNewsletterContent } from '../newsletter-content.ts';
import { ProgressLine } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { watchSending } from '../watch-sending.ts';
import { withDatabase } from '../with-database.ts';

interface Options {
  readonly yes?: boolean;
  readonly work?: boolean;
  readonly detach?: boolean;
}

/** Adds `newsletter send`. @param failed called when the edition was started and did not come to its end */
export function addNewsletterSend(newsletter: Command, terminal: Terminal, failed: () => void): void {
  newsletter
    .command('send')
    .description('send an edition now: fix who gets it, ask, start it, and show how it goes')
    .argument('<edition>', 'the edition’s date, its folder under editions/')
    .option('--yes', 'do not ask')
    .option('--work', 'submit the mails from this command as well, not only from the site or a worker')
    .option('--detach', 'start it and do not wait for its end')
    .addHelpText(
      'after',
      '\nEach subscriber gets it in her own language, once: an edition that was started is never started again. Ctrl-C ends\nthe showing, not the sending.\n\nExample:\n  npm run broadsheet -- newsletter send 2026-11-20\n',
    )
    .action(async (id: string, options: Options) => {
      await withNewsletterContent(terminal, async (content) => {
        content.edition(id);
        await withDatabase(terminal, async (opened) => {
          const store = editionStore(opened.database);
          if (await isUnderWay(id, store, terminal.now())) {
            terminal.write(`The edition ${id} was started already; nothing was started anew.\n`);
          } else if (await frozenAndConfirmed(id, options, { terminal, store, content })) {
            terminal.write(`The edition ${id} is being sent.\n`);
          } else {
            return;
          }
          const ended = await follow(id, options, { terminal, store, opened, zone: content.schedule.zone });
          if (!ended) failed();
        });
      });
    });
}

/** Whether the edition is being sent. @throws {CommandFailure} when it was sent, or is halted */
async function isUnderWay(id: string, store: EditionStore, now: number): Promise<boolean> {
  const record = await store.edition(id);
  if (record?.startedAt === undefined) return false;
  if (record.state === 'sending' && record.deliveries.waiting > 0) return true;
  const next = record.state === 'sending' ? `status ${id}` : `resume ${id}`;
  throw new CommandFailure(
    `The edition ${id} was started already and is ${standingOf(record, now)}. No edition is sent twice. See: npm run broadsheet -- newsletter ${next}`,
  );
}

interface Freezing {
  readonly terminal: Terminal;
  readonly store: EditionStore;
  readonly content: NewsletterContent;
}

/** Freezes the edition, asks, and starts it. False when the person does not want it: then nothing is left of the freeze. */
async function frozenAndConfirmed(
  id: string,
  options: Options,
  { terminal, store, content }: Freezing,
): Promise<boolean> {
  if (!options.yes && !terminal.isInteractive) {
    throw new CommandFailure('There is no terminal to ask at whether to send it. Add --yes to say yes.');
  }
  const now = terminal.now();
  const line = new ProgressLine(terminal, 'Freezing');
  const total = await store.subscribers();
  const sources = content.sourcesAt(now);
  const record = await freezeEdition(id, now, {
    store,
    render: editionRenderer(sources),
    madeFrom: articlesOfMade(sources),
    locales: content.config.locales,
    now: terminal.now,
    onProgress: ({ audience, state }) => line.show(state === 'ready' ? total : audience.scanned, total),
  })
    .catch((error: unknown) => {
      if (!(error instanceof EmptyEdition)) throw error;
      throw new CommandFailure(`${error.message} “newsletter preview ${id}” shows what it would bring.`);
    })
    .finally(() => line.end());
  terminal.write(`${audienceLine(record)}\n`);
  for (const each of localeLines(await store.parts(id))) terminal.write(`${each}\n`);
  warnOfLocalAddress(terminal);
  const question = `Send the edition ${id} to ${countedOf(record.audience.taken, 'subscriber')} now?`;
  if (!(await isConfirmed(terminal, question, options))) {
    await store.discard(id);
    terminal.write('Nothing was sent.\n');
    return false;
  }
  const at = terminal.now();
  if (await store.move(id, { from: ['ready'], to: 'sending', dueAt: at, now: at })) return true;
  // The newsletter's clock, or another person, was faster.
  if ((await store.state(id))?.state === 'sending') return true;
  throw new CommandFailure(`The edition ${id} was changed by somebody else meanwhile; nothing was started. Try again.`);
}

/** Mails that leave this machine with links that only it can open are worth a word. */
function warnOfLocalAddress(terminal: Terminal): void {
  const { siteUrl } = terminal.settings();
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(new URL(siteUrl).hostname);
  if (!isLocal || terminal.mail().transport.kind === 'folder') return;
  terminal.writeError(`Mind that links in these mails open on this machine only: SITE_URL is ${siteUrl}.\n`);
}

interface Following {
  readonly terminal: Terminal;
  readonly store: EditionStore;
  readonly opened: OpenedDatabase;
  readonly zone: string;
}

/** Shows how the edition goes to its end. False when it came to a halt before. */
async function follow(id: string, options: Options, { terminal, store, opened, zone }: Following): Promise<boolean> {
  const { workers } = await outboxHealth(opened.database, terminal.now());
  if (workers === 0 && !options.work) {
    terminal.writeError(
      'No worker is running, so nothing leaves yet. Start the site (npm start) or a worker (npm run worker).\n',
    );
  }
  if (options.detach || (workers === 0 && !options.work && !terminal.isInteractive)) return true;
  const { dataDir } = terminal.settings();
  const { transport } = terminal.mail();
  const worker = options.work
    ? startMail({ ...opened, transport, dataDir, keys: terminal.keys(), log: errorsOnly })
    : undefined;
  const record = await watchSending(id, terminal, { store, database: opened.database, zone }).finally(() =>
    worker?.stop(),
  );
  if (!record) {
    const goesOn = options.work ? 'It waits for another worker.' : 'It goes on being sent.';
    terminal.write(`${goesOn} See: npm run broadsheet -- newsletter status ${id}\n`);
    return true;
  }
  await reportEnd(id, record, { terminal, store, zone });
  return record.state === 'sending' && record.deliveries.uncertain === 0;
}

async function reportEnd(
  id: string,
  record: EditionRecord,
  { terminal, store, zone }: Omit<Following, 'opened'>,
): Promise<void> {
  terminal.write(`The edition ${id} is ${standingOf(record, terminal.now())}.\n${deliveriesLine(record)}\n`);
  const trouble = record.state === 'sending' ? undefined : await store.trouble(id);
  if (trouble !== undefined) terminal.write(`What was wrong: ${trouble}\n`);
  for (const line of uncertainLines(id, await store.uncertain(id), zone)) terminal.write(`${line}\n`);
}

const errorsOnly: typeof logToStandardError = (level, message, details) => {
  if (level === 'error') logToStandardError(level, message, details);
};
