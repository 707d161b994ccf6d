import { posix } from 'node:path';
import type { LinkResolver } from '../../publication/markdown.ts';
import type { Site } from './site.ts';

const allowed = /^(?:https?:|mailto:|tel:|#)/i;

/**
 * How the links of a text become addresses: relative file links to texts and pages lead to what they name, if it can be
 * read now; links to the outside stay; whatever else is dropped and its words stay.
 * @param folder of the text, such as `articles/one`
 */
export function linksFrom(site: Pick<Site, 'archive' | 'href'>, folder: string): LinkResolver {
  return {
    link: (href) => {
      const [path = '', fragment] = href.split('#');
      if (path === '' || allowed.test(href)) return href;
      if (path.startsWith('/') && !path.startsWith('//') && !path.includes('\\')) return href;
      let target: string;
      try {
        target = posix.normalize(posix.join(folder, decodeURIComponent(path)));
      } catch {
        return undefined;
      }
      const match = /^(articles|pages)\/([^/]+)\/([^/]+)\.md$/.exec(target);
      if (!match) return undefined;
      const [, kind, id = '', locale = ''] = match;
      const end = fragment ? `#${fragment}` : '';
      if (kind === 'articles') {
        const address = site.archive.addresses(id).find((one) => one.locale === locale);
        return address && site.href({ kind: 'article', slug: address.slug }, locale) + end;
      }
      const page = site.archive.documents.pages.find((one) => one.id === id && one.locale === locale);
      return page && site.href({ kind: 'page', slug: page.slug }, locale) + end;
    },
  };
}
