import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { largestWebhook, readResendWebhook } from './resend-webhook.ts';

const key = Buffer.from('a key of the webhook, in base64');
const secret = `whsec_${key.toString('base64')}`;

const event = (type: string, data: object = {}) =>
  JSON.stringify({
    type,
    created_at: '2026-11-24T06:00:00.000Z',
    data: { email_id: 'mail-1', to: ['Ann@Example.org'], ...data },
  });

function signed(body: string, { id = 'event-1', at = Date.now(), by = key } = {}) {
  const timestamp = String(Math.floor(at / 1000));
  const mac = createHmac('sha256', by).update(`${id}.${timestamp}.${body}`).digest('base64');
  return new Headers({ 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${mac}` });
}

test.each([
  ['email.delivered', {}, 'delivered'],
  ['email.bounced', { bounce: { type: 'Permanent', subType: 'General', message: 'x' } }, 'hard-bounce'],
  ['email.bounced', { bounce: { type: 'Transient' } }, 'soft-bounce'],
  ['email.bounced', {}, 'soft-bounce'],
  ['email.complained', {}, 'complaint'],
])('%s %j is read as %s', (type, data, kind) => {
  const body = event(type, data);
  expect(readResendWebhook(body, signed(body), secret)).toEqual({
    ok: true,
    report: {
      id: 'event-1',
      kind,
      providerId: 'mail-1',
      address: { typed: 'Ann@Example.org', key: 'ann@example.org' },
      occurredAt: Date.UTC(2026, 10, 24, 6),
    },
  });
});

test.each([event('email.opened'), event('domain.updated'), '{"type":"contact.created","data":{}}'])(
  '%s says nothing about delivery',
  (body) => {
    expect(readResendWebhook(body, signed(body), secret)).toEqual({ ok: true, report: undefined });
  },
);

const good = event('email.complained');

test.each([
  ['another key', good, signed(good, { by: Buffer.from('another') }), secret, 'signature'],
  ['another body', `${good} `, signed(good), secret, 'signature'],
  ['no signature', good, new Headers(), secret, 'signature'],
  ['too old', good, signed(good, { at: Date.now() - 301_000 }), secret, 'signature'],
  ['too new', good, signed(good, { at: Date.now() + 310_000 }), secret, 'signature'],
  ['no JSON', 'x', signed('x'), secret, 'malformed'],
  ['too large', 'x'.repeat(largestWebhook + 1), new Headers(), secret, 'too-large'],
  ['no secret', good, signed(good), undefined, 'no-secret'],
])('%s is refused', (_, body, headers, webhookSecret, reason) => {
  expect(readResendWebhook(body, headers, webhookSecret)).toEqual({ ok: false, reason });
});
