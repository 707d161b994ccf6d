import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** A text of an article that a test writes. What is left out gets a plain value. */
export interface TextParts {
  readonly title: string;
  readonly slug: string;
  readonly body?: string;
  /** Further front matter: `draft`, `withdrawnAt`, `aliases` … */
  readonly front?: Readonly<Record<string, unknown>>;
}

/** An article that a test writes. */
export interface ArticleParts {
  readonly texts: Readonly<Record<string, TextParts>>;
  readonly publishedAt?: string;
  readonly section?: string;
  readonly topics?: readonly string[];
  readonly author?: string;
  /** The article of the demo publication whose hero picture it borrows. */
  readonly heroOf?: string;
}

/** Writes an article's folder, as an editor would leave it. */
export function writeArticle(content: string, article: string, parts: ArticleParts): void {
  const folder = join(content, 'articles', article);
  mkdirSync(folder, { recursive: true });
  const { heroOf } = parts;
  if (heroOf) copyFileSync(join(content, 'articles', heroOf, 'hero.jpg'), join(folder, 'hero.jpg'));
  for (const [locale, text] of Object.entries(parts.texts)) {
    writeText(
      content,
      article,
      locale,
      heroOf ? { ...text, front: { hero: { alt: 'A drawing' }, ...text.front } } : text,
    );
  }
  const yaml = {
    originalLocale: Object.keys(parts.texts)[0],
    authors: [parts.author ?? 'nora-whitfield'],
    section: parts.section ?? 'society',
    topics: parts.topics ?? [],
    publishedAt: parts.publishedAt ?? '2026-11-01T06:30',
    ...(heroOf ? { hero: { file: 'hero.jpg', credit: 'Meridian' } } : {}),
  };
  put(join(folder, 'article.yaml'), stringify(yaml));
}

/** Writes one text of an article. */
export function writeText(content: string, article: string, locale: string, text: TextParts): void {
  const front = { title: text.title, slug: text.slug, standfirst: `${text.title}.`, ...text.front };
  put(join(content, 'articles', article, `${locale}.md`), `---\n${stringify(front)}---\n${text.body ?? text.title}\n`);
}

/** Writes a text's file with any bytes, such as broken ones. */
export function writeBrokenText(content: string, article: string, locale: string, source: string): void {
  put(join(content, 'articles', article, `${locale}.md`), source);
}

/** Removes an article's folder. */
export function removeArticle(content: string, article: string): void {
  rmSync(join(content, 'articles', article), { recursive: true });
}

/** As editors' programs do: nobody sees half a file. */
function put(file: string, source: string): void {
  writeFileSync(`${file}.tmp`, source);
  renameSync(`${file}.tmp`, file);
}
