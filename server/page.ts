import { createHash } from 'node:crypto';
import { compressForKeeping, type Encoding, isCompressible } from './compression.ts';
import type { RawHeaders } from './security-headers.ts';

/** A page as it is sent in one encoding. Its headers are complete, so that sending builds nothing. */
export interface Variant {
  readonly etag: string;
  readonly headers: RawHeaders;
  /** The headers of `304 Not Modified` (RFC 9110, 15.4.5). */
  readonly notModified: RawHeaders;
  /** Undefined: the brotli variant, decompressed. */
  readonly body: Buffer | undefined;
}

/** A finished answer that is kept: status 200, ready in every encoding. Never changed once made. */
export interface Page {
  readonly status: number;
  readonly variants: Readonly<Record<Encoding, Variant>>;
  /** What it was made from. Undefined: unknown. */
  readonly tags: ReadonlySet<string> | undefined;
  /** What it takes in memory, in bytes, as far as it can be known. */
  readonly bytes: number;
}

/** An answer that is sent to those who wait for it and then forgotten. */
export interface PassingAnswer {
  readonly status: number;
  /** All headers but those that depend on the encoding, and `vary`. */
  readonly headers: RawHeaders;
  /** The request headers that it depends on. It is compressed if `Accept-Encoding` is among them. */
  readonly vary: readonly string[];
  readonly body: Buffer;
}

/** What a page is made of. */
export interface PageParts {
  readonly body: Buffer;
  readonly contentType: string;
  /** All headers but those of the content: type, length, encoding, ETag, cache control, vary. */
  readonly headers: RawHeaders;
  readonly cacheControl: string;
  readonly tags: ReadonlySet<string> | undefined;
  /** Few ask for the same again: its first reader shall not wait for the smallest size. */
  readonly isSeldomSent?: boolean;
}

// Measured with many small pages: objects, strings and map slots of one page, beside its bytes.
const overhead = 4096;
const perTag = 128;

/**
 * Makes a page from a body of status 200: compresses it if that helps, gives each encoding its own strong ETag (RFC
 * 9110, 8.8.3.3).
 */
export async function makePage(parts: PageParts): Promise<Page> {
  const { body, contentType, headers, cacheControl, tags, isSeldomSent = false } = parts;
  const compressible = isCompressible(contentType);
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const validators = ['cache-control', cacheControl, ...(compressible ? ['vary', 'Accept-Encoding'] : [])];
  const variant = (suffix: string, encoding: readonly string[], length: number, kept: Buffer | undefined): Variant => {
    const etag = `"${digest}${suffix}"`;
    const notModified = ['etag', etag, ...validators];
    return {
      etag,
      notModified,
      headers: ['content-type', contentType, 'content-length', String(length), ...encoding, ...notModified, ...headers],
      body: kept,
    };
  };
  const extra = overhead + 3 * headers.reduce((sum, field) => sum + field.length, 0) + perTag * (tags?.size ?? 0);
  if (!compressible) {
    const only = variant('', [], body.length, body);
    return { status: 200, variants: { br: only, gzip: only, identity: only }, tags, bytes: body.length + extra };
  }
  const { br, gzip } = await compressForKeeping(body, !isSeldomSent);
  return {
    status: 200,
    variants: {
      br: variant('-br', ['content-encoding', 'br'], br.length, br),
      gzip: variant('-gz', ['content-encoding', 'gzip'], gzip.length, gzip),
      identity: variant('', [], body.length, undefined),
    },
    tags,
    bytes: br.length + gzip.length + extra,
  };
}
