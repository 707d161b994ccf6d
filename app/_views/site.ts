import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { LinkView, LocaleLink, SiteView } from '../../components/page/views.ts';
import { ownLanguageName } from '../../i18n/formats.ts';
import type { Language } from '../../languages/language.ts';
import { loadLanguage } from '../../languages/load.ts';
import { type PathWords, type Place, pathOf, slugOf } from '../../publication/addresses.ts';
import type { Archive } from '../../publication/archive.ts';
import { shapesOf } from '../../publication/mark.ts';
import { localized, type PublicationConfig } from '../../publication/model.ts';
import { composition, reading } from '../_composition.ts';

/** A locale of the publication, with what every view of it is made from. */
export interface Site {
  readonly locale: string;
  readonly language: Language;
  readonly archive: Archive;
  readonly config: PublicationConfig;
  readonly siteUrl: string;
  /** The path of a place, in this locale or another. */
  readonly href: (place: Place, locale?: string) => string;
  readonly absolute: (path: string) => string;
  readonly named: (value: Readonly<Record<string, string>>) => string;
  readonly view: SiteView;
}

/** The site in a locale. */
export async function siteIn(locale: string): Promise<Site> {
  const { siteUrl, words, assets, contentDir } = composition();
  const archive = await reading();
  const { config, sections, pages } = archive.documents;
  const language = await loadLanguage(locale);
  const wordsOf = (tag: string): PathWords => {
    const found = words.get(tag);
    if (!found) throw new Error(`The locale ${tag} has no words for its addresses.`);
    return found;
  };
  const href = (place: Place, tag = locale) => pathOf(tag, place, wordsOf(tag));
  const named = (value: Readonly<Record<string, string>>) => localized(value, locale, config.defaultLocale);
  const view: SiteView = {
    locale,
    script: language.script,
    name: named(config.name),
    tagline: named(config.tagline),
    logo: config.brand.logo?.endsWith('.svg') ? mark(contentDir, config.brand.logo) : undefined,
    home: href({ kind: 'home' }),
    search: href({ kind: 'search' }),
    archive: href({ kind: 'archive' }),
    newsletter: href({ kind: 'newsletter' }),
    sections: sections.map((section) => ({
      name: named(section.name),
      href: href({ kind: 'section', slug: slugOf(section, locale, config) }),
    })),
    pages: pages
      .filter((page) => page.locale === locale)
      .sort((a, b) => pageOrder.indexOf(a.id) - pageOrder.indexOf(b.id))
      .map((page) => ({ name: page.title, href: href({ kind: 'page', slug: page.slug }) })),
    social: config.social.map((link) => ({ name: link.name, href: link.url })),
    readerScript: assets.reader,
  };
  return {
    locale,
    language,
    archive,
    config,
    siteUrl,
    href,
    named,
    view,
    absolute: (path) => siteUrl + path,
  };
}

/** What readers look for first stands first; other pages follow in the order of their names. */
const pageOrder = ['imprint', 'terms', 'privacy', 'about'].reverse();

const marks = new Map<string, string | undefined>();

function mark(contentDir: string, path: string): string | undefined {
  const inside = normalize(path);
  if (inside.startsWith('..') || inside.startsWith('/')) return undefined;
  if (!marks.has(inside)) {
    try {
      marks.set(inside, shapesOf(readFileSync(join(contentDir, inside), 'utf8')));
    } catch {
      // A mark that cannot be read is left out; `check` names the file.
      marks.set(inside, undefined);
    }
  }
  return marks.get(inside);
}

/** Where the language switcher leads: to the same place where it exists, else to that locale's front page. */
export function localeLinks(site: Site, placeIn: (locale: string) => Place | undefined): LocaleLink[] {
  return site.config.locales.map((locale) => {
    const place = placeIn(locale);
    return {
      locale,
      name: ownLanguageName(locale),
      href: site.href(place ?? { kind: 'home' }, locale),
      same: place !== undefined,
    };
  });
}

/** A section as a link. */
export function sectionLink(site: Site, id: string): LinkView {
  const section = site.archive.documents.sections.find((one) => one.id === id);
  if (!section) return { name: id, href: site.view.home };
  return {
    name: site.named(section.name),
    href: site.href({ kind: 'section', slug: slugOf(section, site.locale, site.config) }),
  };
}

/** A topic as a link. */
export function topicLink(site: Site, id: string): LinkView | undefined {
  const topic = site.archive.documents.topic(id);
  return (
    topic && {
      name: site.named(topic.name),
      href: site.href({ kind: 'topic', slug: slugOf(topic, site.locale, site.config) }),
    }
  );
}
