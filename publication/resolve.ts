import { type PathWords, type Place, pathOf, placeOf, type SubscriptionPlace, slugOf } from './addresses.ts';
import { type Archive, cardsPerPage } from './archive.ts';
import { type Status, statusOf } from './model.ts';
import { decodedPath, partsOfTarget, redirectFrom } from './redirects.ts';

/** What the site shows at an address, by identifiers. */
export type Target =
  | { readonly kind: 'home' | 'archive' | 'search' | 'newsletter' }
  | { readonly kind: 'article' | 'page' | 'edition' | 'ebook'; readonly id: string }
  | { readonly kind: 'section' | 'topic' | 'author'; readonly id: string; readonly page: number }
  | { readonly kind: 'month'; readonly year: number; readonly month: number; readonly page: number }
  /** Whether the token opens anything is for the page to find out. */
  | SubscriptionPlace;

export type Resolution =
  | { readonly outcome: 'show'; readonly locale: string; readonly target: Target }
  | { readonly outcome: 'feed'; readonly locale: string; readonly target: Target; readonly format: 'xml' | 'json' }
  /** A permanent redirect inside the site (308). */
  | { readonly outcome: 'redirect'; readonly path: string }
  /** `article` is what the reader was looking for, when that can be told: it may exist in other languages. */
  | { readonly outcome: 'unknown'; readonly locale: string; readonly status: 404 | 410; readonly article?: string };

export interface Resolving {
  readonly archive: Archive;
  readonly words: ReadonlyMap<string, PathWords>;
  /** Whether an edition of the newsletter can be read in a locale. */
  readonly hasEdition: (date: string, locale: string) => boolean;
  /** The article whose unpublished texts this reader may see. */
  readonly draft?: string | undefined;
  readonly now: number;
}

/**
 * Finds out what a path (percent-encoded, without query) names. Never throws for any path.
 * An address that differs from the canonical one only in form is redirected to it, in one step with the publication's
 * own redirects.
 */
export function resolvePath(path: string, around: Resolving): Resolution {
  const given = decodedPath(path);
  const moved =
    given === undefined ? undefined : redirectFrom(given.normalize('NFC'), around.archive.documents.redirects);
  if (moved === undefined || moved === 'circle') return resolvePage(path, around);
  const target = partsOfTarget(moved.target);
  const there = resolvePage(target.path, around);
  const end = there.outcome === 'redirect' ? there.path + target.rest : moved.target;
  return { outcome: 'redirect', path: encodedPath(end) };
}

/** What a path names when no redirect of the publication concerns it. */
export function resolvePage(path: string, around: Resolving): Resolution {
  const { config } = around.archive.documents;
  const given = decodedPath(path);
  if (given === undefined) return { outcome: 'unknown', locale: config.defaultLocale, status: 404 };
  const decoded = given.normalize('NFC');
  const segments = decoded.replace(/\/$/, '').slice(1).split('/');
  const [first = '', ...rest] = segments;
  const locale = config.locales.find((tag) => tag.toLowerCase() === first.toLowerCase());
  if (!locale) return { outcome: 'unknown', locale: config.defaultLocale, status: 404 };
  const format = /^feed\.(xml|json)$/.exec(rest.at(-1) ?? '')?.[1] as 'xml' | 'json' | undefined;
  const own = around.words.get(locale);
  if (!own || rest.includes('')) return { outcome: 'unknown', locale, status: 404 };
  const place = placeOf(format ? rest.slice(0, -1) : rest, [own, ...around.words.values()]);
  if (!place) return { outcome: 'unknown', locale, status: 404 };
  const found = find(locale, place, around);
  if ('status' in found) return { outcome: 'unknown', locale, ...found };
  const canonical = pathOf(locale, found.place, own);
  if (format) {
    if (!['home', 'section', 'topic', 'author'].includes(found.target.kind)) {
      return { outcome: 'unknown', locale, status: 404 };
    }
    const feed = `${canonical}/feed.${format}`;
    if (decodedPath(feed) !== given) return { outcome: 'redirect', path: feed };
    return { outcome: 'feed', locale, target: found.target, format };
  }
  if (decodedPath(canonical) !== given) return { outcome: 'redirect', path: canonical };
  return { outcome: 'show', locale, target: found.target };
}

