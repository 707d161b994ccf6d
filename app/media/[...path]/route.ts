import { readFile } from 'node:fs/promises';
import { type MediaRequest, parseMediaAddress } from '../../../publication/media-address.ts';
import { QueueFullError } from '../../../publication/media-queue.ts';
import { composition, reading } from '../../_composition.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const wanted = parseMediaAddress(pathname);
  if (!wanted) return new Response(null, { status: 404 });
  try {
    const { media } = composition();
    const file = await media.get(wanted);
    if (!file) {
      const now = (await isPublic(wanted)) ? await media.successor(wanted) : undefined;
      // Where this one cannot be made although it is there, its own address would lead to itself.
      if (now === undefined || now === wanted.hash) return new Response(null, { status: 404 });
      const location = pathname.replace(`.${wanted.hash}.`, `.${now}.`);
      return new Response(null, { status: 307, headers: { Location: location } });
    }
    return new Response(new Uint8Array(await readFile(file.path)), {
      headers: { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable' },
    });
  } catch (error) {
    if (error instanceof QueueFullError) return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
    throw error;
  }
}

/** Whoever guesses the name of a draft's picture must not be led to it. */
async function isPublic({ folder }: MediaRequest): Promise<boolean> {
  const [kind, id] = folder.split('/');
  return kind !== 'articles' || (id !== undefined && (await reading()).addresses(id).length > 0);
}
