import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { parse } from 'yaml';
import { messagesOf } from './messages.ts';

export { expect } from '@playwright/test';

/** The origin of the server that all tests share, without a slash at its end. */
export const siteUrl = process.env.BROADSHEET_TEST_URL ?? 'http://localhost';

/** Tests whose relative addresses lead to the shared server. */
export const test = base.extend({ baseURL: siteUrl });

/** True for `npm run test:all`. */
export const everything = process.env.BROADSHEET_ALL === '1';

const content = join(import.meta.dirname, '..', 'content');
const readYaml = (...path: string[]): unknown => parse(readFileSync(join(content, ...path), 'utf8'));

interface Publication {
  readonly name: Record<string, string>;
  readonly locales: string[];
  readonly defaultLocale: string;
  readonly timeZone: string;
}

/** What `publication.yaml` says. */
export const publication = readYaml('publication.yaml') as Publication;

/** The locales of the publication. */
export const locales: readonly string[] = publication.locales;

/** `content/redirects.yaml`: old path → new path. */
export const redirects = readYaml('redirects.yaml') as Record<string, string>;

/** What a test needs of a text's front matter. */
export interface Front {
  readonly title: string;
  readonly slug: string;
  readonly standfirst: string;
  readonly draft?: boolean;
  readonly correction?: string;
  readonly updatedAt?: string;
  readonly hero?: { alt: string; caption?: string };
  readonly aliases?: string[];
  readonly provenance?: { kind: string; engine?: string; date?: string; reviewedBy?: string; reviewedAt?: string };
}

/** The front matter of a text of the demo publication: `frontOf('articles', 'euv-light', 'ja')`. */
export function frontOf(kind: 'articles' | 'pages', id: string, locale: string): Front {
  const source = readFileSync(join(content, kind, id, `${locale}.md`), 'utf8');
  return parse(source.split(/^---$/m)[1] ?? '') as Front;
}

/** The locales in which an article or a page of the demo publication has a text. */
export function localesOf(kind: 'articles' | 'pages', id: string): string[] {
  const files = new Set(readdirSync(join(content, kind, id)));
  return locales.filter((locale) => files.has(`${locale}.md`));
}

/** The articles of the demo publication. */
export const articles: readonly string[] = readdirSync(join(content, 'articles')).sort();

/** What `article.yaml` says. */
export function articleOf(id: string): {
  originalLocale: string;
  authors: string[];
  publishedAt: string;
  section: string;
  topics: string[];
} {
  return readYaml('articles', id, 'article.yaml') as ReturnType<typeof articleOf>;
}

/** The name of an author, section or topic in a locale. */
export function nameOf(kind: 'authors' | 'sections' | 'topics', id: string, locale: string): string {
  const file = kind === 'authors' ? [id, 'author.yaml'] : [`${id}.yaml`];
  const { name } = readYaml(kind, ...file) as { name: Record<string, string> };
  return name[locale] ?? '';
}

/** A path of segments, encoded as browsers show it in `href`. */
export function pathTo(locale: string, ...segments: string[]): string {
  return `/${[locale, ...segments].map(encodeURIComponent).join('/')}`;
}

/** The path of an article of the demo publication. */
export function articlePath(id: string, locale: string): string {
  return pathTo(locale, messagesOf(locale).paths.articles, frontOf('articles', id, locale).slug);
}

/** The path of a section or topic. */
export function listPath(kind: 'sections' | 'topics', id: string, locale: string): string {
  const { slug } = readYaml(kind, `${id}.yaml`) as { slug: Record<string, string> };
  return pathTo(locale, messagesOf(locale).paths[kind], slug[locale] ?? id);
}

/** The path of the search, with a query. */
export function searchPath(locale: string, query?: string): string {
  const path = pathTo(locale, messagesOf(locale).paths.search);
  return query === undefined ? path : `${path}?${new URLSearchParams({ q: query })}`;
}

/** An instant of the front matter in the publication's zone (winter time: the demo publication's dates are all of November). */
export function instantOf(date: string): Date {
  return new Date(`${date.length > 10 ? date : `${date}T00:00`}:00+01:00`);
}

/** A day, written out in a locale. */
export function dayIn(locale: string, date: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: publication.timeZone });
  return format.format(instantOf(date));
}
