import { composition } from '../../_composition.ts';

export const dynamic = 'force-dynamic';

/** A piece of work for the browser of whoever fills in a form. Each is good once. */
export async function GET(): Promise<Response> {
  const challenge = await composition().proofs.challenge(Date.now());
  return Response.json(challenge, { headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' } });
}
