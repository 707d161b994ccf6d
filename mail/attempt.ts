import type { SignedLink } from '../subscriptions/signed-link.ts';
import type { OutboxStore, Outcome, Submission, Transport } from './ports.ts';

export interface SubmitOptions {
  readonly store: OutboxStore;
  readonly transport: Transport;
  readonly keys: readonly string[];
  readonly sign: (keys: readonly string[], link: SignedLink) => string;
  readonly now: () => number;
}

const shortestRetry = 1000;
const longestRetry = 5 * 60_000;
/** A mailbox that is full or greylisted is tried every quarter of an hour, for six hours. */
const recipientRetry = 15 * 60_000;
const mostRecipientAttempts = 24;

/** Keeps what an answer said about limits, where it said something new. */
export async function keepPace(store: OutboxStore, submission: Submission, now: number): Promise<void> {
  const { pace } = submission;
  if (submission.kind === 'not-taken') {
    await store.pace({ pace, blockedUntil: now + submission.retryAfter, reason: submission.reason });
  } else if (pace) {
    await store.pace({ pace });
  }
}

/** A recipient with the links that are hers alone. */
export function linked(to: string, subscriber: string, key: string, sign: SubmitOptions['sign']) {
  return {
    to,
    unsubscribe: sign([key], { purpose: 'unsubscribe', subscriber }),
    preferences: sign([key], { purpose: 'preferences', subscriber }),
  };
}

/** What an answer means for the record; `attempts` were made before this one. */
export function outcomeOf(submission: Submission, attempts: number, now: number): Outcome {
  if (submission.kind === 'accepted') return { kind: 'accepted', results: submission.results };
  const { kind, reason } = submission;
  if (kind === 'refused') return { kind, reason };
  if (kind === 'recipient-later') return laterForRecipient(reason, attempts, now);
  if (kind === 'conflict') return { kind: 'uncertain', reason };
  if (kind === 'not-taken') return { kind: 'again', at: now + submission.retryAfter, reason, certainlyNotTaken: true };
  const wait = Math.min(longestRetry, shortestRetry * 2 ** Math.min(attempts, 20));
  return { kind: 'again', at: now + wait, reason, certainlyNotTaken: false };
}

/** What it means that a recipient's mail is not taken now: once more later, or never, after many attempts. */
export function laterForRecipient(reason: string, attempts: number, now: number): Outcome {
  if (attempts + 1 >= mostRecipientAttempts) return { kind: 'refused', reason };
  return { kind: 'again', at: now + recipientRetry, reason, certainlyNotTaken: true };
}
