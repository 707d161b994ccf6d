/** An edition rendered in one locale, with `placeholders` where subscribers differ. */
export interface EditionPart {
  readonly locale: string;
  /** `Name <address>` */
  readonly from: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** `List-Unsubscribe`, `List-Unsubscribe-Post` and what else bulk mail carries. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Renders an edition in a locale; undefined when it has nothing to say in that locale. */
export type RenderEdition = (edition: string, locale: string) => Promise<EditionPart | undefined>;

/** Why an edition that could be sent is not being sent. */
export type HaltReason = 'operator' | 'complaints';

/** What the freeze has found. The numbers add up: `scanned` is the sum of all others. */
export interface Audience {
  readonly scanned: number;
  readonly taken: number;
  readonly notConfirmed: number;
  readonly notWanted: number;
  readonly pausing: number;
  readonly suppressed: number;
  /** Subscribers of a locale in which the edition says nothing. */
  readonly withoutPart: number;
}

/** Everything that is known about the sending of an edition. Times are milliseconds since the epoch. */
export interface EditionRecord {
  readonly id: string;
  readonly state: 'freezing' | 'ready' | 'sending' | 'paused' | 'stopped';
  readonly reason: HaltReason | undefined;
  readonly dueAt: number;
  readonly frozenAt: number | undefined;
  readonly startedAt: number | undefined;
  readonly audience: Audience;
  readonly deliveries: DeliveryCounts;
}

/** Deliveries by what has become of them. They add up to the audience taken. */
export interface DeliveryCounts {
  readonly waiting: number;
  /** Left out before the first attempt: unsubscribed, paused, suppressed or forgotten since the freeze. */
  readonly dropped: number;
  readonly submitted: number;
  /** Not taken by the provider. */
  readonly refused: number;
  /** Nobody can say whether the provider took them; a person must. */
  readonly uncertain: number;
}

export interface EditionOutcomes {
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}

export interface UncertainBatch {
  readonly locale: string;
  readonly number: number;
  readonly size: number;
  readonly firstAttemptAt: number | undefined;
  readonly lastError: string | undefined;
}

export type Answer = 'accepted' | 'not-accepted';

/** Storage of editions, as `newsletter` needs it. */
export interface EditionStore {
  /** Begins to freeze an edition that is not known yet; does nothing for one that is. False for the latter. */
  begin(
    id: string,
    begun: { readonly parts: readonly EditionPart[]; readonly dueAt: number; readonly now: number },
  ): Promise<boolean>;
  /**
   * Takes the next subscribers into the audience, in one transaction: a kill spoils nothing. Of several who freeze at
   * once each takes other subscribers.
   * @returns whether all have been looked at
   */
  freezeChunk(id: string, most: number, now: number): Promise<boolean>;
  /**
   * Counts the deliveries again and closes the freeze.
   * @throws {CountsDiffer} when what was counted on the way and what is there differ
   */
  closeFreeze(id: string, now: number): Promise<void>;
  edition(id: string): Promise<EditionRecord | undefined>;
  editions(): Promise<readonly EditionRecord[]>;
  outcomes(id: string): Promise<EditionOutcomes>;
  /** Moves an edition to another state if it is in one of some states; false when it is not. */
  move(
    id: string,
    move: {
      readonly from: readonly EditionRecord['state'][];
      readonly to: EditionRecord['state'];
      readonly reason?: HaltReason;
      readonly dueAt?: number;
      readonly now: number;
    },
  ): Promise<boolean>;
  uncertain(id: string): Promise<readonly UncertainBatch[]>;
  /** A person says what became of a batch: it counts as submitted, or is sent again under a new key. */
  settle(id: string, batch: Pick<UncertainBatch, 'locale' | 'number'>, answer: Answer, now: number): Promise<boolean>;
}

/** The audience does not add up, so that nothing was sent. */
export class CountsDiffer extends Error {
  override readonly name = 'CountsDiffer';
}
