import { webManifest } from '../../../publication/site-files.ts';
import { iconAddress } from '../../_views/icons.ts';
import { siteIn } from '../../_views/site.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const site = await siteIn((await params).locale);
  const icons = [];
  for (const size of [192, 512] as const) {
    const url = await iconAddress(size);
    if (url) icons.push({ url, type: 'image/png', sizes: `${size}x${size}` });
  }
  const manifest = webManifest({
    name: site.view.name,
    description: site.view.tagline,
    language: site.locale,
    direction: site.language.direction,
    startUrl: site.view.home,
    themeColour: '#fdfbf7',
    backgroundColour: '#fdfbf7',
    icons,
  });
  return new Response(manifest, { headers: { 'Content-Type': 'application/manifest+json; charset=utf-8' } });
}
