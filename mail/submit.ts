import { keepPace, linked, outcomeOf, type SubmitOptions } from './attempt.ts';
import { submitOneByOne } from './one-by-one.ts';
import type { ClaimedBatch, ClaimedMessage, Payload } from './ports.ts';

/**
 * Submits what was claimed and records how it ended.
 * @returns what was wrong, for the log; undefined when it was taken
 */
export async function submitClaim(
  claim: ClaimedMessage | ClaimedBatch,
  options: SubmitOptions,
): Promise<string | undefined> {
  const { store, transport, now } = options;
  if (claim.kind === 'batch' && !transport.repeatable) return submitOneByOne(claim, options);
  const payload = await samePayload(claim, options);
  if (!payload) {
    const reason = 'What would be submitted differs from what was submitted before.';
    await store.record(claim, { kind: 'uncertain', reason }, now());
    return reason;
  }
  if (!(await store.begin(claim, payload.hash, now()))) return undefined;
  const submission = await transport.submit(payload, claim);
  const outcome = outcomeOf(submission, claim.attempts, now());
  await store.record(claim, outcome, now());
  await keepPace(store, submission, now());
  return outcome.kind === 'accepted' ? undefined : outcome.reason;
}

/**
 * The payload of a claim. One that was attempted before must come out byte by byte the same; a newer key may sign links
 * meanwhile, so the older ones are tried as well.
 */
async function samePayload(
  claim: ClaimedMessage | ClaimedBatch,
  { transport, keys, sign }: SubmitOptions,
): Promise<Payload | undefined> {
  const isSame = (payload: Payload) => claim.payloadHash === undefined || claim.payloadHash === payload.hash;
  if (claim.kind === 'message') {
    const payload = await transport.prepareMessage(claim.mail, claim);
    return isSame(payload) ? payload : undefined;
  }
  for (const key of keys) {
    const recipients = claim.deliveries.map(({ address, subscriber }) => linked(address, subscriber, key, sign));
    const payload = await transport.prepareEdition({ part: claim.part, recipients }, claim);
    if (isSame(payload)) return payload;
  }
  return undefined;
}
