import type { MailAddress } from './address.ts';
import type { LinkPurpose } from './signed-link.ts';

/** What a subscriber has done herself. Whether mail may go to her address at all is said by `suppressed`. */
export type SubscriberState = 'pending' | 'confirmed' | 'unsubscribed';

/** Why an address gets no more mail: the provider said so, or its owner did. */
export type SuppressionReason = 'hard-bounce' | 'soft-bounces' | 'complaint' | 'request';

/** All times are milliseconds since the epoch. */
export interface Subscriber {
  /** A UUID; carried by the links in mails. */
  readonly id: string;
  readonly address: MailAddress;
  readonly locale: string;
  readonly state: SubscriberState;
  readonly suppressed: SuppressionReason | undefined;
  readonly wantsNewsletter: boolean;
  /** No edition comes before this time. */
  readonly pausedUntil: number | undefined;
  readonly createdAt: number;
  readonly confirmedAt: number | undefined;
}

export interface NewSubscriber {
  readonly address: MailAddress;
  readonly locale: string;
  readonly wantsNewsletter: boolean;
  readonly createdAt: number;
}

/** What can change about a subscriber; what is not named stays. */
export interface SubscriberChanges {
  readonly address?: MailAddress;
  readonly locale?: string;
  readonly state?: SubscriberState;
  readonly wantsNewsletter?: boolean;
  readonly pausedUntil?: number | undefined;
  readonly confirmedAt?: number;
}

/** What a consent is about: each is an act of its own. */
export type ConsentPurpose = 'newsletter' | 'ebook';

/** One entry in the ledger, which only grows. */
export interface Consent {
  readonly purpose: ConsentPurpose;
  readonly act: 'asked' | 'confirmed' | 'withdrawn' | 'imported';
  /** The words that were shown, whole, and the version of them. Empty where nothing was shown, as at a withdrawal. */
  readonly text: string;
  readonly textVersion: string;
  readonly locale: string;
  /** Where it was given: the path of a page, `import:<source>`, or the name of a header such as `list-unsubscribe`. */
  readonly source: string;
  readonly at: number;
}

export type TokenPurpose = 'confirm' | 'change-address' | 'sign-in';

export interface NewToken {
  readonly purpose: TokenPurpose;
  readonly subscriber: string;
  readonly expires: number;
  /** What the token carries out, such as the new address. Kept as it is; do not put secrets in it. */
  readonly detail?: string;
}

export type TokenVerdict =
  | { readonly ok: true; readonly subscriber: string; readonly detail: string | undefined }
  | { readonly ok: false; readonly reason: 'unknown' | 'used' | 'expired' };

/** A mail that is ready to leave. Whoever makes it has rendered and translated it. */
export interface Mail {
  /** `Name <address>` */
  readonly from: string;
  readonly replyTo?: string;
  /** The address alone. */
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Headers beyond the usual ones, such as `List-Unsubscribe`. */
  readonly headers: Readonly<Record<string, string>>;
}

export type MessageKind = 'confirmation' | 'welcome' | 'preferences' | 'address-change' | 'sign-in' | 'test';

/** One transactional mail. */
export interface NewMessage {
  readonly kind: MessageKind;
  /** Absent for those who are not subscribers, such as editors. */
  readonly subscriber?: string;
  readonly locale: string;
  readonly mail: Mail;
  readonly createdAt: number;
}

/** One bound: at most so many within so long (milliseconds) for a subject. Subjects are kept as keyed hashes only. */
export interface Limit {
  readonly scope: string;
  readonly subject: string;
  readonly most: number;
  readonly within: number;
}

export type Allowance =
  | { readonly ok: true }
  | { readonly ok: false; readonly scope: string; readonly retryAt: number };

/** What happens together or not at all. Every method runs inside the one transaction. */
export interface SubscriptionChange {
  subscriber(id: string): Promise<Subscriber | undefined>;
  /** Found by the key of the address. */
  subscriberOf(address: MailAddress): Promise<Subscriber | undefined>;
  /** Adds a pending subscriber. @throws {AddressTaken} */
  add(subscriber: NewSubscriber): Promise<Subscriber>;
  /** @throws {AddressTaken} for an address that another subscriber has */
  change(id: string, changes: SubscriberChanges): Promise<Subscriber>;
  recordConsent(subscriber: string, consent: Consent): Promise<void>;
  /** Makes a token of 256 bits, stores its hash and returns the token itself, which is kept nowhere. */
  issueToken(token: NewToken): Promise<string>;
  /** What a token would do, without using it: for the page that a GET shows. */
  readToken(purpose: TokenPurpose, token: string, now: number): Promise<TokenVerdict>;
  /** Uses a token up. Of several who try at once one gets `ok`. */
  useToken(purpose: TokenPurpose, token: string, now: number): Promise<TokenVerdict>;
  /** Lets all other tokens of a purpose that a subscriber has go. */
  revokeTokens(purpose: TokenPurpose, subscriber: string): Promise<void>;
  /** Puts a message into the outbox; it leaves once the transaction is committed. Returns its id. */
  enqueue(message: NewMessage): Promise<string>;
  suppression(address: MailAddress): Promise<SuppressionReason | undefined>;
  suppress(address: MailAddress, reason: SuppressionReason, at: number): Promise<void>;
  /** Takes one place within each of the limits, or none when one of them is full. */
  takePlace(limits: readonly Limit[], now: number): Promise<Allowance>;
  /** Counts one use of something that may be used so often, such as a download. False when the uses are spent. */
  countUse(
    what: { readonly purpose: LinkPurpose; readonly token: string; readonly most: number },
    now: number,
  ): Promise<boolean>;
  /**
   * Forgets a subscriber: the row, tokens, addresses in the outbox. The ledger keeps its entries without the link to
   * the person; a suppression stays as a keyed hash.
   */
  erase(id: string): Promise<void>;
}

/** Everything that is kept about one subscriber, for her to read. */
export interface HeldData {
  readonly subscriber: Subscriber;
  readonly consents: readonly Consent[];
  readonly messages: readonly { readonly kind: MessageKind; readonly locale: string; readonly createdAt: number }[];
  readonly deliveries: readonly { readonly edition: string; readonly locale: string; readonly outcome: string }[];
}

/** Storage of subscribers, as `subscriptions` needs it. */
export interface SubscriptionStore {
  /**
   * Runs a piece of work in one transaction: all of it is kept, or nothing, whatever is killed in between. It may run
   * again from its beginning when the database asks for that, so it does nothing but database work.
   */
  transaction<Result>(work: (change: SubscriptionChange) => Promise<Result>): Promise<Result>;
  subscriber(id: string): Promise<Subscriber | undefined>;
  subscriberOf(address: MailAddress): Promise<Subscriber | undefined>;
  held(id: string): Promise<HeldData | undefined>;
}

/** The address belongs to another subscriber. The message does not name it. */
export class AddressTaken extends Error {
  override readonly name = 'AddressTaken';
  constructor() {
    super('The address belongs to a subscriber already.');
  }
}
