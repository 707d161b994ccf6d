import type { Database } from '../database/connect.ts';
import { editionPlans } from '../database/edition-plans.ts';
import { editionStore } from '../database/edition-store.ts';
import { type NewsletterClock, type NewsletterLog, startClock } from '../newsletter/clock.ts';
import { scheduleOf } from '../newsletter/schedule.ts';
import { type EditionSources, editionRenderer } from './_edition-renderer.ts';

/** What the newsletter needs to come out by itself. */
export interface NewsletterParts extends EditionSources {
  readonly database: Database;
  readonly log: NewsletterLog;
  /** Told that an edition was started, so that a worker looks at once. */
  readonly onStarted?: () => void;
}

/**
 * Starts the newsletter's clock on a migrated database. To be called once the content has been taken in as it is now: what
 * is not in the index is not in an edition.
 */
export function startNewsletter({ database, log, onStarted, ...sources }: NewsletterParts): NewsletterClock {
  return startClock({
    documents: sources.documents,
    schedule: () => scheduleOf(sources.config()),
    locales: () => sources.config().locales,
    store: editionStore(database),
    plans: editionPlans(database),
    render: editionRenderer(sources),
    log,
    ...(onStarted && { onStarted }),
    ...(sources.now && { now: sources.now }),
  });
}
