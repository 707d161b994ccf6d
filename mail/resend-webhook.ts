import { Resend } from 'resend';
import { z } from 'zod';
import { readAddress } from '../subscriptions/address.ts';
import type { DeliveryReport } from './reports.ts';

/** The largest body that is looked at, in bytes; Resend's are some kilobytes. */
export const largestWebhook = 256 * 1024;

export type WebhookVerdict =
  | { readonly ok: true; readonly report: DeliveryReport | undefined }
  | { readonly ok: false; readonly reason: 'no-secret' | 'too-large' | 'signature' | 'malformed' };

const schema = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.object({
    email_id: z.string().min(1).max(200),
    to: z.array(z.string()).optional(),
    bounce: z.object({ type: z.string().optional() }).optional(),
  }),
});

/** Verification needs no key for the API. */
const verifier = new Resend('re_unused');

/**
 * Reads a webhook of Resend's. It is verified over the body as it came, and refused when it was signed more than five
 * minutes ago or ahead (Standard Webhooks); a later attempt of Resend's is signed anew.
 * @returns the report, or none for events that say nothing about delivery
 */
export function readResendWebhook(
  body: string,
  headers: { get(name: string): string | null },
  secret: string | undefined,
): WebhookVerdict {
  if (secret === undefined) return { ok: false, reason: 'no-secret' };
  if (Buffer.byteLength(body) > largestWebhook) return { ok: false, reason: 'too-large' };
  const id = headers.get('svix-id') ?? '';
  let event: unknown;
  try {
    event = verifier.webhooks.verify({
      payload: body,
      headers: { id, timestamp: headers.get('svix-timestamp') ?? '', signature: headers.get('svix-signature') ?? '' },
      webhookSecret: secret,
    });
  } catch (error) {
    return { ok: false, reason: error instanceof SyntaxError ? 'malformed' : 'signature' };
  }
  const parsed = schema.safeParse(event);
  // Events about domains and contacts have another form, and are none of ours.
  if (!parsed.success) return { ok: true, report: undefined };
  const { type, created_at: createdAt, data } = parsed.data;
  const kind = kindOf(type, data.bounce?.type);
  const occurredAt = Date.parse(createdAt);
  if (!kind || Number.isNaN(occurredAt)) return { ok: true, report: undefined };
  const [to] = data.to ?? [];
  const read = to === undefined ? undefined : readAddress(to);
  const address = read?.ok ? read.address : undefined;
  return { ok: true, report: { id, kind, providerId: data.email_id, address, occurredAt } };
}

function kindOf(type: string, bounce: string | undefined): DeliveryReport['kind'] | undefined {
  if (type === 'email.delivered') return 'delivered';
  if (type === 'email.complained') return 'complaint';
  if (type !== 'email.bounced') return undefined;
  return bounce === 'Permanent' ? 'hard-bounce' : 'soft-bounce';
}
