import { createTransport } from 'nodemailer';
import type { Submission, Transport } from '../ports.ts';
import { mimeOfEdition, mimeOfMessage } from './mime.ts';

/** What nodemailer says about a failure. */
interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
}

const refusedKey = 60_000;
const laterByServer = 30_000;
/** Longer than a server may take after DATA (RFC 5321, 4.5.3.2.6 says ten minutes; none that is well does). */
const timeout = 60_000;

/** Codes of nodemailer that mean that no mail was handed over yet. */
const before = new Set(['EDNS', 'ECONNECTION', 'ETLS', 'EENVELOPE']);

/** What a failure means. Server's replies are cut: they may repeat the address. */
export function submissionOfSmtpError(error: SmtpError): Submission {
  const { code = 'unknown', command = '', responseCode } = error;
  const reason = `SMTP: ${code}${command && ` at ${command}`}${responseCode ? `, reply ${responseCode}` : ''}`;
  if (code === 'EAUTH') return { kind: 'not-taken', retryAfter: refusedKey, reason };
  if (responseCode !== undefined && responseCode >= 400) {
    const isForever = responseCode >= 500;
    // What the server says about a recipient, or about what is sent to her, concerns this mail; anything else all mail.
    if (command === 'RCPT TO') return isForever ? { kind: 'refused', reason } : { kind: 'recipient-later', reason };
    if (command === 'DATA' && isForever) return { kind: 'refused', reason };
    return { kind: 'not-taken', retryAfter: isForever ? refusedKey : laterByServer, reason };
  }
  if (before.has(code) || command === 'CONN') return { kind: 'not-taken', retryAfter: laterByServer, reason };
  return { kind: 'uncertain', reason };
}

/**
 * Hands each mail to a server by SMTP. SMTP has no keys: what broke off after the mail was handed over cannot be
 * repeated without the risk of a second copy.
 * @param url `smtp://` or `smtps://`, with name and password where the server asks for them
 */
export function smtpTransport(url: string): Transport {
  const server = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: timeout,
  });
  return {
    name: 'smtp',
    repeatable: false,
    prepareMessage: mimeOfMessage,
    prepareEdition: mimeOfEdition,
    submit: async ({ parts: [raw], recipients: [to] }) => {
      if (!raw || to === undefined) return { kind: 'accepted', results: [] };
      try {
        const from = senderOf(raw);
        const { messageId } = await server.sendMail({ envelope: { from, to }, raw: Buffer.from(raw) });
        return { kind: 'accepted', results: [{ id: messageId }] };
      } catch (error) {
        return submissionOfSmtpError(error as SmtpError);
      }
    },
    close: async () => server.close(),
  };
}

/** The address in `From`, which is ASCII in what `mime.ts` makes, for the envelope. */
function senderOf(raw: Uint8Array): string {
  const head = Buffer.from(raw.subarray(0, 16_384)).toString('latin1');
  return /^From:(?:.*\r\n[ \t])*.*?<?([^\s<>]+@[^\s<>]+)>?\r\n/im.exec(head)?.[1] ?? '';
}
