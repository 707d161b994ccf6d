import { drawIcon, iconAddress } from '../../_views/icons.ts';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  // Browsers ask for /favicon.ico unasked; they take a PNG there.
  const name = file === 'favicon' ? ((await iconAddress(48))?.split('/').at(-1) ?? '') : file;
  const match = /^icon\.([0-9a-f]{10})\.(\d{2,3})\.png$/.exec(name);
  const icon = match && (await drawIcon(match[1] ?? '', Number(match[2])));
  if (!icon) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(icon), {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': file === 'favicon' ? 'public, max-age=86400' : 'public, max-age=31536000, immutable',
    },
  });
}
