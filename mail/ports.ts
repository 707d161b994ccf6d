import type { EditionPart } from '../newsletter/ports.ts';
import type { Mail } from '../subscriptions/ports.ts';

/** What a transport makes of mails before it submits them: exactly the bytes that leave. */
export interface Payload {
  /** One mail each, or the pieces of one request, as the transport has it. */
  readonly parts: readonly Uint8Array[];
  /** To whom each mail goes. */
  readonly recipients: readonly string[];
  /** SHA-256 of everything. */
  readonly hash: string;
}

/** How many requests a provider allows in how many milliseconds. */
export interface Pace {
  readonly requests: number;
  readonly within: number;
}

/** What became of one mail: the provider's id, or why it will never take it. */
export type MailResult = { readonly id: string } | { readonly refused: string };

/** What became of a payload. Reasons hold no addresses. */
export type Submission = { readonly pace?: Pace | undefined } & (
  | { readonly kind: 'accepted'; readonly results: readonly MailResult[] }
  /** Not taken, and nothing is wrong with it: once more after some milliseconds. All workers wait. */
  | { readonly kind: 'not-taken'; readonly retryAfter: number; readonly reason: string }
  /** This recipient's mail is not taken now; that of others may be. */
  | { readonly kind: 'recipient-later'; readonly reason: string }
  /** Perhaps taken. */
  | { readonly kind: 'uncertain'; readonly reason: string }
  /** Will never be taken as it is: of a batch, none of its mails. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The provider knows the key with other bytes. */
  | { readonly kind: 'conflict'; readonly reason: string }
);

export interface PayloadSource {
  readonly key: string;
  /** The date that the mails bear, milliseconds since the epoch. */
  readonly at: number;
}

export interface EditionMails {
  readonly part: EditionPart;
  readonly recipients: readonly { readonly to: string; readonly unsubscribe: string; readonly preferences: string }[];
}

/** A way for mail to leave. The same input always makes the same bytes. */
export interface Transport {
  readonly name: 'resend' | 'smtp' | 'folder';
  /** Whether the same payload can be submitted twice under its key without a second mail. */
  readonly repeatable: boolean;
  prepareMessage(mail: Mail, source: PayloadSource): Promise<Payload>;
  prepareEdition(mails: EditionMails, source: PayloadSource): Promise<Payload>;
  /** Never throws. */
  submit(payload: Payload, source: PayloadSource): Promise<Submission>;
  close(): Promise<void>;
}

/** What a claim of either kind has. */
interface Claimed {
  readonly key: string;
  /** Whether it was attempted before; then `payloadHash` is what was submitted. */
  readonly payloadHash: string | undefined;
  readonly attempts: number;
  /** When the request may start. */
  readonly startAt: number;
  readonly at: number;
}

export interface ClaimedMessage extends Claimed {
  readonly kind: 'message';
  readonly id: string;
  readonly mail: Mail;
}

export interface ClaimedBatch extends Claimed {
  readonly kind: 'batch';
  readonly edition: string;
  readonly locale: string;
  readonly number: number;
  readonly part: EditionPart;
  readonly deliveries: readonly {
    readonly position: number;
    readonly subscriber: string;
    readonly address: string;
    /** Attempted alone, by a transport that cannot repeat, without an answer. */
    readonly uncertain: boolean;
  }[];
}

export type Claim =
  | ClaimedMessage
  | ClaimedBatch
  /** Nothing to do before some instant; absent when it is not known. */
  | { readonly kind: 'nothing'; readonly until: number | undefined };

/** How an attempt ended, for the record. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly results: readonly MailResult[] }
  | { readonly kind: 'again'; readonly at: number; readonly reason: string; readonly certainlyNotTaken: boolean }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'uncertain'; readonly reason: string };

/** The outbox, as the worker needs it. Every method is one transaction. */
export interface OutboxStore {
  /**
   * Claims what is to be submitted next, messages before batches, under a lease, together with a place in the shared
   * rate limit. Passes over editions that are paused, stopped or not due. What has been uncertain for 23 hours is set
   * aside for a person.
   * @param only `messages` passes over batches
   */
  claim(now: number, only?: 'messages'): Promise<Claim>;
  /** Notes that an attempt begins, before anything leaves. False when the lease was lost meanwhile. */
  begin(claim: ClaimedMessage | ClaimedBatch, payloadHash: string, now: number): Promise<boolean>;
  record(claim: ClaimedMessage | ClaimedBatch, outcome: Outcome, now: number): Promise<void>;
  /**
   * For transports that cannot repeat: notes that one delivery is about to leave, and holds on to the lease. False when
   * the lease was lost.
   */
  beginDelivery(claim: ClaimedBatch, position: number, now: number): Promise<boolean>;
  recordDelivery(claim: ClaimedBatch, position: number, result: MailResult | 'uncertain' | 'not-taken'): Promise<void>;
  /** Keeps what the transport said about its limits; `blockedUntil` holds for all workers. */
  pace(news: {
    readonly pace?: Pace | undefined;
    readonly blockedUntil?: number;
    readonly reason?: string;
  }): Promise<void>;
  /** Says that this worker lives, removes what has expired, applies reports that came before their mail was recorded. */
  keepHouse(now: number): Promise<void>;
  /** Says that this worker has stopped. */
  signOff(): Promise<void>;
}
