export const dynamic = 'force-dynamic';

/** What no interface is named by. */
export function GET(): Response {
  return new Response('404 There is nothing at this address.\n', { status: 404 });
}

export const POST = GET;
