import { PublishedEditions } from '../newsletter/published-editions.ts';
import { scheduleOf } from '../newsletter/schedule.ts';
import type { Archive } from '../publication/archive.ts';
import type { DomainDocuments } from '../publication/domain-documents.ts';
import { editionArticles } from '../publication/edition-articles.ts';

/** The newsletter's web archive, read from the content index. */
export function editionsFrom(archive: Archive, documents: DomainDocuments): PublishedEditions {
  return new PublishedEditions({
    documents,
    articles: editionArticles(archive),
    schedule: () => scheduleOf(archive.documents.config),
  });
}
