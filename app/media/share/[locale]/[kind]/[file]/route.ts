import { readFile } from 'node:fs/promises';
import { ImageResponse } from '@vercel/og';
import type { ReactElement } from 'react';
import { shareFacesFor } from '../../../../../../languages/share-face.ts';
import { QueueFullError } from '../../../../../../publication/media-queue.ts';
import { drawShareImage, shareImageHash } from '../../../../../../publication/share-image.ts';
import {
  type ShareImageContent,
  shareImageLayout,
  shareImageSize,
} from '../../../../../../publication/share-image-layout.ts';
import { composition } from '../../../../../_composition.ts';
import { shareImageContent } from '../../../../../_views/share-images.ts';
import { siteIn } from '../../../../../_views/site.ts';

export const dynamic = 'force-dynamic';

interface Context {
  readonly params: Promise<{ locale: string; kind: string; file: string }>;
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, kind, file } = await params;
  const { archive, shareImages } = composition();
  const match = /^(.+)\.([0-9a-f]+)\.png$/.exec(decodeURIComponent(file));
  if (!match || !archive.documents.config.locales.includes(locale)) return new Response(null, { status: 404 });
  const [, id = '', hash = ''] = match;
  const content = await shareImageContent(await siteIn(locale), kind, id);
  if (!content || shareImageHash(content) !== hash) return new Response(null, { status: 404 });
  try {
    const path = await shareImages.get(`${locale}/${kind}/${id}`, hash, () => draw(content));
    return new Response(new Uint8Array(await readFile(path)), {
      headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=31536000, immutable' },
    });
  } catch (error) {
    if (error instanceof QueueFullError) return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
    throw error;
  }
}

async function draw(content: ShareImageContent): Promise<Buffer> {
  const said = [content.publication, content.kicker, content.title, content.footer].join(' ');
  const faces = await shareFacesFor(content.script, said);
  // The renderer of @vercel/og crashes on Arabic faces and sets right-to-left words in the wrong order (0.63, measured).
  if (content.direction === 'rtl') return drawShareImage(content, faces);
  const layout = shareImageLayout(content, faces) as unknown as ReactElement;
  const image = new ImageResponse(layout, {
    ...shareImageSize,
    fonts: faces.map(({ name, weight, data }) => ({ name, weight, data, style: 'normal' as const })),
  });
  return Buffer.from(await image.arrayBuffer());
}
