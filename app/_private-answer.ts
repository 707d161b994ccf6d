/** Headers of answers that belong to one person: kept by nobody, found by no search engine. Their address is told to nobody. */
export const privateHeaders = {
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
} as const;

/** A short answer in plain text, for programs and for whoever looks. */
export function plainAnswer(
  status: number,
  sentence: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', ...privateHeaders, ...headers },
  });
}

/** The database does not answer: the program that asked may ask again. */
export function tryAgainLater(): Response {
  return plainAnswer(503, 'This cannot be done at the moment. Please try again in some minutes.', {
    'Retry-After': '120',
  });
}
