import { editionPlans } from '../database/edition-plans.ts';
import { type KnownSendings, type NewsletterClock, startClock } from '../newsletter/clock.ts';
import { scheduleOf } from '../newsletter/schedule.ts';
import { articlesOfMade, type EditionSources, editionRenderer } from './_edition-renderer.ts';
import type { Log } from './_log.ts';
import type { StoresAccess } from './_stores.ts';

/** What the newsletter needs to come out by itself. */
export interface NewsletterParts extends EditionSources {
  readonly stores: Pick<StoresAccess, 'current'>;
  /** Whether the content has been taken in as it is now: what is not in the index is not in an edition. */
  readonly contentTaken: () => boolean;
  readonly onLooked: (known: KnownSendings) => void;
  readonly log: Log;
}

/** Starts the newsletter's clock in this process. While the database is not open or content is missing, it waits. */
export function startNewsletter({ stores, contentTaken, onLooked, log, ...sources }: NewsletterParts): NewsletterClock {
  return startClock({
    documents: sources.documents,
    schedule: () => scheduleOf(sources.config()),
    locales: () => sources.config().locales,
    stores: () => {
      const open = contentTaken() ? stores.current() : undefined;
      return open && { store: open.editions, plans: editionPlans(open.database) };
    },
    render: editionRenderer(sources),
    madeFrom: articlesOfMade(sources),
    onLooked,
    log,
    onStarted: () => stores.current()?.worker?.wake(),
    ...(sources.now && { now: sources.now }),
  });
}
