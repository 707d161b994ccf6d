import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import type { Command } from 'commander';
import { createTransport } from 'nodemailer';
import { contentReaders } from '../../app/_content-readers.ts';
import { renderEdition } from '../../app/_edition-mail.ts';
import { NoSenderError } from '../../app/_mail-props.ts';
import type { RenderedMail } from '../../emails/render.ts';
import { loadPathWords } from '../../i18n/paths.ts';
import { composeEdition } from '../../newsletter/compose.ts';
import type { Edition } from '../../newsletter/edition.ts';
import { editionIds, editionOf } from '../../newsletter/editions.ts';
import { substitute } from '../../newsletter/placeholders.ts';
import { scheduleOf } from '../../newsletter/schedule.ts';
import type { PathWords } from '../../publication/addresses.ts';
import { Archive } from '../../publication/archive.ts';
import { DomainDocuments } from '../../publication/domain-documents.ts';
import { editionArticles } from '../../publication/edition-articles.ts';
import { openIndex } from '../../publication/index-database.ts';
import { Indexer } from '../../publication/indexer.ts';
import type { Sender } from '../../publication/model.ts';
import { CommandFailure, listed, oneOf } from '../command-failure.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly locale?: string;
  readonly out?: string;
}

/** Adds `newsletter preview`. */
export function addNewsletterPreview(newsletter: Command, terminal: Terminal): void {
  newsletter
    .command('preview')
    .description(
      'write an edition’s mails as files, as they will be when it comes out: .html, .txt and .eml per locale',
    )
    .argument('<edition>', 'the edition’s date, its folder under editions/')
    .option('--locale <tag>', 'this locale alone')
    .option('--out <dir>', 'where the files go (default: DATA_DIR/newsletter/<edition>)')
    .addHelpText(
      'after',
      '\nExample:\n  npm run broadsheet -- newsletter preview 2026-11-20 --locale ar --out preview\n',
    )
    .action(async (id: string, options: Options) => {
      const { contentDir, dataDir, siteUrl } = terminal.settings();
      const root = resolve(terminal.folder, contentDir);
      if (!existsSync(root)) throw new CommandFailure(`The content folder ${contentDir} does not exist.`);
      const out = resolve(terminal.folder, options.out ?? join(dataDir, 'newsletter', id));
      await withIndex(resolve(terminal.folder, dataDir), root, async (database) => {
        const { edition, locales, archive, words, clock } = await editionIn(database, id, terminal.now());
        const wanted = options.locale === undefined ? locales : [oneOf('locale', options.locale, locales)];
        mkdirSync(out, { recursive: true });
        for (const locale of wanted) {
          const composition = composeEdition(edition, locale, editionArticles(archive, clock));
          if (!composition.composed) {
            terminal.write(`${locale}  no mail: no article of this edition has a text that may go out\n`);
            continue;
          }
          const { config } = archive.documents;
          const mail = await rendered(() =>
            renderEdition(composition.content, {
              archive,
              words,
              siteUrl,
              config: () => config,
            }),
          );
          await writeMail(join(out, `${id}.${locale}`), mail, config.sender);
          const kilobytes = (Buffer.byteLength(mail.html) / 1000).toFixed(1);
          const { length } = composition.content.entries;
          terminal.write(
            `${locale}  ${kilobytes} kB  ${length} ${length === 1 ? 'article' : 'articles'}  ${mail.subject}\n`,
          );
        }
      });
      terminal.write(`Written to ${relative(terminal.folder, out) || '.'}\n`);
    });
}

/**
 * Indexes the folder in an index of the commands' own, kept for the next time. That of a running server is left alone: it
 * would not learn of a change that another process took in.
 */
async function withIndex(
  dataDir: string,
  root: string,
  use: (database: Database.Database) => Promise<void>,
): Promise<void> {
  const database = openIndex(join(dataDir, 'command-index'), root);
  try {
    await new Indexer(root, database, contentReaders).scan();
    await use(database);
  } finally {
    database.close();
  }
}

interface FoundEdition {
  readonly edition: Edition;
  readonly locales: readonly string[];
  /** What is published at that clock's time. */
  readonly archive: Archive;
  /** When the edition comes out, or now when that has been. */
  readonly clock: () => number;
  readonly words: ReadonlyMap<string, PathWords>;
}

async function editionIn(database: Database.Database, id: string, now: number): Promise<FoundEdition> {
  if (!new Archive(database).ready) {
    throw new CommandFailure('There is no publication that can be read. “broadsheet check” tells more.');
  }
  const { config } = new Archive(database).documents;
  const documents = new DomainDocuments(database);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(id) && !Number.isNaN(Date.parse(id));
  const edition = isDate ? editionOf(id, documents, scheduleOf(config)) : undefined;
  if (!edition) {
    throw new CommandFailure(
      `There is no edition “${id}” that can be read. There are:\n${listed(editionIds(documents))}`,
    );
  }
  const words = new Map<string, PathWords>();
  for (const locale of config.locales) words.set(locale, await loadPathWords(locale));
  const clock = () => Math.max(now, edition.at);
  return { edition, locales: config.locales, archive: new Archive(database, undefined, clock), clock, words };
}

async function rendered(render: () => Promise<RenderedMail>): Promise<RenderedMail> {
  try {
    return await render();
  } catch (error) {
    if (error instanceof NoSenderError) throw new CommandFailure(error.message);
    throw error;
  }
}

/** Nobody's links: they open nothing. */
const noTokens = { preferences: 'preview', unsubscribe: 'preview' } as const;

async function writeMail(path: string, mail: RenderedMail, sender: Sender | undefined): Promise<void> {
  const html = substitute(mail.html, noTokens);
  const text = substitute(mail.text, noTokens);
  writeFileSync(`${path}.html`, html);
  writeFileSync(`${path}.txt`, text);
  if (!sender) return;
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    from: { name: sender.name, address: sender.address },
    ...(sender.replyTo && { replyTo: sender.replyTo }),
    to: { name: 'Preview', address: sender.replyTo ?? sender.address },
    subject: mail.subject,
    html,
    text,
  });
  writeFileSync(`${path}.eml`, message as Buffer);
}
