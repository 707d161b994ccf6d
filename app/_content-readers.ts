import { readEdition } from '../newsletter/read-editions.ts';
import type { DocumentReader } from '../publication/read-documents.ts';
import { readGlossary } from '../translation/glossary/read-glossary.ts';

/** What the domains beside the publication keep in the content folder, for whoever indexes it. */
export const contentReaders: readonly DocumentReader[] = [readEdition, readGlossary];
