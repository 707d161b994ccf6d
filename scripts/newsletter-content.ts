import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { EditionSources } from '../app/_edition-renderer.ts';
import { NoSenderError } from '../app/_mail-props.ts';
import { loadPathWords } from '../i18n/paths.ts';
import type { Edition } from '../newsletter/edition.ts';
import { editionIds, editionOf } from '../newsletter/editions.ts';
import { type Schedule, scheduleOf } from '../newsletter/schedule.ts';
import type { PathWords } from '../publication/addresses.ts';
import { Archive } from '../publication/archive.ts';
import { DomainDocuments } from '../publication/domain-documents.ts';
import type { PublicationConfig } from '../publication/model.ts';
import { CommandFailure, listed } from './command-failure.ts';
import { withCommandIndex } from './command-index.ts';
import type { Terminal } from './terminal.ts';

/** What commands about the newsletter read from the content folder. */
export interface NewsletterContent {
  readonly config: PublicationConfig;
  readonly schedule: Schedule;
  readonly documents: DomainDocuments;
  /** @throws {CommandFailure} listing the editions that there are */
  edition(id: string): Edition;
  /** What mails are made from, with what is published at an instant (milliseconds since the epoch). */
  sourcesAt(instant: number): EditionSources;
}

/**
 * Reads the content folder for a piece of work, through an index of the commands' own, kept for the next time. That of a
 * running server is left alone: it would not learn of a change that another process took in.
 * @throws {CommandFailure} when there is no publication that can be read
 */
export async function withNewsletterContent<Result>(
  terminal: Pick<Terminal, 'settings' | 'folder'>,
  use: (content: NewsletterContent) => Promise<Result>,
): Promise<Result> {
  const { contentDir, dataDir, siteUrl } = terminal.settings();
  const root = resolve(terminal.folder, contentDir);
  if (!existsSync(root)) throw new CommandFailure(`The content folder ${contentDir} does not exist.`);
  return withCommandIndex(resolve(terminal.folder, dataDir), root, async ({ database }) => {
    const archive = new Archive(database);
    if (!archive.ready) {
      throw new CommandFailure('There is no publication that can be read. “broadsheet check” tells more.');
    }
    const { config } = archive.documents;
    const documents = new DomainDocuments(database);
    const schedule = scheduleOf(config);
    const words = new Map<string, PathWords>();
    for (const locale of config.locales) words.set(locale, await loadPathWords(locale));
    return await use({
      config,
      schedule,
      documents,
      edition: (id) => foundEdition(id, documents, schedule),
      sourcesAt: (instant) => ({
        archive: new Archive(database, undefined, () => instant),
        documents,
        config: () => config,
        siteUrl,
        words,
        now: () => instant,
      }),
    });
  }).catch((error: unknown) => {
    if (error instanceof NoSenderError) throw new CommandFailure(error.message);
    throw error;
  });
}

function foundEdition(id: string, documents: DomainDocuments, schedule: Schedule): Edition {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(id) && !Number.isNaN(Date.parse(id));
  const edition = isDate ? editionOf(id, documents, schedule) : undefined;
  if (edition) return edition;
  throw new CommandFailure(
    `There is no edition “${id}” that can be read. There are:\n${listed(editionIds(documents))}`,
  );
}
