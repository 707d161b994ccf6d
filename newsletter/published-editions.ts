import type { Locale } from '../publication/model.ts';
import { composeEdition, type EditionArticles, type EditionContent } from './compose.ts';
import { type EditionDocuments, mailedEdition, nextEditionAt, publishedEditions } from './editions.ts';
import type { Schedule } from './schedule.ts';

/** What the web archive of the newsletter is read from. */
export interface PublishedEditionsSources {
  readonly documents: EditionDocuments;
  readonly articles: EditionArticles;
  readonly schedule: () => Schedule;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

/** The editions that have come out, as they can be read on the site now. */
export class PublishedEditions {
  readonly #sources: PublishedEditionsSources;
  readonly #now: () => number;

  constructor(sources: PublishedEditionsSources) {
    this.#sources = sources;
    this.#now = sources.now ?? Date.now;
  }

  /** An edition in a locale, also one that nobody wrote: its mails link here. Undefined when it has not come out, or nothing in it can be read there. */
  content(id: string, locale: Locale): EditionContent | undefined {
    const { documents, articles, schedule } = this.#sources;
    const edition = mailedEdition(id, documents, schedule());
    if (!edition || edition.at > this.#now()) return undefined;
    const composition = composeEdition(edition, locale, articles);
    return composition.composed ? composition.content : undefined;
  }

  /** All of a locale, newest first. */
  list(locale: Locale): EditionContent[] {
    const { documents, articles, schedule } = this.#sources;
    return publishedEditions(documents, schedule(), this.#now()).flatMap((edition) => {
      const composition = composeEdition(edition, locale, articles);
      return composition.composed ? [composition.content] : [];
    });
  }

  /** The next one to come out. */
  next(): { readonly id: string; readonly at: number } | undefined {
    return nextEditionAt(this.#sources.documents, this.#sources.schedule(), this.#now());
  }
}
