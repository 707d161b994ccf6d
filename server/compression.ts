import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import Negotiator from 'negotiator';

/** The content codings that are spoken (RFC 9110, 8.4.1). */
export type Encoding = 'br' | 'gzip' | 'identity';

const [toBrotli, fromBrotli, toGzip] = [promisify(brotliCompress), promisify(brotliDecompress), promisify(gzip)];
const best: readonly Encoding[] = ['br', 'gzip', 'identity'];
// A handful of browsers send a handful of headers; the bound is against those who send a new one each time.
const remembered = new Map<string, Encoding>();
const mostRemembered = 500;

/**
 * Chooses the encoding for an `Accept-Encoding` header: the one of highest quality, among equals brotli before gzip
 * before identity. Without a header, and when nothing fits, identity.
 */
export function negotiateEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  let encoding = remembered.get(header);
  if (encoding === undefined) {
    const negotiator = new Negotiator({ headers: { 'accept-encoding': header } });
    const accepted: (available: readonly string[], options: { preferred: readonly string[] }) => string[] =
      negotiator.encodings.bind(negotiator);
    encoding = accepted(best, { preferred: best })[0] as Encoding | undefined;
    encoding ??= 'identity';
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(header, encoding);
  }
  return encoding;
}

/** Whether bytes of this content type become smaller when they are compressed. */
export function isCompressible(contentType: string): boolean {
  return /^(?:text\/|image\/svg|[^;]*[/+](?:json|xml|javascript)\b)/i.test(contentType);
}

/** Compresses what is kept, in a millisecond or two for a page: somebody waits for it. */
export async function compressForKeeping(body: Buffer): Promise<{ readonly br: Buffer; readonly gzip: Buffer }> {
  const [br, zipped] = await Promise.all([brotli(body, 6), toGzip(body, { level: 8 })]);
  return { br: alone(br), gzip: alone(zipped) };
}

/** Brotli-compressed bytes, pressed as small as is worth the time: a twelfth less for a page, in some 20 ms. */
export async function pressSmall(br: Buffer): Promise<Buffer> {
  return alone(await brotli(await decompress(br), 10));
}

/** The bytes in memory of their own: as zlib gives them they would keep 64 kB of Node's pool for as long as they live. */
function alone(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(copy);
  return copy;
}

/** Compresses what is sent once: fast rather than small. */
export async function compressOnce(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return await brotli(body, 4);
  return encoding === 'gzip' ? await toGzip(body, { level: 5 }) : body;
}

/** The bytes that were brotli-compressed. */
export async function decompress(body: Buffer): Promise<Buffer> {
  return await fromBrotli(body);
}

async function brotli(body: Buffer, quality: number): Promise<Buffer> {
  return await toBrotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
