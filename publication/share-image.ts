import { hashOf } from './content-folder.ts';
import type { ShareFace } from './share-image-glyphs.ts';
import { type ShareImageContent, shareImageLayout } from './share-image-layout.ts';
import { renderShareImage } from './share-image-satori.ts';

/** Counted up when the look changes, so that pictures on disk and in caches are drawn anew. */
const look = 1;

/** Tells two share images apart: the same content has the same hash, 16 hexadecimal digits. */
export function shareImageHash(content: ShareImageContent): string {
  const { locale, direction, script, publication, kicker, title, footer, accent, colour } = content;
  return hashOf(JSON.stringify([look, locale, direction, script, publication, kicker, title, footer, accent, colour]));
}

/**
 * Draws a share image: PNG, 1200 × 630 pixels. A character that no face has is left out; nothing is fetched.
 * @param faces in the order in which they are tried; at least one
 */
export async function drawShareImage(content: ShareImageContent, faces: readonly ShareFace[]): Promise<Buffer> {
  return renderShareImage(shareImageLayout(content, faces), faces);
}
