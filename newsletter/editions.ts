import type { z } from 'zod';
import type { DomainDocument } from '../publication/domain-documents.ts';
import type { Locale } from '../publication/model.ts';
import type { Edition, Greeting } from './edition.ts';
import type { editionSchema } from './edition-schema.ts';
import { editionKind } from './read-editions.ts';
import { editionTime, type Schedule } from './schedule.ts';

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
const madeOf = { selection: { bestOf: { days: 7, count: 6 } }, untranslated: 'omit', stale: 'omit' } as const;

/** The edition that is made for a date when nobody wrote one and the publication wants it made; else undefined. */
export function automaticEdition(id: string, schedule: Schedule): Edition | undefined {
  if (!schedule.automatic) return undefined;
  return { id, at: editionTime(id, schedule), ...madeOf, greetings: {} };
}

/** The edition of a date that was made from some articles, whatever the publication wants by now. */
export function madeEdition(id: string, articles: readonly string[], schedule: Schedule): Edition {
  const { untranslated, stale } = madeOf;
  return { id, at: editionTime(id, schedule), selection: { articles }, untranslated, stale, greetings: {} };
}

/** The edition of a date, written or made. */
export function editionOf(id: string, documents: EditionDocuments, schedule: Schedule): Edition | undefined {
  return writtenEdition(id, documents, schedule) ?? automaticEdition(id, schedule);
}
