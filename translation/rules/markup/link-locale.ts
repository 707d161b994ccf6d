import { linksOf } from '../../pair/links.ts';
import type { Rule } from '../rule.ts';

/** The locale that a path names, as a file or else as a folder: `../article/en.md`, `/en/…`. */
const file = /(^|\/)([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)(?=\.mdx?(?:#|$))/;
const folder = /(^|\/)([a-z]{2}(?:-[A-Z][A-Za-z]{1,3})?)(?=\/)/;

function markerOf(target: string): RegExp {
  return file.test(target) ? file : folder;
}

export const linkLocale: Rule = {
  id: 'link-locale',
  severity: 'error',
  compares: 'pair',
  explains: 'A link within the site leads to a page in another locale although there is one in this locale.',
  examples: [
    {
      locale: 'de',
      original: 'See [this](../moon/en.md) and [that](../mars/en.md).',
      wrong: 'Siehe [dies](../moon/de.md) und [das](../mars/en.md).',
      right: 'Siehe [dies](../moon/de.md) und [das](../mars/de.md).',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Siehe [dies](../moon/de.md) und [das](../mars/de.md).',
      wrong: 'See [this](../moon/en.md) and [that](../mars/de.md).',
      right: 'See [this](../moon/en.md) and [that](../mars/en.md).',
    },
    {
      locale: 'fr',
      original: 'See [this](../moon/en.md) and [that](../mars/en.md).',
      wrong: 'Voir [ceci](../moon/fr.md) et [cela](../mars/en.md).',
      right: 'Voir [ceci](../moon/fr.md) et [cela](../mars/fr.md).',
    },
    {
      locale: 'es',
      original: 'See [this](../moon/en.md) and [that](../mars/en.md).',
      wrong: 'Véanse [esto](../moon/es.md) y [aquello](../mars/en.md).',
      right: 'Véanse [esto](../moon/es.md) y [aquello](../mars/es.md).',
    },
    {
      locale: 'ar',
      original: 'See [this](../moon/en.md) and [that](../mars/en.md).',
      wrong: 'انظر [هذا](../moon/ar.md) و[ذاك](../mars/en.md).',
      right: 'انظر [هذا](../moon/ar.md) و[ذاك](../mars/ar.md).',
    },
    {
      locale: 'ja',
      original: 'See [this](../moon/en.md) and [that](../mars/en.md).',
      wrong: '[こちら](../moon/ja.md)と[あちら](../mars/en.md)を参照。',
      right: '[こちら](../moon/ja.md)と[あちら](../mars/ja.md)を参照。',
    },
  ],
  check: ({ text: side, pair, exists }, report) => {
    if (!pair) return;
    const links = pair.couples.flatMap(({ translation }) => (translation ? linksOf(translation) : []));
    const inside = links.filter(({ target }) => !/^[a-z][a-z+.-]*:|^\/\/|^#/i.test(target));
    const own = inside.some(({ target }) => markerOf(target).exec(target)?.[2] === side.locale);
    for (const link of inside) {
      const marker = markerOf(link.target);
      const found = marker.exec(link.target);
      const locale = found?.[2];
      if (!locale || locale === side.locale || !isOther(locale, link.target, pair.original.locale)) continue;
      const suggestion = link.target.replace(marker, `$1${side.locale}`);
      const there = exists?.(suggestion);
      if (there === false) continue;
      // A list of the languages leads from every text to every other.
      if (pair.original.document.source.includes(suggestion)) continue;
      // Nobody knows of other systems whether the text exists here.
      const severity = there ? 'error' : own ? 'warning' : 'hint';
      report({
        start: link.start,
        end: link.end,
        values: { target: link.target, locale: side.locale },
        suggestion,
        severity,
      });
    }
  },
};

/** The original's locale, or any locale in the name of a file. A folder of two letters may be anything else. */
function isOther(locale: string, target: string, original: string): boolean {
  if (locale === original) return true;
  return (
    new RegExp(`(?:^|/)${locale}\\.mdx?(?:#|$)`).test(target) &&
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(locale) !== undefined
  );
}
