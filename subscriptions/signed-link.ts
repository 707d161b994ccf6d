import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link lets its bearer do, without a password and without a cookie. */
export type LinkPurpose = 'unsubscribe' | 'preferences' | 'ebook' | 'download';

export interface SignedLink {
  readonly purpose: LinkPurpose;
  /** A subscriber's id. */
  readonly subscriber: string;
  /** Milliseconds since the epoch. Without it the link is good for as long as one of the keys is kept. */
  readonly expires?: number;
  /** The id of the eBook that it opens first. */
  readonly ebook?: string | undefined;
}

export type LinkVerdict =
  | {
      readonly ok: true;
      readonly subscriber: string;
      readonly expires: number | undefined;
      readonly ebook: string | undefined;
    }
  | { readonly ok: false; readonly reason: 'altered' | 'expired' };

/** Base64url of 32 bytes. Its length is fixed, so that no separator is needed. */
const macLength = 43;
/** Base64url of a UUID's 16 bytes. */
const idLength = 22;

/** The mac says what it is for: a link made for one purpose is none for another. */
function macOf(key: string, purpose: LinkPurpose, payload: string): string {
  return createHmac('sha256', key).update(`subscription link\n${purpose}\n${payload}`).digest('base64url');
}

function idInShort(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new RangeError(`Not the id of a subscriber: ${id}`);
  return bytes.toString('base64url');
}

function idInFull(short: string): string {
  const hex = Buffer.from(short, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Signs a link. The token consists of letters, digits, `-` and `_`, so that it can stand in any part of an address.
 * @param keys newest first: the newest signs
 * @throws {RangeError} without a key, or for an id that is no UUID or an instant that is none
 */
export function signLink(keys: readonly string[], { purpose, subscriber, expires, ebook }: SignedLink): string {
  const [newest] = keys;
  if (!newest) throw new RangeError('There is no key to sign with.');
  if (expires !== undefined && !(Number.isSafeInteger(expires) && expires >= 0)) {
    throw new RangeError(`Not an instant: ${expires}`);
  }
  const end = expires === undefined ? '' : expires.toString(36);
  // Digits to the base of 36 hold no hyphen.
  const what = ebook === undefined ? '' : `-${Buffer.from(ebook).toString('base64url')}`;
  const payload = idInShort(subscriber) + end + what;
  return macOf(newest, purpose, payload) + payload;
}

/**
 * Says whose link a token is, at an instant (milliseconds since the epoch). A token of any of the keys is good, so links
 * outlive a change of keys for as long as the old key stays in the list. One that was altered, cut, made for another
 * purpose or signed by a key that is gone is `altered`, even when it has expired as well.
 */
export function verifyLink(keys: readonly string[], purpose: LinkPurpose, token: string, now: number): LinkVerdict {
  const mac = Buffer.from(token.slice(0, macLength));
  const payload = token.slice(macLength);
  const signed = keys.some((key) => {
    const expected = Buffer.from(macOf(key, purpose, payload));
    return mac.length === expected.length && timingSafeEqual(mac, expected);
  });
  if (!signed) return { ok: false, reason: 'altered' };
  const [end = '', ...what] = payload.slice(idLength).split('-');
  const expires = end === '' ? undefined : Number.parseInt(end, 36);
  if (expires !== undefined && now >= expires) return { ok: false, reason: 'expired' };
  const ebook = what.length === 0 ? undefined : Buffer.from(what.join('-'), 'base64url').toString();
  return { ok: true, subscriber: idInFull(payload.slice(0, idLength)), expires, ebook };
}
