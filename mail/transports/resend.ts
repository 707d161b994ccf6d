import { Resend } from 'resend';
import { placeholders } from '../../newsletter/placeholders.ts';
import type { EditionPart } from '../../newsletter/ports.ts';
import type { Mail } from '../../subscriptions/ports.ts';
import { payloadOf } from '../payload.ts';
import type { MailResult, Pace, Submission, Transport } from '../ports.ts';

const recipientPlaceholder = 'BROADSHEETRECIPIENTADDRESS';
const allPlaceholders = new RegExp(
  `(${[placeholders.unsubscribe, placeholders.preferences, recipientPlaceholder].join('|')})`,
);
const places = {
  [placeholders.unsubscribe]: 'unsubscribe',
  [placeholders.preferences]: 'preferences',
  [recipientPlaceholder]: 'to',
} as const;

const requestTimeout = 30_000;
const refusedKey = 60_000;
const usedUpQuota = 15 * 60_000;

const [opening, comma, closing] = ['[', ',', ']'].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];

/** A mail as Resend's API wants it. */
function apiMail({ from, to, replyTo, subject, html, text, headers }: Omit<Mail, 'to'> & { readonly to: string }) {
  return JSON.stringify({ from, to: [to], reply_to: replyTo, subject, html, text, headers });
}

type Piece = Buffer | (typeof places)[keyof typeof places];

/** The JSON of an edition's mail, cut where subscribers differ: escaped and encoded once, however many get it. */
function piecesOf(part: EditionPart): readonly Piece[] {
  return apiMail({ ...part, to: recipientPlaceholder })
    .split(allPlaceholders)
    .map((text) => places[text as keyof typeof places] ?? Buffer.from(text));
}

const inJson = (text: string) => Buffer.from(JSON.stringify(text).slice(1, -1));

/**
 * Submits through Resend: batches with idempotency keys, each mail validated by itself, so that one bad address does not
 * spoil ninety-nine good ones.
 */
export function resendTransport({ apiKey, baseUrl }: { readonly apiKey: string; readonly baseUrl: string }): Transport {
  const resend = new Resend(apiKey, { baseUrl });
  const kept = new WeakMap<EditionPart, readonly Piece[]>();
  const piecesFor = (part: EditionPart) => {
    const pieces = kept.get(part) ?? piecesOf(part);
    kept.set(part, pieces);
    return pieces;
  };
  return {
    name: 'resend',
    repeatable: true,
    prepareMessage: async (mail) => payloadOf([Buffer.from(`[${apiMail(mail)}]`)], [mail.to]),
    prepareEdition: async ({ part, recipients }) => {
      const pieces = piecesFor(part);
      const mails = recipients.flatMap((recipient, position) => [
        position === 0 ? opening : comma,
        ...pieces.map((piece) => (typeof piece === 'string' ? inJson(recipient[piece]) : piece)),
      ]);
      return payloadOf(
        [Buffer.concat([...mails, closing])],
        recipients.map((recipient) => recipient.to),
      );
    },
    submit: async ({ parts: [body], recipients }, { key }) => {
      const answer = await resend.post<BatchAnswer>('/emails/batch', undefined, {
        ...(body && { body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) }),
        headers: { 'x-batch-validation': 'permissive' },
        idempotencyKey: key,
        signal: AbortSignal.timeout(requestTimeout),
      });
      return submissionOf(answer, recipients.length);
    },
    close: async () => {},
  };
}

interface BatchAnswer {
  readonly data?: readonly { readonly id: string }[];
  readonly errors?: readonly { readonly index: number; readonly message: string }[];
}

type Answered = {
  readonly data: BatchAnswer | null;
  readonly error: { readonly name: string; readonly statusCode: number | null } | null;
  readonly headers: Readonly<Record<string, string>> | null;
};

/** What Resend's answer means. The SDK gives a lost connection the status null. */
export function submissionOf({ data, error, headers }: Answered, mails: number): Submission {
  const pace = paceOf(headers);
  if (!error) return { pace, ...acceptedOf(data, mails) };
  const { name, statusCode: status } = error;
  const reason = `Resend: ${status ?? 'no answer'} ${name}`;
  if (status === 429) {
    const quota = /quota/.test(name) ? usedUpQuota : 0;
    return { kind: 'not-taken', retryAfter: Math.max(quota, retryAfter(headers)), reason, pace };
  }
  const isOfSender = status === 401 || status === 403 || name === 'invalid_from_address';
  if (isOfSender) return { kind: 'not-taken', retryAfter: refusedKey, reason, pace };
  if (status === 409) {
    // The first request with this key is still being worked on.
    if (name === 'concurrent_idempotent_requests') return { kind: 'uncertain', reason, pace };
    return { kind: 'conflict', reason, pace };
  }
  if (status === null || status >= 500 || status === 408) return { kind: 'uncertain', reason, pace };
  return { kind: 'refused', reason, pace };
}

function acceptedOf(data: BatchAnswer | null, mails: number): Submission {
  const refused = new Map((data?.errors ?? []).map(({ index }) => [index, 'Resend refused this mail.']));
  const ids = [...(data?.data ?? [])];
  if (ids.length + refused.size !== mails) {
    return { kind: 'uncertain', reason: `Resend: ${ids.length} ids for ${mails} mails` };
  }
  const results = Array.from({ length: mails }, (_, index): MailResult => {
    const reason = refused.get(index);
    return reason === undefined ? { id: ids.shift()?.id ?? '' } : { refused: reason };
  });
  return { kind: 'accepted', results };
}

const secondsOf = (text: string | undefined) =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;

/** `5`, or as earlier drafts of the header have it, `5, 5;w=1`: so many requests in so many seconds. */
const limitOf = (text: string | undefined) => /^(\d+)(?:\s*,\s*\1\s*;\s*w=(\d+))?/.exec(text ?? '');

/** `retry-after` is seconds or a date (RFC 9110, 10.2.3); else `ratelimit-reset`, seconds. */
function retryAfter(headers: Answered['headers']): number {
  const given = headers?.['retry-after'];
  const seconds = secondsOf(given) ?? secondsOf(headers?.['ratelimit-reset']);
  if (seconds !== undefined) return seconds * 1000;
  const date = given === undefined ? Number.NaN : Date.parse(given);
  return Number.isNaN(date) ? 1000 : Math.max(0, date - Date.now());
}

/** Resend documents its limit as requests a second. */
function paceOf(headers: Answered['headers']): Pace | undefined {
  const [, requests, seconds = '1'] = limitOf(headers?.['ratelimit-limit']) ?? [];
  return Number(requests) > 0 ? { requests: Number(requests), within: Number(seconds) * 1000 } : undefined;
}
