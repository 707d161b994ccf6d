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

/**
 * Why an edition that could be sent is not being sent: a person wanted it, subscribers complained, the provider refused a
 * whole batch, or the database was restored from a backup.
 */
export type HaltReason = 'operator' | 'complaints' | 'refused' | 'restored';

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
  /** `discarding`: a freeze that was never started is being undone. */
  readonly state: 'freezing' | 'discarding' | 'ready' | 'sending' | 'paused' | 'stopped';
  readonly reason: HaltReason | undefined;
  readonly begunAt: number;
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

/** An edition that was started and is not being sent. */
export interface HaltedEdition {
  readonly id: string;
  readonly state: 'paused' | 'stopped';
  readonly reason: HaltReason;
  readonly startedAt: number;
}

/** A locale of a frozen edition, and how many get it. */
export interface FrozenPart {
  readonly part: EditionPart;
  readonly size: number;
}

/** Deliveries of one batch of which nobody can say whether the provider took them. */
export interface UncertainBatch {
  readonly locale: string;
  readonly number: number;
  readonly size: number;
  readonly firstAttemptAt: number | undefined;
  readonly lastError: string | undefined;
}

export type Answer = 'accepted' | 'not-accepted';

/** What is fixed of an edition before anybody is taken into its audience. Times are milliseconds since the epoch. */
export interface BegunEdition {
  readonly parts: readonly EditionPart[];
  /** Its articles, where nobody wrote it; undefined for one that was written. */
  readonly articles?: readonly string[] | undefined;
  readonly dueAt: number;
  readonly now: number;
}

/** An edition whose sending was started. */
export interface StartedEdition {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Its articles, where nobody wrote it. */
  readonly articles: readonly string[] | undefined;
}

/** Storage of editions, as `newsletter` needs it. */
export interface EditionStore {
  /** Begins to freeze an edition that is not known yet; does nothing for one that is. False for the latter. */
  begin(id: string, begun: BegunEdition): Promise<boolean>;
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
  /**
   * Undoes a freeze that was never started: afterwards the edition is not known. Safe to be killed in and called again.
   * False for an edition that was started.
   */
  discard(id: string): Promise<boolean>;
  /** How many subscribers a freeze will look at. */
  subscribers(): Promise<number>;
  parts(id: string): Promise<readonly FrozenPart[]>;
  /** What went wrong with a batch that is still to be submitted; undefined when nothing did. */
  trouble(id: string): Promise<string | undefined>;
  edition(id: string): Promise<EditionRecord | undefined>;
  /** As `edition`, without counting what has become of its deliveries. */
  state(id: string): Promise<Pick<EditionRecord, 'state' | 'begunAt'> | undefined>;
  editions(): Promise<readonly EditionRecord[]>;
  /** All whose sending was started, whatever became of it. */
  started(): Promise<readonly StartedEdition[]>;
  /** Editions that were started and are halted. */
  halted(): Promise<readonly HaltedEdition[]>;
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

/** What a person has decided about an edition. Times are milliseconds since the epoch. */
export interface EditionPlan {
  readonly edition: string;
  /** Another time than the edition's own. */
  readonly dueAt: number | undefined;
  /** Whether it is not to be sent. */
  readonly skipped: boolean;
  readonly decidedAt: number | undefined;
}

/** Since when the database knows what has been sent. */
export interface SendingMemory {
  /** Before this it did not exist. */
  readonly madeAt: number;
  /** When it was last filled from a backup. */
  readonly restoredAt: number | undefined;
}

/** Storage of what persons decide about editions, as the newsletter's clock needs it. */
export interface EditionPlans {
  plans(): Promise<readonly EditionPlan[]>;
  /** A person's decision; it replaces the one before. */
  decide(edition: string, decision: Pick<EditionPlan, 'dueAt' | 'skipped'>, now: number): Promise<void>;
  /** True for the first who says that a person must decide, false for all who come later, in whatever process. */
  tellOnce(edition: string, now: number): Promise<boolean>;
  memory(): Promise<SendingMemory>;
}

/** The audience does not add up, so that nothing was sent. */
export class CountsDiffer extends Error {
  override readonly name = 'CountsDiffer';
}
