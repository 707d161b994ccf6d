import { chosenArticles, composeEdition } from '../newsletter/compose.ts';
import { automaticEdition, type EditionDocuments, editionOf, writtenEdition } from '../newsletter/editions.ts';
import type { RenderEdition } from '../newsletter/ports.ts';
import { scheduleOf } from '../newsletter/schedule.ts';
import { editionArticles } from '../publication/edition-articles.ts';
import { type EditionMailSources, editionPart } from './_edition-mail.ts';

/** What editions are rendered from. */
export interface EditionSources extends EditionMailSources {
  readonly documents: EditionDocuments;
  /** What is published then goes into an edition; milliseconds since the epoch. */
  readonly now?: () => number;
}

/** Renders editions, written or made, with what is published at the time of the call. */
export function editionRenderer({ documents, now, ...sources }: EditionSources): RenderEdition {
  return async (id, locale) => {
    const edition = editionOf(id, documents, scheduleOf(sources.config()));
    if (!edition) return undefined;
    const composition = composeEdition(edition, locale, editionArticles(sources.archive, now));
    return composition.composed ? editionPart(composition.content, sources) : undefined;
  };
}

/** Says from which articles an edition is made that nobody wrote, with what is published at the time of the call. */
export function articlesOfMade({ documents, now, ...sources }: EditionSources) {
  return (id: string): readonly string[] | undefined => {
    const schedule = scheduleOf(sources.config());
    const edition = writtenEdition(id, documents, schedule) ? undefined : automaticEdition(id, schedule);
    return edition && chosenArticles(edition, editionArticles(sources.archive, now));
  };
}
