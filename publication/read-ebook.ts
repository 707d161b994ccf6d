import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ContentReader, lineOfField } from './content-reader.ts';
import { finding, parseTextFile, parseYaml } from './front-matter.ts';
import { instantOf } from './instant.ts';
import { parseMarkdown } from './markdown.ts';
import { markdownFindings } from './markdown-findings.ts';
import type { Finding } from './model.ts';
import { bodyPictures, linkFindings } from './read-article.ts';
import { ebookSchema, ebookTextSchema } from './schema.ts';

/** Reads an `ebook.yaml`, its cover measured; undefined with findings when it is broken or the cover is missing. */
export async function readEbookYaml(reader: ContentReader, path: string, findings: Finding[]): Promise<unknown> {
  const source = reader.source(path, findings);
  if (source === undefined) return undefined;
  const parsed = parseYaml(path, source, ebookSchema);
  findings.push(...parsed.findings);
  const ebook = parsed.data;
  if (!ebook) return undefined;
  const before = findings.length;
  const line = (field: string) => lineOfField(source, field);
  for (const name of ebook.authors) {
    if (!existsSync(join(reader.root, 'authors', name, 'author.yaml'))) {
      findings.push(finding(path, line('authors'), 'unknown-author', { name }));
    }
  }
  if (instantOf(ebook.publishedAt, 'UTC') === undefined) {
    const values = { field: 'publishedAt', value: ebook.publishedAt };
    findings.push(finding(path, line('publishedAt'), 'no-such-date', values));
  }
  const at = { path, line: line('cover') };
  const picture = await reader.picture(posix.dirname(path), ebook.cover.file, at, findings);
  if (findings.length > before || !picture) return undefined;
  return { ...ebook, cover: { picture, credit: ebook.cover.credit } };
}

/** Reads an eBook's text; undefined with findings when it is broken. */
export async function readEbookText(reader: ContentReader, path: string, findings: Finding[]): Promise<unknown> {
  const source = reader.source(path, findings);
  if (source === undefined) return undefined;
  const parsed = parseTextFile(path, source, ebookTextSchema);
  findings.push(...parsed.findings);
  if (!parsed.data) return undefined;
  const before = findings.length;
  const { body } = parsed;
  const firstLine = source.slice(0, source.length - body.length).split('\n').length;
  findings.push(...markdownFindings(path, body, firstLine), ...linkFindings(reader.root, path, body, firstLine));
  const beginning = parseMarkdown(body).children.find((node) => node.type !== 'definition');
  if (beginning?.type !== 'heading' || beginning.depth > 2) {
    findings.push(finding(path, firstLine + (beginning?.position?.start.line ?? 1) - 1, 'chapter-missing'));
  }
  const pictures = await bodyPictures(reader, path, body, firstLine, findings);
  const isBroken = findings.slice(before).some((item) => item.severity === 'error');
  return isBroken ? undefined : { ...parsed.data, pictures, body };
}
