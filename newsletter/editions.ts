import type { z } from 'zod';
import type { DomainDocument } from '../publication/domain-documents.ts';
import type { Locale } from '../publication/model.ts';
import type { Edition, Greeting } from './edition.ts';
import type { editionSchema } from './edition-schema.ts';
import { editionKind } from './read-editions.ts';
import { editionTime, lastEditionTime, type Schedule } from './schedule.ts';

/** Where the editions that were written can be read. */
export interface EditionDocuments {
  /** Identifiers in descending order. */
  ids(kind: string): string[];
  of(kind: string, id: string): readonly DomainDocument[];
}

/** The dates of all editions that were written, newest first. */
export function editionIds(documents: EditionDocuments): string[] {
  return documents.ids(editionKind);
}

/** The edition of a date, or undefined where nobody wrote one that can be read. */
export function writtenEdition(id: string, documents: EditionDocuments, schedule: Schedule): Edition | undefined {
  const found = documents.of(editionKind, id);
  const yaml = found.find((document) => document.locale === '')?.data as z.output<typeof editionSchema> | undefined;
  if (!yaml) return undefined;
  const greetings = found.flatMap(({ locale, data }): [Locale, Greeting][] =>
    locale === '' ? [] : [[locale, data as Greeting]],
  );
  const { articles, bestOf, untranslated, stale } = yaml;
  return {
    id,
    at: editionTime(id, schedule),
    selection: bestOf ? { bestOf } : { articles: articles ?? [] },
    untranslated,
    stale,
    greetings: Object.fromEntries(greetings),
  };
}

/** How an edition that nobody wrote is made: a week's articles, one of each section first. */
const automaticSelection = { bestOf: { days: 7, count: 6 } } as const;

/** The edition that is made for a date when nobody wrote one and the publication wants it made; else undefined. */
export function automaticEdition(id: string, schedule: Schedule): Edition | undefined {
  if (!schedule.automatic) return undefined;
  const at = editionTime(id, schedule);
  return { id, at, selection: automaticSelection, untranslated: 'omit', stale: 'omit', greetings: {} };
}

/** As `automaticEdition`, on the newsletter's own days alone. */
function regularEdition(id: string, schedule: Schedule): Edition | undefined {
  const edition = automaticEdition(id, schedule);
  return edition && lastEditionTime(schedule, edition.at).id === id ? edition : undefined;
}

/** The edition of a date as subscribers got it: written, or made on one of the newsletter's days. */
export function mailedEdition(id: string, documents: EditionDocuments, schedule: Schedule): Edition | undefined {
  return writtenEdition(id, documents, schedule) ?? regularEdition(id, schedule);
}

/** The edition of a date, written or made. */
export function editionOf(id: string, documents: EditionDocuments, schedule: Schedule): Edition | undefined {
  return writtenEdition(id, documents, schedule) ?? automaticEdition(id, schedule);
}

/** The editions that have come out by an instant (milliseconds since the epoch), newest first. */
export function publishedEditions(documents: EditionDocuments, schedule: Schedule, now: number): Edition[] {
  return editionIds(documents).flatMap((id) => {
    const edition = writtenEdition(id, documents, schedule);
    return edition && edition.at <= now ? [edition] : [];
  });
}

/** When the next written edition comes out, after an instant; undefined when none is waiting. */
export function nextEditionAt(
  documents: EditionDocuments,
  schedule: Schedule,
  now: number,
): EditionWaiting | undefined {
  let next: EditionWaiting | undefined;
  for (const id of editionIds(documents)) {
    const at = editionTime(id, schedule);
    // Newest first: once one is out, all that follow are.
    if (at <= now) break;
    next = { id, at };
  }
  return next;
}

interface EditionWaiting {
  readonly id: string;
  readonly at: number;
}
