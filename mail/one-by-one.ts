import { keepPace, laterForRecipient, linked, outcomeOf, type SubmitOptions } from './attempt.ts';
import type { ClaimedBatch } from './ports.ts';

/**
 * Submits a batch through a transport that cannot repeat: each delivery is noted before it leaves, and one without an
 * answer is left to a person, never sent a second time.
 * @returns what was wrong, for the log
 */
export async function submitOneByOne(claim: ClaimedBatch, options: SubmitOptions): Promise<string | undefined> {
  const { store, transport, keys, sign, now } = options;
  const [key = ''] = keys;
  if (!(await store.begin(claim, 'one by one', now()))) return undefined;
  let wrong: string | undefined;
  let later: string | undefined;
  for (const { position, address, subscriber, uncertain } of claim.deliveries) {
    if (uncertain) {
      await store.recordDelivery(claim, position, 'uncertain');
      continue;
    }
    const source = { key: `${claim.key}-${position}`, at: claim.at };
    const recipients = [linked(address, subscriber, key, sign)];
    const payload = await transport.prepareEdition({ part: claim.part, recipients }, source);
    if (!(await store.beginDelivery(claim, position, now()))) return undefined;
    const submission = await transport.submit(payload, source);
    await keepPace(store, submission, now());
    if (submission.kind === 'not-taken') {
      await store.recordDelivery(claim, position, 'not-taken');
      await store.record(claim, outcomeOf(submission, claim.attempts, now()), now());
      return submission.reason;
    }
    if (submission.kind === 'recipient-later') {
      const { kind } = laterForRecipient(submission.reason, claim.attempts, now());
      if (kind === 'again') later = submission.reason;
      await store.recordDelivery(claim, position, kind === 'again' ? 'not-taken' : { refused: submission.reason });
      continue;
    }
    const [result] = submission.kind === 'accepted' ? submission.results : [];
    if (submission.kind !== 'accepted') wrong = submission.reason;
    if (submission.kind === 'refused') await store.recordDelivery(claim, position, { refused: submission.reason });
    else await store.recordDelivery(claim, position, result ?? 'uncertain');
  }
  const outcome = later === undefined ? undefined : laterForRecipient(later, claim.attempts, now());
  await store.record(claim, outcome ?? { kind: 'accepted', results: [] }, now());
  return wrong;
}
