import { sitemapCount, sitemapIndex } from '../../publication/sitemaps.ts';
import { composition, reading, readingEditions } from '../_composition.ts';
import { otherPages } from '../_views/other-pages.ts';
import { xmlAnswer } from '../_views/xml-answer.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { siteUrl } = composition();
  const archive = await reading();
  const addresses = archive.countPublished() + otherPages(archive, await readingEditions()).length;
  const sitemaps = Array.from({ length: Math.max(1, sitemapCount(addresses)) }, (_, index) => ({
    url: `${siteUrl}/sitemap-${index + 1}.xml`,
  }));
  return xmlAnswer(sitemapIndex(sitemaps));
}
