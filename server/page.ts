import { createHash } from 'node:crypto';
import { compressForKeeping, type Encoding, isCompressible, pressSmall } from './compression.ts';
import type { RawHeaders } from './security-headers.ts';

/** What names the bytes of an answer, and what is said to who has them. */
export interface Validator {
  readonly etag: string;
  /** The headers of `304 Not Modified` (RFC 9110, 15.4.5). */
  readonly notModified: RawHeaders;
}

/** A page as it is sent in one encoding. Its headers are complete, so that sending builds nothing. */
export interface Variant extends Validator {
  readonly headers: RawHeaders;
  /** Undefined: the brotli variant, decompressed. */
  readonly body: Buffer | undefined;
  /** The same content, pressed less or more, here or by another process: who has that needs nothing. */
  readonly twin?: Validator;
}

/** A finished answer that is kept: status 200, ready in every encoding. Never changed once made. */
export interface Page {
  readonly status: number;
  readonly variants: Readonly<Record<Encoding, Variant>>;
  /** What it was made from. Undefined: unknown. */
  readonly tags: ReadonlySet<string> | undefined;
  /** What it takes in memory, in bytes, as far as it can be known. */
  readonly bytes: number;
  /** Compressed quickly: `pressed` makes it smaller. */
  readonly isQuick: boolean;
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
}

// Measured with many small pages: objects, strings and map slots of one page, beside its bytes.
const overhead = 4096;
const perTag = 128;

/**
 * Makes a page from a body of status 200: compresses it if that helps, gives each encoding its own strong ETag (RFC
 * 9110, 8.8.3.3).
 */
export async function makePage({ body, contentType, headers, cacheControl, tags }: PageParts): Promise<Page> {
  const compressible = isCompressible(contentType);
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const validators = ['cache-control', cacheControl, ...(compressible ? ['vary', 'Accept-Encoding'] : [])];
  const validator = (suffix: string): Validator => {
    const etag = `"${digest}${suffix}"`;
    return { etag, notModified: ['etag', etag, ...validators] };
  };
  const variant = (suffix: string, encoding: readonly string[], length: number, kept: Buffer | undefined): Variant => {
    const own = validator(suffix);
    const before = ['content-type', contentType, 'content-length', String(length), ...encoding];
    return { ...own, headers: [...before, ...own.notModified, ...headers], body: kept };
  };
  const extra = overhead + 3 * headers.reduce((sum, field) => sum + field.length, 0) + perTag * (tags?.size ?? 0);
  if (!compressible) {
    const only = variant('', [], body.length, body);
    const variants = { br: only, gzip: only, identity: only };
    return { status: 200, variants, tags, bytes: body.length + extra, isQuick: false };
  }
  const { br, gzip } = await compressForKeeping(body);
  return {
    status: 200,
    variants: {
      br: { ...variant('-br', ['content-encoding', 'br'], br.length, br), twin: validator('-brs') },
      gzip: variant('-gz', ['content-encoding', 'gzip'], gzip.length, gzip),
      identity: variant('', [], body.length, undefined),
    },
    tags,
    bytes: br.length + gzip.length + extra,
    isQuick: true,
  };
}

/** The same page, pressed as small as is worth the time. */
export async function pressed(page: Page): Promise<Page> {
  const { body, twin, etag, notModified, headers } = page.variants.br;
  if (!page.isQuick || body === undefined || twin === undefined) return page;
  const smaller = await pressSmall(body);
  const changed = new Map([
    ['content-length', String(smaller.length)],
    ['etag', twin.etag],
  ]);
  const br: Variant = {
    ...twin,
    headers: headers.map((value, index) => (index % 2 === 1 && changed.get(headers[index - 1] ?? '')) || value),
    body: smaller,
    twin: { etag, notModified },
  };
  const bytes = page.bytes + smaller.length - body.length;
  return { ...page, variants: { ...page.variants, br }, bytes, isQuick: false };
}
