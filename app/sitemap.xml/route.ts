import { sitemapIndex } from '../../publication/sitemaps.ts';
import { composition, reading, readingEditions } from '../_composition.ts';
import { sitemapsNow } from '../_views/other-pages.ts';
import { xmlAnswer } from '../_views/xml-answer.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { siteUrl } = composition();
  const archive = await reading();
  const sitemaps = Array.from({ length: sitemapsNow(archive, await readingEditions()) }, (_, index) => ({
    url: `${siteUrl}/sitemap-${index + 1}.xml`,
  }));
  return xmlAnswer(sitemapIndex(sitemaps));
}
