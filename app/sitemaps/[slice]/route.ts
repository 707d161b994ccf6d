import { type PathWords, pathOf } from '../../../publication/addresses.ts';
import { addressesPerSitemap, sitemap } from '../../../publication/sitemaps.ts';
import { composition, reading, readingEditions } from '../../_composition.ts';
import { otherPages } from '../../_views/other-pages.ts';
import { xmlAnswer } from '../../_views/xml-answer.ts';

export const dynamic = 'force-dynamic';

/** A slice of all addresses: the other pages first, then the texts in the order in which they were taken in. */
export async function GET(_request: Request, { params }: { params: Promise<{ slice: string }> }): Promise<Response> {
  const { siteUrl, words } = composition();
  const archive = await reading();
  const slice = Number((await params).slice);
  const from = (slice - 1) * addressesPerSitemap;
  const others = otherPages(archive, await readingEditions());
  const pages = others.slice(from, from + addressesPerSitemap).map((path) => ({ url: siteUrl + path }));
  const offset = Math.max(0, from - others.length);
  const texts = archive.forSitemap(addressesPerSitemap - pages.length, offset).map(({ locale, slug, modified }) => ({
    url: siteUrl + pathOf(locale, { kind: 'article', slug }, words.get(locale) as PathWords),
    modified,
  }));
  if (pages.length + texts.length === 0) return new Response(null, { status: 404 });
  return xmlAnswer(sitemap([...pages, ...texts], archive.documents.config.timeZone));
}