/** Percent-encodes what is not yet; what is encoded stays. */
function encodedPath(path: string): string {
  return encodeURI(path.toWellFormed()).replace(/%25(?=[0-9a-f]{2})/gi, '%');
}

type Found =
  | { readonly target: Target; readonly place: Place }
  | { readonly status: 404 | 410; readonly article?: string };

const nothing = { status: 404 } as const;

function find(locale: string, place: Place, around: Resolving): Found {
  switch (place.kind) {
    case 'home':
    case 'archive':
    case 'search':
    case 'newsletter':
      return { target: { kind: place.kind }, place };
    case 'subscription':
      return { target: place, place };
    case 'edition':
      return around.hasEdition(place.date, locale) ? { target: { kind: 'edition', id: place.date }, place } : nothing;
    case 'article':
      return findArticle(locale, place.slug, around);
    case 'page':
      return findPage(locale, place.slug, around.archive);
    case 'ebook':
      return findEbook(locale, place.slug, around.archive);
    case 'month': {
      const { total, pages } = around.archive.inMonth(locale, place.year, place.month);
      const page = place.page ?? 1;
      if (total === 0 || page > pages) return nothing;
      return { target: { kind: 'month', year: place.year, month: place.month, page }, place };
    }
    default:
      return findList(locale, place, around.archive);
  }
}

function findArticle(locale: string, slug: string, { archive, draft, now }: Resolving): Found {
  const text = archive.textAt(locale, slug);
  const status: Status | undefined = text && statusOf(text, now);
  if (text && (status === 'published' || draft === text.article)) {
    return { target: { kind: 'article', id: text.article }, place: { kind: 'article', slug } };
  }
  if (text && status === 'withdrawn') return { status: 410, article: text.article };
  const renamed = archive.textOnceAt(locale, slug);
  if (renamed && (statusOf(renamed, now) === 'published' || draft === renamed.article)) {
    return { target: { kind: 'article', id: renamed.article }, place: { kind: 'article', slug: renamed.slug } };
  }
  const elsewhere = archive.articlesNamed(slug).find((article) => archive.addresses(article).length > 0);
  if (elsewhere === undefined) return nothing;
  return { status: 404, article: elsewhere };
}

function findPage(locale: string, slug: string, archive: Archive): Found {
  const { pages } = archive.documents;
  const here = pages.find((page) => page.locale === locale && page.slug === slug);
  if (here) return { target: { kind: 'page', id: here.id }, place: { kind: 'page', slug } };
  const elsewhere = pages.find((page) => page.slug === slug);
  const same = elsewhere && pages.find((page) => page.locale === locale && page.id === elsewhere.id);
  return same ? { target: { kind: 'page', id: same.id }, place: { kind: 'page', slug: same.slug } } : nothing;
}

function findEbook(locale: string, slug: string, archive: Archive): Found {
  const { ebooks } = archive.documents;
  const found =
    ebooks.find((ebook) => ebook.texts[locale]?.slug === slug) ??
    ebooks.find((ebook) => ebook.texts[locale] && Object.values(ebook.texts).some((text) => text.slug === slug));
  const text = found?.texts[locale];
  return found && text
    ? { target: { kind: 'ebook', id: found.id }, place: { kind: 'ebook', slug: text.slug } }
    : nothing;
}

function findList(
  locale: string,
  place: Extract<Place, { kind: 'section' | 'topic' | 'author' }>,
  archive: Archive,
): Found {
  const { config, sections, topics, authors } = archive.documents;
  const page = place.page ?? 1;
  let id: string | undefined;
  let slug: string | undefined;
  if (place.kind === 'author') {
    const author = authors.find((one) => one.slug === place.slug);
    id = author?.id;
    slug = author?.slug;
  } else {
    const all = place.kind === 'section' ? sections : topics;
    const entity =
      all.find((one) => slugOf(one, locale, config) === place.slug) ??
      all.find((one) => Object.values(one.slug).includes(place.slug) || one.id === place.slug);
    id = entity?.id;
    slug = entity && slugOf(entity, locale, config);
  }
  if (id === undefined || slug === undefined) return nothing;
  const target = { kind: place.kind, id, page };
  if (page > 1) {
    const list =
      place.kind === 'section' ? archive.inSection(id, locale) : archive.of(place.kind, id, locale, 1, cardsPerPage);
    if (page > list.pages) return nothing;
  }
  return { target, place: { kind: place.kind, slug, page } };
}
