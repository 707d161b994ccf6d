import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** A mail as it lies in the outbox folder. */
export interface FoundMail {
  readonly to: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly html: string;
  /** Addresses of the site in the text, in their order. */
  readonly links: readonly string[];
}

function splitPart(source: string): { readonly headers: Map<string, string>; readonly body: string } {
  const end = source.indexOf('\r\n\r\n');
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { headers, body: source.slice(end + 4) };
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** Reads a mail with a plain text and an HTML part (RFC 2046). */
export function readMail(source: string): FoundMail {
  const { headers, body } = splitPart(source);
  const boundary = /boundary="?([^";]+)/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).slice(1, -1).map(splitPart);
  const part = (type: string) => {
    const found = parts.find((one) => one.headers.get('content-type')?.startsWith(type));
    return found ? decoded(found.body, found.headers.get('content-transfer-encoding')) : '';
  };
  const text = part('text/plain');
  return {
    to: headers.get('to') ?? '',
    headers,
    text,
    html: part('text/html'),
    links: text.match(/http:\/\/localhost:\d+\/[^\s)]+/g) ?? [],
  };
}

/** The mails to an address that a server has written so far, the oldest first. */
export function mailsTo(data: string, address: string): readonly FoundMail[] {
  const folder = join(data, 'outbox');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => readMail(readFileSync(join(folder, name), 'utf8')))
    .filter(({ to }) => to === address);
}

/** Waits until an address has got so many mails, and returns the last. */
export async function mailTo(data: string, address: string, count = 1): Promise<FoundMail> {
  await expect.poll(() => mailsTo(data, address).length, { message: `mails to ${address}` }).toBe(count);
  const mail = mailsTo(data, address).at(-1);
  if (!mail) throw new Error(`There is no mail to ${address}.`);
  return mail;
}
