import type { ContentReader } from '../publication/content-reader.ts';
import type { Finding } from '../publication/model.ts';
import type { DocumentReading } from '../publication/read-documents.ts';
import { editionSchema, greetingSchema } from './edition-schema.ts';

/** The kind under which the content index keeps editions. */
export const editionKind = 'edition';

/**
 * Reads a file of `editions/<date>/`: `edition.yaml`, or the greeting of a locale. Undefined for any other file.
 * Every mistake is a finding.
 */
export function readEdition(reader: ContentReader, path: string): DocumentReading | undefined {
  const match = /^editions\/([^/]+)\/(?:edition\.yaml|([A-Za-z0-9-]+)\.md)$/.exec(path);
  if (!match) return undefined;
  const [, id = '', locale = ''] = match;
  const findings: Finding[] = [];
  const reading = (data: unknown): DocumentReading => ({ kind: editionKind, id, locale, data, findings });
  const report = (line: number, rule: string, values: Record<string, string>) => {
    findings.push({ file: path, line, column: 1, rule, severity: 'error', values });
  };
  if (!isDate(id)) {
    report(1, 'edition-date', { folder: id });
    return reading(undefined);
  }
  if (locale === '') {
    const data = reader.yaml(path, editionSchema, findings);
    const missing = data?.articles?.filter((article) => !reader.has(`articles/${article}/article.yaml`)) ?? [];
    const lines = missing.length > 0 ? (reader.source(path, []) ?? '').split('\n') : [];
    for (const article of missing) {
      const line = lines.findIndex((text) => new RegExp(`(?<![\\w-])${article}(?![\\w-])`).test(text));
      report(Math.max(1, line + 1), 'edition-article', { article });
    }
    return reading(data);
  }
  if (!reader.has(`editions/${id}/edition.yaml`)) report(1, 'edition-missing', {});
  const greeting = reader.markdown(path, greetingSchema, findings);
  return reading(greeting && { ...greeting.front, body: greeting.body.trim() });
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
