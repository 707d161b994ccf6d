import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a preview link opens: an article's text, until an instant (milliseconds since the epoch). */
export interface Preview {
  readonly article: string;
  readonly locale: string;
  readonly expires: number;
}

export type PreviewVerdict =
  | ({ readonly ok: true } & Preview)
  | { readonly ok: false; readonly reason: 'altered' | 'expired' };

/** Base64url of 32 bytes. Its length is fixed, so no separator is needed: a dot would make the address look like a file. */
const macLength = 43;

/** The mac says what it is for: a signature that was made for something else is none here. */
function macOf(key: string, payload: string): string {
  return createHmac('sha256', key).update(`preview\n${payload}`).digest('base64url');
}

/**
 * A token that opens one text until it expires, to be put in an address as it is.
 * @param keys newest first: the newest signs
 * @throws {RangeError} without a key, or when `expires` is no instant
 */
export function signPreview(keys: readonly string[], { article, locale, expires }: Preview): string {
  const [newest] = keys;
  if (!newest) throw new RangeError('There is no key to sign with.');
  if (!Number.isSafeInteger(expires)) throw new RangeError(`Not an instant: ${expires}`);
  const payload = Buffer.from(JSON.stringify([article, locale, expires])).toString('base64url');
  return macOf(newest, payload) + payload;
}

/**
 * Says what a token opens at an instant (milliseconds since the epoch). A token of any of the keys is good; one that was
 * altered, or signed by another key, is `altered`, even when it has expired as well.
 */
export function verifyPreview(keys: readonly string[], token: string, now: number): PreviewVerdict {
  const mac = Buffer.from(token.slice(0, macLength));
  const payload = token.slice(macLength);
  const signed = keys.some((key) => {
    const expected = Buffer.from(macOf(key, payload));
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });
  if (!signed) return { ok: false, reason: 'altered' };
  const [article, locale, expires] = JSON.parse(Buffer.from(payload, 'base64url').toString()) as [
    string,
    string,
    number,
  ];
  return now < expires ? { ok: true, article, locale, expires } : { ok: false, reason: 'expired' };
}
