import { ebookFront } from './ebook-files.ts';
import { messagesOf } from './messages.ts';
import { withdrawn } from './seed-content.ts';
import { articlePath, frontOf, listPath, pathTo, searchPath } from './site.ts';

/** Every kind of page that all readers see. Those of a subscriber alone: `own-page-kinds.ts`. */
export const pageKinds = [
  'home',
  'section',
  'topic',
  'author',
  'archive',
  'month',
  'article',
  'page',
  'ebook',
  'newsletter',
  'edition',
  'search',
  'results',
  'unknown',
  'withdrawn',
] as const;

export type PageKind = (typeof pageKinds)[number];

/** The article that is walked: it has a figure, a table and footnotes, in every locale. */
export const walkedArticle = 'euv-light';

/** An address of each kind, in a locale. */
export function addressOf(kind: PageKind, locale: string): string {
  const { paths } = messagesOf(locale);
  switch (kind) {
    case 'home':
      return pathTo(locale);
    case 'section':
      return listPath('sections', 'practice', locale);
    case 'topic':
      return listPath('topics', 'language-models', locale);
    case 'author':
      return pathTo(locale, paths.authors, 'leo-marchetti');
    case 'archive':
      return pathTo(locale, paths.archive);
    case 'month':
      return pathTo(locale, paths.archive, '2026', '11');
    case 'article':
      return articlePath(walkedArticle, locale);
    case 'page':
      return pathTo(locale, frontOf('pages', 'about', locale).slug);
    case 'ebook':
      return pathTo(locale, paths.ebooks, ebookFront('working-with-ai', locale).slug);
    case 'newsletter':
      return pathTo(locale, paths.newsletter);
    case 'edition':
      return pathTo(locale, paths.newsletter, '2026-11-20');
    case 'search':
      return searchPath(locale);
    case 'results':
      return searchPath(locale, frontOf('articles', walkedArticle, locale).title);
    case 'withdrawn':
      return pathTo(locale, paths.articles, withdrawn.slug);
    default:
      return pathTo(locale, paths.articles, 'nothing-is-here');
  }
}
