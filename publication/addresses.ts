import { localized, type PublicationConfig } from './model.ts';

/** The words of a locale's addresses. They come from the messages. */
export type PathWords = Readonly<Record<FirstWord | Exclude<SubscriptionStep, 'ebooks'> | SubscriptionNews, string>>;

type FirstWord =
  | 'articles'
  | 'sections'
  | 'topics'
  | 'authors'
  | 'archive'
  | 'search'
  | 'ebooks'
  | 'newsletter'
  | 'subscription';

/** The pages of somebody's own subscription. */
export type SubscriptionStep = 'confirm' | 'preferences' | 'unsubscribe' | 'address' | 'ebooks' | 'erased';

/** What a page says after something was done on it. */
export type SubscriptionNews = 'saved' | 'sent';

/** A page of somebody's own subscription. Without a token it says that something has been done. */
export interface SubscriptionPlace {
  readonly kind: 'subscription';
  readonly step: SubscriptionStep;
  /** Never logged, never kept. */
  readonly token?: string | undefined;
  readonly news?: SubscriptionNews | undefined;
}

/** What an address can name. `id` is the identifier in the content folder. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'article'; readonly slug: string }
  | { readonly kind: 'section' | 'topic' | 'author'; readonly slug: string; readonly page?: number }
  | { readonly kind: 'archive' }
  | { readonly kind: 'month'; readonly year: number; readonly month: number; readonly page?: number }
  | { readonly kind: 'search' }
  | { readonly kind: 'newsletter' }
  /** `date` names an edition of the newsletter: `2026-11-20`. */
  | { readonly kind: 'edition'; readonly date: string }
  | { readonly kind: 'page' | 'ebook'; readonly slug: string }
  | SubscriptionPlace;

const firstWords: ReadonlySet<FirstWord> = new Set<FirstWord>([
  'articles',
  'sections',
  'topics',
  'authors',
  'archive',
  'search',
  'ebooks',
  'newsletter',
  'subscription',
]);
const steps: readonly SubscriptionStep[] = ['confirm', 'preferences', 'unsubscribe', 'address', 'ebooks', 'erased'];
/** Those that have something to say without a token. */
const stepsDone: ReadonlySet<SubscriptionStep> = new Set(['confirm', 'address', 'ebooks', 'erased']);

const plural = { article: 'articles', section: 'sections', topic: 'topics', author: 'authors' } as const;

const stepsWithNews: ReadonlySet<SubscriptionStep> = new Set(['preferences', 'unsubscribe']);

/** The address of a place in a locale, as a path with its first `/`, percent-encoded. */
export function pathOf(locale: string, place: Place, words: PathWords): string {
  const segments: (string | number)[] = [locale];
  switch (place.kind) {
    case 'home':
      break;
    case 'archive':
    case 'search':
    case 'newsletter':
      segments.push(words[place.kind]);
      break;
    case 'edition':
      segments.push(words.newsletter, place.date);
      break;
    case 'subscription':
      segments.push(words.subscription, words[place.step], ...(place.token === undefined ? [] : [place.token]));
      if (place.news) segments.push(words[place.news]);
      break;
    case 'month':
      segments.push(words.archive, place.year, String(place.month).padStart(2, '0'));
      if (place.page && place.page > 1) segments.push(place.page);
      break;
    case 'page':
      segments.push(place.slug);
      break;
    case 'article':
      segments.push(words.articles, place.slug);
      break;
    case 'ebook':
      segments.push(words.ebooks, place.slug);
      break;
    default:
      segments.push(words[plural[place.kind]], place.slug);
      if (place.page && place.page > 1) segments.push(place.page);
  }
  return `/${segments.map((segment) => encodeURIComponent(segment)).join('/')}`;
}

/** Reads the segments behind the locale. Words of every locale are understood: the caller redirects to the right ones. */
export function placeOf(segments: readonly string[], allWords: Iterable<PathWords>): Place | undefined {
  const [first, second, third, fourth, ...more] = segments;
  if (first === undefined) return { kind: 'home' };
  if (more.length > 0) return undefined;
  const every = [...allWords];
  const word = keyOf(first, every, firstWords);
  const number = (text: string | undefined) =>
    text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
  if (!word) return second === undefined ? { kind: 'page', slug: first } : undefined;
  if (word === 'search') return second === undefined ? { kind: 'search' } : undefined;
  if (word === 'newsletter') {
    if (second === undefined) return { kind: 'newsletter' };
    return third === undefined && /^\d{4}-\d{2}-\d{2}$/.test(second) ? { kind: 'edition', date: second } : undefined;
  }
  if (word === 'subscription') return subscriptionPlaceOf(segments.slice(1), every);
  if (word === 'archive') {
    if (second === undefined) return { kind: 'archive' };
    if (!/^\d{4}$/.test(second) || !/^(?:0[1-9]|1[0-2])$/.test(third ?? '')) return undefined;
    const month = { kind: 'month', year: Number(second), month: Number(third) } as const;
    if (fourth === undefined) return month;
    const page = number(fourth);
    return page === undefined ? undefined : { ...month, page };
  }
  if (second === undefined) return undefined;
  if (word === 'articles') return third === undefined ? { kind: 'article', slug: second } : undefined;
  if (word === 'ebooks') return third === undefined ? { kind: 'ebook', slug: second } : undefined;
  const kind = ({ sections: 'section', topics: 'topic', authors: 'author' } as const)[word];
  if (third === undefined) return { kind, slug: second };
  const page = number(third);
  return page === undefined || fourth !== undefined ? undefined : { kind, slug: second, page };
}

/** What a path word means, among some; the first of the words that say it counts. */
function keyOf<Key extends keyof PathWords>(
  said: string,
  allWords: readonly PathWords[],
  keys: ReadonlySet<Key>,
): Key | undefined {
  for (const words of allWords) {
    for (const [key, value] of Object.entries(words)) if (value === said && keys.has(key as Key)) return key as Key;
  }
  return undefined;
}

function subscriptionPlaceOf(
  [said, token, more]: readonly string[],
  allWords: readonly PathWords[],
): SubscriptionPlace | undefined {
  const step = said === undefined ? undefined : keyOf(said, allWords, new Set(steps));
  if (!step) return undefined;
  if (token === undefined) return stepsDone.has(step) ? { kind: 'subscription', step } : undefined;
  if (step === 'erased') return undefined;
  if (more === undefined) return { kind: 'subscription', step, token };
  const news = keyOf(more, allWords, new Set<SubscriptionNews>(['saved', 'sent']));
  return news && stepsWithNews.has(step) ? { kind: 'subscription', step, token, news } : undefined;
}

/** The slug of a section or topic in a locale. */
export function slugOf(
  entity: { readonly slug: Readonly<Record<string, string>> },
  locale: string,
  config: PublicationConfig,
): string {
  return localized(entity.slug, locale, config.defaultLocale);
}
