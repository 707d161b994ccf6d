import { composition } from '../../_composition.ts';

export const dynamic = 'force-dynamic';

/** For whoever watches the process: answers 200 while the publication can be read. */
export function GET(): Response {
  const { archive } = composition();
  const ready = archive.ready;
  return Response.json(
    { status: ready ? 'ok' : 'failing', index: ready ? 'ready' : 'missing' },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
