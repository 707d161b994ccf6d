import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The front matter of an eBook of the demo publication, as far as tests need it. */
export function ebookFront(id: string, locale: string): { readonly title: string; readonly slug: string } {
  const file = join(import.meta.dirname, '..', 'content', 'ebooks', id, `${locale}.md`);
  return parse(readFileSync(file, 'utf8').split(/^---$/m)[1] ?? '') as { title: string; slug: string };
}
