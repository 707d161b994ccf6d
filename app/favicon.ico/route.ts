import { drawIcon, iconAddress } from '../_views/icons.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const hash = (await iconAddress(32))?.split('.')[1];
  const icon = hash && (await drawIcon(hash, 32));
  if (!icon) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(icon), { headers: { 'Content-Type': 'image/png' } });
}
