import { composition } from '../../../_composition.ts';

export const dynamic = 'force-dynamic';

/** For a load balancer: 200 while this process can show pages to readers, whatever else is wrong. */
export function GET(): Response {
  const { ready } = composition().archive;
  const body = { status: ready ? 'ok' : 'failing', index: ready ? 'ready' : 'missing' };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
