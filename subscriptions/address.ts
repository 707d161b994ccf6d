import { domainToASCII } from 'node:url';

/** An e-mail address that mail can be sent to. */
export interface MailAddress {
  /** As it was typed, without the spaces around it, NFC. */
  readonly typed: string;
  /**
   * What makes it one address and no other: NFC, lower case, the domain in ASCII (RFC 5891). Neither dots nor what
   * follows a plus are stripped: what they mean is the receiving server's business.
   */
  readonly key: string;
}

/** Why something is no address that we can write to. Each is a message `subscribe.problems.<reason>`. */
export type AddressProblem =
  | 'missing'
  | 'lineBreak'
  | 'several'
  | 'displayName'
  | 'quoted'
  | 'noAt'
  | 'tooLong'
  | 'localPart'
  | 'domain';

export type AddressReading =
  | { readonly ok: true; readonly address: MailAddress }
  | { readonly ok: false; readonly problem: AddressProblem };

/** RFC 5321, 4.5.3.1: octets of the part before the @, of the domain, and of a path without its angle brackets. */
const longestLocalPart = 64;
const longestDomain = 253;
const longestAddress = 254;

/** RFC 5322's atext, with what RFC 6532 adds to it: letters, marks, digits and symbols of any script. */
const localPart =
  /^[\p{L}\p{M}\p{N}\p{So}\p{Sc}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}\p{So}\p{Sc}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

const octets = (text: string) => Buffer.byteLength(text);

/**
 * Reads what somebody typed as one e-mail address. Addresses and domains of any script are taken (RFC 6531); quoted
 * local parts and address literals, which hardly anybody has and many servers refuse, are not. Never throws.
 */
export function readAddress(typed: string): AddressReading {
  const refuse = (problem: AddressProblem): AddressReading => ({ ok: false, problem });
  const text = typed
    .normalize('NFC')
    .replace(
      /^[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+|[\s\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+$/g,
      '',
    );
  if (text === '') return refuse('missing');
  if (text.length > 2000) return refuse('tooLong');
  if (/[\r\n\u2028\u2029]/.test(text)) return refuse('lineBreak');
  if (/^"[^"]*"@|^"(?:[^"\\]|\\.)*"@/.test(text)) return refuse('quoted');
  if (/[<>]/.test(text)) return refuse('displayName');
  if ((text.match(/[@＠]/g) ?? []).length > 1 && /[,;\s]/.test(text)) return refuse('several');
  const at = text.lastIndexOf('@');
  if (at === -1) return refuse('noAt');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!localPart.test(local)) return refuse('localPart');
  // A domain may be typed with the full stops of East Asian input methods (UTS 46).
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  // A tab within the domain would be passed over, as URLs want it, and stand in a header.
  const isWritten = !/[/?#:\\[\]%\s\p{Cc}]/u.test(domain);
  const isName = labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(labels.at(-1) ?? '');
  if (!isWritten || !isName) return refuse('domain');
  const tooLong = octets(local) > longestLocalPart || ascii.length > longestDomain;
  if (tooLong || octets(local) + 1 + ascii.length > longestAddress) return refuse('tooLong');
  return { ok: true, address: { typed: text, key: `${local.toLowerCase().normalize('NFC')}@${ascii}` } };
}
