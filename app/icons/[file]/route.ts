import { drawIcon } from '../../_views/icons.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const match = /^icon\.([0-9a-f]{10})\.(\d{2,3})\.png$/.exec((await params).file);
  const icon = match && (await drawIcon(match[1] ?? '', Number(match[2])));
  if (!icon) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(icon), {
    headers: { 'Content-Type': 'image/png', 'Cache-Control': 'public, max-age=31536000, immutable' },
  });
}
