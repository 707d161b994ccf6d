import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { loadPathWords } from '../i18n/paths.ts';
import { editionIds } from '../newsletter/editions.ts';
import type { PathWords } from '../publication/addresses.ts';
import type { Archive } from '../publication/archive.ts';
import { readContent } from '../publication/content-folder.ts';
import type { DomainDocuments } from '../publication/domain-documents.ts';
import { decodeUtf8, finding, parseYaml } from '../publication/front-matter.ts';
import type { Finding } from '../publication/model.ts';
import { partsOfTarget, redirectFrom, sourcePath } from '../publication/redirects.ts';
import { resolvePage } from '../publication/resolve.ts';
import { redirectsSchema } from '../publication/schema.ts';

/** Addresses that are answered before any redirect is looked at, as `proxy.ts` has them. */
const ownAddresses =
  /^\/(?:$|(?:_next|assets|fonts|media|api|icons)\/.|desk\/preview\/(?:refused\/)?[^/]+$|\.well-known\/security\.txt$|(?:robots\.txt|favicon\.ico|sitemap(?:-[1-9]\d{0,3})?\.xml|news-sitemap\.xml)$)/;

const file = 'redirects.yaml';

interface Sources {
  readonly archive: Archive;
  readonly documents: DomainDocuments;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Findings for redirects that never lead anywhere, hide a page, or lead to none. Only the whole publication can tell;
 * what is wrong with a line alone is found when the file is read.
 * @param root the content folder
 */
export async function redirectFindings(root: string, { archive, documents, now }: Sources): Promise<Finding[]> {
  const yaml = existsSync(join(root, file)) ? decodeUtf8(readContent(root, file)) : undefined;
  const redirects = yaml === undefined ? undefined : parseYaml(file, yaml, redirectsSchema).data;
  // Of a file with an error the last good state is served; the lines are not those.
  if (yaml === undefined || redirects === undefined) return [];
  const { config } = archive.documents;
  const words = new Map<string, PathWords>();
  for (const locale of config.locales) words.set(locale, await loadPathWords(locale));
  const written = editionIds(documents);
  const page = (path: string, hasEdition: (date: string) => boolean) =>
    resolvePage(path, { archive, words, hasEdition, now }).outcome;
  return linesOf(yaml).flatMap(({ source, line }) => {
    const path = sourcePath(source);
    const end = redirectFrom(path, redirects);
    if (end === undefined || end === 'circle') return [];
    const report = (rule: string, values: Record<string, string>): Finding => ({
      ...finding(file, line, rule, values),
      severity: 'warning',
    });
    if (ownAddresses.test(path)) return [report('redirect-unused', { source })];
    const encoded = encodeURI(path.toWellFormed());
    const hides = ['show', 'feed'].includes(page(encoded, (date) => written.includes(date)));
    const target = partsOfTarget(end.target).path;
    // Which editions nobody wrote have gone out is known to the server alone.
    const isMissing = !ownAddresses.test(target) && page(target, () => true) === 'unknown';
    return [
      ...(hides ? [report('redirect-hides-page', { source })] : []),
      ...(isMissing ? [report('redirect-target-missing', { target: end.target })] : []),
    ];
  });
}

/** The sources of the file as they are written there, with their lines. */
function linesOf(yaml: string): { readonly source: string; readonly line: number }[] {
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(yaml, { lineCounter, schema: 'core', merge: false });
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key }) =>
    isScalar(key) && key.range ? [{ source: String(key.value), line: lineCounter.linePos(key.range[0]).line }] : [],
  );
}
