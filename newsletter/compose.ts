import type { Card, Locale, Provenance } from '../publication/model.ts';
import type { Edition, Greeting } from './edition.ts';

/** A text that readers can open now, as an edition shows it. */
export interface EditionText extends Card {
  readonly originalLocale: Locale;
  readonly provenance: Provenance;
  /** The locale from which it was translated; undefined for an original. */
  readonly translatedFrom?: Locale | undefined;
  /** Its original has changed since. */
  readonly stale: boolean;
}

/** An article that appeared, whatever its locales. */
export interface AppearedArticle {
  readonly article: string;
  readonly section: string;
  /** Milliseconds since the epoch. */
  readonly publishedAt: number;
}

/** The articles that an edition is made from. */
export interface EditionArticles {
  /** The text of an article in a locale, if it is published now. */
  text(article: string, locale: Locale): EditionText | undefined;
  /** The locales in which an article can be read now, in the publication's order. */
  locales(article: string): readonly Locale[];
  /** What appeared after `from` and not after `to` (milliseconds since the epoch), newest first. */
  appearedBetween(from: number, to: number): readonly AppearedArticle[];
}

export type EditionEntry =
  | { readonly kind: 'text'; readonly text: EditionText }
  /** There is no text that may go out in the edition's locale; this one is in another. */
  | { readonly kind: 'elsewhere'; readonly text: EditionText };

/** What an edition brings in one locale. */
export interface EditionContent {
  readonly id: string;
  readonly at: number;
  readonly locale: Locale;
  readonly subject: string;
  readonly preheader: string;
  /** Undefined where nobody wrote one in this locale. */
  readonly greeting?: Greeting | undefined;
  readonly entries: readonly EditionEntry[];
}

export type Composition =
  | { readonly composed: true; readonly content: EditionContent }
  /** Nothing in it can be read in this locale: nobody gets a mail in which every article is missing. */
  | { readonly composed: false; readonly reason: 'no-texts' };

const dayMilliseconds = 86_400_000;

/**
 * Puts an edition together in one locale, from what is published now. A text that is missing there, or whose
 * translation is stale and may not go out, is left out or linked in another locale, as the edition says. Without a
 * greeting in this locale the first title is the subject, and the second the preheader.
 */
export function composeEdition(edition: Edition, locale: Locale, articles: EditionArticles): Composition {
  const entries = chosenArticles(edition, articles).flatMap(
    (article) => entryOf(article, edition, locale, articles) ?? [],
  );
  const [first, second] = entries.filter((entry) => entry.kind === 'text').map((entry) => entry.text);
  if (!first) return { composed: false, reason: 'no-texts' };
  const greeting = edition.greetings[locale];
  return {
    composed: true,
    content: {
      id: edition.id,
      at: edition.at,
      locale,
      subject: greeting?.subject ?? first.title,
      preheader: greeting?.preheader ?? second?.title ?? first.standfirst,
      greeting,
      entries,
    },
  };
}

function entryOf(
  article: string,
  edition: Edition,
  locale: Locale,
  articles: EditionArticles,
): EditionEntry | undefined {
  const mayGo = (text: EditionText | undefined) => text && (!text.stale || edition.stale === 'include');
  const own = articles.text(article, locale);
  if (own && mayGo(own)) return { kind: 'text', text: own };
  if (edition.untranslated === 'omit') return undefined;
  const others = articles.locales(article).flatMap((other) => articles.text(article, other) ?? []);
  const readable = others.filter((text) => text.locale !== locale && mayGo(text));
  const text = readable.find((other) => other.locale === other.originalLocale) ?? readable[0];
  return text && { kind: 'elsewhere', text };
}

/** The identifiers of an edition's articles in their order. The same in every locale. */
export function chosenArticles(edition: Edition, articles: EditionArticles): readonly string[] {
  const { selection } = edition;
  if ('articles' in selection) return [...new Set(selection.articles)];
  const { days, count } = selection.bestOf;
  const appeared = articles.appearedBetween(edition.at - days * dayMilliseconds, edition.at);
  return acrossSections(appeared).slice(0, count);
}

/**
 * The newest article of each section, then the second newest of each, and so on: a week in which one section published
 * much still gives an edition of the whole paper.
 */
function acrossSections(appeared: readonly AppearedArticle[]): string[] {
  const rounds: string[][] = [];
  const seen = new Map<string, number>();
  for (const { article, section } of appeared) {
    const round = seen.get(section) ?? 0;
    seen.set(section, round + 1);
    const members = rounds[round] ?? [];
    rounds[round] = members;
    members.push(article);
  }
  return rounds.flat();
}
