import type { Submission, Transport } from '../ports.ts';
import { mimeOfEdition, mimeOfMessage } from './mime.ts';
import { SmtpFailure, SmtpSessions } from './smtp-session.ts';

const refusedKey = 60_000;
const laterByServer = 30_000;

/** What a failure means. The server's words are left out: they may repeat the address. */
export function submissionOfSmtpFailure({ error, handedOver }: SmtpFailure): Submission {
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
  if (handedOver) return { kind: 'uncertain', reason };
  return { kind: 'not-taken', retryAfter: laterByServer, reason };
}

/**
 * Hands each mail to a server by SMTP. SMTP has no keys: what broke off after the mail was handed over cannot be
 * repeated without the risk of a second copy.
 * @param url `smtp://` or `smtps://`, with name and password where the server asks for them
 */
export function smtpTransport(url: string): Transport {
  const sessions = new SmtpSessions(url);
  return {
    name: 'smtp',
    repeatable: false,
    prepareMessage: mimeOfMessage,
    prepareEdition: mimeOfEdition,
    submit: async ({ parts: [mail], recipients: [to] }) => {
      if (!mail || to === undefined) return { kind: 'accepted', results: [] };
      try {
        await sessions.submit({ from: senderOf(mail), to }, mail);
        return { kind: 'accepted', results: [{ id: messageIdOf(mail) }] };
      } catch (error) {
        if (!(error instanceof SmtpFailure)) throw error;
        return submissionOfSmtpFailure(error);
      }
    },
    close: async () => sessions.close(),
  };
}

const headOf = (mail: Uint8Array) => Buffer.from(mail.subarray(0, 16_384)).toString('latin1');

/** The address in `From`, which is ASCII in what `mime.ts` makes, for the envelope. */
function senderOf(mail: Uint8Array): string {
  return /^From:(?:.*\r\n[ \t])*.*?<?([^\s<>]+@[^\s<>]+)>?\r\n/im.exec(headOf(mail))?.[1] ?? '';
}

function messageIdOf(mail: Uint8Array): string {
  return /^Message-ID:\s*(\S+)\r\n/im.exec(headOf(mail))?.[1] ?? '';
}
