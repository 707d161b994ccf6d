import { largestWebhook, readResendWebhook } from '../../../../mail/resend-webhook.ts';
import { boundedText } from '../../../_bounded-text.ts';
import { composition } from '../../../_composition.ts';
import { logOf, reasonOf } from '../../../_log.ts';
import { plainAnswer, tryAgainLater } from '../../../_private-answer.ts';

export const dynamic = 'force-dynamic';

const refusals = {
  // A status at which Resend tries again, so that nothing is lost while the secret is put in its place.
  'no-secret': [503, 'This site does not know the secret of its webhooks.'],
  'too-large': [413, 'This is more than a report can be.'],
  signature: [401, 'The signature does not fit, or is too old.'],
  malformed: [400, 'This is no JSON.'],
} as const;

/** Resend's reports about mails: delivered, bounced, complained. Each counts once, in whatever order they come. */
export async function POST(request: Request): Promise<Response> {
  const { webhookSecret, stores } = composition();
  const log = logOf('mail');
  const body = await boundedText(request, largestWebhook);
  const verdict =
    body === undefined
      ? ({ ok: false, reason: 'too-large' } as const)
      : readResendWebhook(body, request.headers, webhookSecret);
  if (!verdict.ok) {
    if (verdict.reason === 'no-secret') log('error', 'A webhook came, but RESEND_WEBHOOK_SECRET is not set.');
    const [status, sentence] = refusals[verdict.reason];
    return plainAnswer(status, sentence);
  }
  if (!verdict.report) return plainAnswer(200, 'This report says nothing about a delivery.');
  try {
    const isNew = await stores.get().reports.take(verdict.report, Date.now());
    return plainAnswer(200, isNew ? 'Taken.' : 'Known.');
  } catch (error) {
    log('error', 'A report of the provider could not be kept; it will be sent again.', {
      reason: reasonOf(error),
    });
    return tryAgainLater();
  }
}
