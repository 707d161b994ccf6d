import { z } from 'zod';
import { placeholders } from '../../newsletter/placeholders.ts';
import type { EditionPart } from '../../newsletter/ports.ts';
import type { Mail } from '../../subscriptions/ports.ts';
import { payloadOf } from '../payload.ts';
import type { EditionMails, MailResult, Pace, Submission, Transport } from '../ports.ts';
import { type ResendAnswer, resendClient } from './resend-request.ts';

const recipientPlaceholder = 'BROADSHEETRECIPIENTADDRESS';
const allPlaceholders = new RegExp(
  `(${[placeholders.unsubscribe, placeholders.preferences, recipientPlaceholder].join('|')})`,
);
const places = {
  [placeholders.unsubscribe]: 'unsubscribe',
  [placeholders.preferences]: 'preferences',
  [recipientPlaceholder]: 'to',
} as const;

const refusedKey = 60_000;
const usedUpQuota = 15 * 60_000;

/** A mail as Resend's API wants it. */
function apiMail({ from, to, replyTo, subject, html, text, headers }: Omit<Mail, 'to'> & { readonly to: string }) {
  return JSON.stringify({ from, to: [to], reply_to: replyTo, subject, html, text, headers });
}

type Place = (typeof places)[keyof typeof places];
/** Of a mail: what differs between subscribers, and what does not, as text where it is short. */
type Piece = Buffer | string | { readonly place: Place };

/** Longer ones are shared by all mails of a batch instead of being copied into each. */
const shortPiece = 1024;

/** The JSON of an edition's mail, cut where subscribers differ: escaped and encoded once, however many get it. */
function piecesOf(part: EditionPart): readonly Piece[] {
  return apiMail({ ...part, to: recipientPlaceholder })
    .split(allPlaceholders)
    .map((text): Piece => {
      const place = places[text as keyof typeof places] as Place | undefined;
      if (place) return { place };
      return text.length < shortPiece ? text : Buffer.from(text);
    });
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** The body of a batch, in pieces: together 2.5 MB, of which hardly anything is copied. */
function bodyOf(pieces: readonly Piece[], recipients: EditionMails['recipients']): readonly Buffer[] {
  const body: Buffer[] = [];
  let text = '[';
  for (const [position, recipient] of recipients.entries()) {
    if (position > 0) text += ',';
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece;
      else if ('place' in piece) text += inJson(recipient[piece.place]);
      else {
        body.push(Buffer.from(text), piece);
        text = '';
      }
    }
  }
  body.push(Buffer.from(`${text}]`));
  return body;
}

/**
 * Submits through Resend: batches with idempotency keys, each mail validated by itself, so that one bad address does not
 * spoil ninety-nine good ones.
 */
export function resendTransport(account: { readonly apiKey: string; readonly baseUrl: string }): Transport {
  const client = resendClient(account);
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
    prepareEdition: async ({ part, recipients }) =>
      payloadOf(
        bodyOf(piecesFor(part), recipients),
        recipients.map((recipient) => recipient.to),
      ),
    submit: async ({ parts, recipients }, { key }) => {
      const headers = { 'idempotency-key': key, 'x-batch-validation': 'permissive' };
      return submissionOf(await client.post('/emails/batch', parts, headers), recipients.length);
    },
    close: async () => client.close(),
  };
}

const acceptedSchema = z.object({
  data: z.array(z.object({ id: z.string().min(1) })),
  /** Mails that were not taken although the batch was: so `permissive` answers. */
  errors: z.array(z.object({ index: z.int() })).optional(),
});

const refusalSchema = z.object({ name: z.string().regex(/^\w{1,60}$/) });

/** What Resend's answer means. Its messages are left out: they may repeat an address. */
export function submissionOf({ status, headers, body }: ResendAnswer, mails: number): Submission {
  const pace = paceOf(headers);
  if (status !== null && status >= 200 && status < 300) return { pace, ...acceptedOf(body, mails) };
  const name = refusalSchema.safeParse(body).data?.name ?? '';
  const reason = `Resend: ${status ?? 'no answer'} ${name}`.trimEnd();
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
  if (status === null || status >= 500 || status === 408 || status < 400) return { kind: 'uncertain', reason, pace };
  return { kind: 'refused', reason, pace };
}

function acceptedOf(body: unknown, mails: number): Submission {
  const accepted = acceptedSchema.safeParse(body);
  const { data = [], errors = [] } = accepted.data ?? {};
  const refused = new Set(errors.map(({ index }) => index));
  const ids = [...data];
  if (ids.length + refused.size !== mails) {
    return { kind: 'uncertain', reason: `Resend: ${ids.length} ids for ${mails} mails` };
  }
  const results = Array.from({ length: mails }, (_, index): MailResult => {
    if (refused.has(index)) return { refused: 'Resend refused this mail.' };
    return { id: ids.shift()?.id ?? '' };
  });
  return { kind: 'accepted', results };
}

const secondsOf = (text: string | undefined) =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;

/** `5`, or as earlier drafts of the header have it, `5, 5;w=1`: so many requests in so many seconds. */
const limitOf = (text: string | undefined) => /^(\d+)(?:\s*,\s*\1\s*;\s*w=(\d+))?/.exec(text ?? '');

/** `retry-after` is seconds or a date (RFC 9110, 10.2.3); else `ratelimit-reset`, seconds. In milliseconds. */
function retryAfter(headers: ResendAnswer['headers']): number {
  const given = headerIn(headers, 'retry-after');
  const seconds = secondsOf(given) ?? secondsOf(headerIn(headers, 'ratelimit-reset'));
  if (seconds !== undefined) return seconds * 1000;
  const date = given === undefined ? Number.NaN : Date.parse(given);
  return Number.isNaN(date) ? 1000 : Math.max(0, date - Date.now());
}

/** Resend documents its limit as requests a second. */
function paceOf(headers: ResendAnswer['headers']): Pace | undefined {
  const [, requests, seconds = '1'] = limitOf(headerIn(headers, 'ratelimit-limit')) ?? [];
  return Number(requests) > 0 ? { requests: Number(requests), within: Number(seconds) * 1000 } : undefined;
}

function headerIn(headers: ResendAnswer['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
