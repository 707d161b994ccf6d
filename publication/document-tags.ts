import { documentsTag, documentTag } from './domain-documents.ts';
import type { Tag } from './index-tags.ts';
import { publicationKinds } from './read-documents.ts';

/** A document of the publication as the content index keeps it; `data` is JSON. */
export interface DocumentRow {
  readonly kind: string;
  readonly id: string;
  readonly locale: string;
  readonly data: string;
}

const own: ReadonlySet<string> = new Set(publicationKinds);

/**
 * The tags of the pages that show what differs between two states of the documents. What addresses and lists of the
 * whole site are made from is tagged `publication`, which every page has; what else an author, a topic, a static page or
 * an eBook says is tagged `author:<id>`, `topic:<id>`, `page:<id>`, `ebook:<id>`; another domain's document has its own
 * tag and its kind's. `documents` is among them whenever anything differs: no page
 * has it, but who keeps documents in memory must read them again.
 */
export function tagsOfDocuments(before: readonly DocumentRow[], after: readonly DocumentRow[]): Set<Tag> {
  const tags = new Set<Tag>();
  const key = ({ kind, id, locale }: DocumentRow) => [kind, id, locale].join('\n');
  const earlier = new Map(before.map((row) => [key(row), row]));
  const later = new Map(after.map((row) => [key(row), row]));
  for (const name of new Set([...earlier.keys(), ...later.keys()])) {
    const [old, now] = [earlier.get(name), later.get(name)];
    if (old?.data === now?.data) continue;
    const { kind, id } = (now ?? old) as DocumentRow;
    if (!own.has(kind)) {
      tags.add(documentsTag(kind)).add(documentTag(kind, id));
      continue;
    }
    tags.add('documents');
    // Redirects are shown on no page and kept by none.
    if (kind === 'redirects') continue;
    if (kind === 'biography') tags.add(`author:${id}`);
    else if (shownEverywhere(kind, old) !== shownEverywhere(kind, now)) tags.add('publication');
    else tags.add(`${kind === 'ebook-text' ? 'ebook' : kind}:${id}`);
  }
  return tags;
}

/** The part of a document that any page may show: names in the navigation, slugs in addresses, that it exists. */
function shownEverywhere(kind: string, row: DocumentRow | undefined): string | undefined {
  if (!row) return undefined;
  const data = JSON.parse(row.data) as { slug?: unknown; title?: unknown };
  if (kind === 'author' || kind === 'topic') return JSON.stringify([data.slug]);
  if (kind === 'ebook') return 'there';
  if (kind === 'page' || kind === 'ebook-text') return JSON.stringify([data.slug, data.title]);
  return row.data;
}
