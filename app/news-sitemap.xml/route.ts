import { type PathWords, pathOf } from '../../publication/addresses.ts';
import { newsSitemap, newsSitemapLimits } from '../../publication/sitemaps.ts';
import { composition, reading } from '../_composition.ts';
import { xmlAnswer } from '../_views/xml-answer.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { siteUrl, words } = composition();
  const archive = await reading();
  const { config } = archive.documents;
  const now = Date.now();
  const cards = archive.publishedSince(now - newsSitemapLimits.age, newsSitemapLimits.articles);
  const texts = cards.map((card) => ({
    url: siteUrl + pathOf(card.locale, { kind: 'article', slug: card.slug }, words.get(card.locale) as PathWords),
    title: card.title,
    language: card.locale,
    publication: archive.named(config.name, card.locale),
    publishedAt: card.publishedAt,
  }));
  return xmlAnswer(newsSitemap(texts, now, config.timeZone));
}
