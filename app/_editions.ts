import type { Appearances } from '../newsletter/appearances.ts';
import { PublishedEditions } from '../newsletter/published-editions.ts';
import { scheduleOf } from '../newsletter/schedule.ts';
import type { Archive } from '../publication/archive.ts';
import type { DomainDocuments } from '../publication/domain-documents.ts';
import { editionArticles } from '../publication/edition-articles.ts';

/** The newsletter's web archive, read from the content index and from what is known of their sending. */
export function editionsFrom(
  archive: Archive,
  documents: DomainDocuments,
  appearances: Appearances,
): PublishedEditions {
  return new PublishedEditions({
    documents,
    appearances,
    articles: editionArticles(archive),
    schedule: () => scheduleOf(archive.documents.config),
  });
}
