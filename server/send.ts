import type { IncomingMessage, ServerResponse } from 'node:http';
import { compressOnce, decompress, negotiateEncoding } from './compression.ts';
import type { Page, PassingAnswer, Validator, Variant } from './page.ts';
import type { RawHeaders } from './security-headers.ts';

/**
 * Sends a kept page in the encoding that the client prefers, or 304 if it has it. Builds nothing: this is the hot path.
 */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: Page): void | Promise<void> {
  const { headers, method } = request;
  const variant = page.variants[negotiateEncoding(headers['accept-encoding'])];
  const known = headers['if-none-match'];
  const named = known === undefined ? undefined : validatorNamed(known, variant);
  if (named) {
    writeHead(response, 304, named.notModified);
    response.end();
    return;
  }
  if (method === 'HEAD' || variant.body !== undefined) {
    writeHead(response, page.status, variant.headers);
    response.end(method === 'HEAD' ? undefined : variant.body);
    return;
  }
  return sendIdentity(response, page);
}

/** Sends an answer that is not kept, compressed for this one client. */
export async function sendPassing(
  request: IncomingMessage,
  response: ServerResponse,
  answer: PassingAnswer,
): Promise<void> {
  const compressible = answer.vary.includes('Accept-Encoding') && answer.body.length > 0;
  const encoding = compressible ? negotiateEncoding(request.headers['accept-encoding']) : 'identity';
  const body = await compressOnce(answer.body, encoding);
  writeHead(response, answer.status, [
    ...answer.headers,
    ...(answer.vary.length > 0 ? ['vary', answer.vary.join(', ')] : []),
    ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
    'content-length',
    String(body.length),
  ]);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends a short refusal that needs no page. */
export function sendRefusal(response: ServerResponse, status: number, reason: string, headers: RawHeaders): void {
  const body = `${reason}\n`;
  const fields = ['content-type', 'text/plain; charset=utf-8', 'content-length', String(Buffer.byteLength(body))];
  writeHead(response, status, [...fields, 'cache-control', 'no-store', ...headers]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

async function sendIdentity(response: ServerResponse, page: Page): Promise<void> {
  const body = await decompress(page.variants.br.body ?? Buffer.alloc(0));
  writeHead(response, page.status, page.variants.identity.headers);
  response.end(body);
}

/** Node copies the fields out of a raw array, one by one, when there are no others. */
function writeHead(response: ServerResponse, status: number, headers: RawHeaders): void {
  response.writeHead(status, headers as string[]);
}

/** What the client has already, as it is here or pressed otherwise; undefined where it has something else. */
function validatorNamed(known: string, variant: Variant): Validator | undefined {
  if (known === variant.etag || namesEtag(known, variant.etag)) return variant;
  return variant.twin && namesEtag(known, variant.twin.etag) ? variant.twin : undefined;
}

/** Whether `If-None-Match` names a tag, by weak comparison (RFC 9110, 13.1.2). */
function namesEtag(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  return header.split(',').some((named) => named.trim().replace(/^W\//, '') === etag);
}
