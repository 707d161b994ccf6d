import { readFile } from 'node:fs/promises';
import { parseMediaAddress } from '../../../publication/media-address.ts';
import { QueueFullError } from '../../../publication/media-queue.ts';
import { composition } from '../../_composition.ts';

export const dynamic = 'force-dynamic';

export async function GET(request: Request): Promise<Response> {
  const wanted = parseMediaAddress(new URL(request.url).pathname);
  if (!wanted) return new Response(null, { status: 404 });
  try {
    const file = await composition().media.get(wanted);
    if (!file) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(await readFile(file.path)), {
      headers: { 'Content-Type': file.type, 'Cache-Control': 'public, max-age=31536000, immutable' },
    });
  } catch (error) {
    if (error instanceof QueueFullError) return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
    throw error;
  }
}
