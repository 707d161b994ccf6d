import type { ShareFace } from './share-image-glyphs.ts';
import { type ShareElement, shareImageSize } from './share-image-layout.ts';

/**
 * Draws a layout as PNG, in every script: Satori orders and shapes Arabic, which the copy in Next does not.
 * It reads nothing but the faces given and asks no server.
 */
export async function renderShareImage(layout: ShareElement, faces: readonly ShareFace[]): Promise<Buffer> {
  // Loaded when the first picture is drawn: together they take longer to load than the rest of the site.
  const [{ default: satori }, { renderAsync }] = await Promise.all([import('satori'), import('@resvg/resvg-js')]);
  const svg = await satori(layout as unknown as Parameters<typeof satori>[0], {
    ...shareImageSize,
    fonts: faces.map(({ name, weight, data }) => ({ name, weight, data, style: 'normal' as const })),
  });
  // Letters are outlines by now; the system's faces would only take time.
  const image = await renderAsync(svg, { font: { loadSystemFonts: false }, logLevel: 'off' });
  return image.asPng();
}
