import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { substitute } from '../../newsletter/placeholders.ts';
import type { Mail } from '../../subscriptions/ports.ts';
import { payloadOf } from '../payload.ts';
import type { EditionMails, Payload, PayloadSource } from '../ports.ts';

const mac = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The mail as it travels (RFC 5322). Id, date and boundaries follow from the source: a retry is the same bytes. */
async function compose(mail: Mail, { key, at }: PayloadSource, position: number): Promise<Buffer> {
  const domain = /@([^>\s]+)>?\s*$/.exec(mail.from)?.[1] ?? 'localhost';
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    ...(mail.replyTo !== undefined && { replyTo: mail.replyTo }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: mail.headers,
    date: new Date(at),
    messageId: `<${mac(`${key}\n${position}`)}@${domain}>`,
    baseBoundary: mac(`boundary\n${key}\n${position}`),
    newline: '\r\n',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** One message as MIME. */
export async function mimeOfMessage(mail: Mail, source: PayloadSource): Promise<Payload> {
  return payloadOf([await compose(mail, source, 0)], [mail.to]);
}

/** A batch as MIME. What differs per subscriber is put in before the encoding, which could split it otherwise. */
export async function mimeOfEdition({ part, recipients }: EditionMails, source: PayloadSource): Promise<Payload> {
  const mails: Buffer[] = [];
  for (const [position, recipient] of recipients.entries()) {
    const fill = (text: string) => substitute(text, recipient);
    const headers = Object.fromEntries(Object.entries(part.headers).map(([name, value]) => [name, fill(value)]));
    const mail = { ...part, to: recipient.to, html: fill(part.html), text: fill(part.text), headers };
    mails.push(await compose(mail, source, position));
  }
  return payloadOf(
    mails,
    recipients.map((recipient) => recipient.to),
  );
}
