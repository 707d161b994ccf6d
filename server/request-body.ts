import type { IncomingMessage } from 'node:http';

/** The longest body that a form of a reader page may have, in bytes: what Next takes for a server action, too. */
export const longestBody = 1_048_576;

/**
 * Reads the body of a request. Undefined when it is longer than `longestBody`; it is read no further then.
 * @throws when the client breaks off
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > longestBody) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  // `for await` would destroy the request on the way out, and with it the connection that the refusal goes through.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += (chunk as Buffer).length;
    if (length > longestBody) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks, length);
}
