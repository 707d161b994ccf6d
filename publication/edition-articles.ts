import type { AppearedArticle, EditionArticles, EditionText } from '../newsletter/compose.ts';
import type { Archive } from './archive.ts';
import { type Card, statusOf, type Text } from './model.ts';
import { stalenessOf } from './staleness.ts';

/** More texts than any edition's days can hold that is read by people. */
const mostTexts = 3_000;

/** The archive as the newsletter asks it. @param now milliseconds since the epoch */
export function editionArticles(archive: Archive, now: () => number = Date.now): EditionArticles {
  return {
    text: (article, locale) => {
      const text = archive.text(article, locale);
      return text && statusOf(text, now()) === 'published' ? editionText(text, archive) : undefined;
    },
    locales: (article) => archive.addresses(article).map((address) => address.locale),
    appearedBetween: (from, to) => {
      const appeared = new Map<string, AppearedArticle>();
      for (const card of archive.publishedSince(from, mostTexts, to)) {
        if (appeared.has(card.article)) continue;
        const { article, section } = card;
        appeared.set(article, { article, section, publishedAt: originalPublishedAt(card, archive) });
      }
      return [...appeared.values()]
        .filter(({ publishedAt }) => publishedAt > from && publishedAt <= to)
        .sort((a, b) => b.publishedAt - a.publishedAt || (a.article < b.article ? -1 : 1));
    },
  };
}

/** A translation that came later does not make an article new. */
function originalPublishedAt({ article, locale, publishedAt }: Card, archive: Archive): number {
  const originalLocale = archive.text(article, locale)?.originalLocale ?? locale;
  return archive.text(article, originalLocale)?.publishedAt ?? publishedAt;
}

function editionText(text: Text, archive: Archive): EditionText {
  return {
    article: text.article,
    locale: text.locale,
    slug: text.slug,
    title: text.title,
    standfirst: text.standfirst,
    section: text.section,
    topics: text.topics,
    authors: text.authors,
    publishedAt: text.publishedAt,
    updatedAt: text.updatedAt,
    hero: text.hero,
    originalLocale: text.originalLocale,
    provenance: text.provenance,
    translatedFrom:
      text.locale === text.originalLocale ? undefined : (text.translatedFrom?.locale ?? text.originalLocale),
    stale: stalenessOf(text, archive) !== undefined,
  };
}
