import type { ContentReader } from '../../publication/content-reader.ts';
import type { Finding } from '../../publication/model.ts';
import type { DocumentReading } from '../../publication/read-documents.ts';
import { glossarySchema } from './glossary.ts';

/** Where the glossary lies in the content folder, and the kind under which the content index keeps it. */
export const glossaryFile = 'glossary.yaml';
export const glossaryKind = 'glossary';

/** Reads `glossary.yaml`; every mistake is a finding. Undefined for any other file. */
export function readGlossary(reader: ContentReader, path: string): DocumentReading | undefined {
  if (path !== glossaryFile) return undefined;
  const findings: Finding[] = [];
  const data = reader.yaml(path, glossarySchema, findings);
  return { kind: glossaryKind, id: '', locale: '', data, findings };
}
