import type { Locale } from '../publication/model.ts';
import type { Appearances } from './appearances.ts';
import { composeEdition, type EditionArticles, type EditionContent } from './compose.ts';
import type { Edition } from './edition.ts';
import { automaticEdition, type EditionDocuments, editionIds, madeEdition, writtenEdition } from './editions.ts';
import { editionTime, lastEditionTime, type Schedule } from './schedule.ts';

/** What the web archive of the newsletter is read from. */
export interface PublishedEditionsSources {
  readonly documents: EditionDocuments;
  readonly articles: EditionArticles;
  readonly schedule: () => Schedule;
  readonly appearances: Appearances;
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
    const edition = this.#written(id) ?? this.#made(id) ?? this.#beingMade(id);
    return edition && this.#isOut(id) ? this.#composed(edition, locale) : undefined;
  }

  /** All of a locale, newest first: those that were written, and those that were made and sent. */
  list(locale: Locale): EditionContent[] {
    const { documents, appearances } = this.#sources;
    const ids = [...new Set([...editionIds(documents), ...appearances.ids()])].sort().reverse();
    return ids.flatMap((id) => {
      const edition = this.#isOut(id) ? (this.#written(id) ?? this.#made(id)) : undefined;
      return (edition && this.#composed(edition, locale)) ?? [];
    });
  }

  /** The next one to come out that somebody wrote. */
  next(): { readonly id: string; readonly at: number } | undefined {
    const { documents } = this.#sources;
    let next: { readonly id: string; readonly at: number } | undefined;
    for (const id of editionIds(documents)) {
      const at = this.#outFrom(id);
      if (at !== undefined && at > this.#now() && at < (next?.at ?? Number.POSITIVE_INFINITY)) next = { id, at };
    }
    return next;
  }

  #written(id: string): Edition | undefined {
    return writtenEdition(id, this.#sources.documents, this.#sources.schedule());
  }

  #made(id: string): Edition | undefined {
    const articles = this.#sources.appearances.of(id)?.articles;
    return articles && madeEdition(id, articles, this.#sources.schedule());
  }

  /** The regular one that was due last: its mails may be read before this process has learnt that they left. */
  #beingMade(id: string): Edition | undefined {
    const schedule = this.#sources.schedule();
    return lastEditionTime(schedule, this.#now()).id === id ? automaticEdition(id, schedule) : undefined;
  }

  #isOut(id: string): boolean {
    const at = this.#outFrom(id);
    return at !== undefined && at <= this.#now();
  }

  /** From when an edition can be read; undefined for one that a person does not want sent. */
  #outFrom(id: string): number | undefined {
    const known = this.#sources.appearances.of(id);
    if (known?.startedAt !== undefined) return known.startedAt;
    return known?.skipped ? undefined : (known?.dueAt ?? editionTime(id, this.#sources.schedule()));
  }

  #composed(edition: Edition, locale: Locale): EditionContent | undefined {
    const composition = composeEdition(edition, locale, this.#sources.articles);
    return composition.composed ? composition.content : undefined;
  }
}
