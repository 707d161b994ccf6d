import { automaticEdition, type EditionDocuments, editionIds, writtenEdition } from './editions.ts';
import type { EditionPlan, EditionRecord, SendingMemory } from './ports.ts';
import { dueOf, editionTime, lastEditionTime, nextEditionTime, type Schedule } from './schedule.ts';

/** An edition that is to go out at some time. */
export interface ExpectedEdition {
  readonly id: string;
  /** When: the time that a person has set, else its own; milliseconds since the epoch. */
  readonly at: number;
  /** Nobody wrote it. */
  readonly automatic: boolean;
  readonly plan: EditionPlan | undefined;
}

/** What is to be done about an edition, and by whom. */
export type Expectation =
  /** It was started already, or a person said that it is not to be sent. */
  | { readonly kind: 'settled' }
  /** It came out before this database was made, or so long ago that nobody expects it any more. */
  | { readonly kind: 'past' }
  | { readonly kind: 'waits'; readonly at: number }
  | { readonly kind: 'due' }
  /** A person must decide. `late` is in milliseconds. */
  | { readonly kind: 'asks'; readonly reason: 'late'; readonly late: number }
  | { readonly kind: 'asks'; readonly reason: 'restored' };

/** So long a person is asked about an edition that was not sent, in milliseconds. */
const longestAsking = 7 * 86_400_000;

/** All editions that were written, and those that will be or would have been made at the regular times around an instant. */
export function expectedEditions(
  documents: EditionDocuments,
  schedule: Schedule,
  plans: readonly EditionPlan[],
  now: number,
): readonly ExpectedEdition[] {
  const regular = schedule.automatic ? [lastEditionTime(schedule, now).id, nextEditionTime(schedule, now).id] : [];
  const ids = new Set([...editionIds(documents), ...regular, ...plans.map((plan) => plan.edition)]);
  return [...ids].flatMap((id) => {
    const plan = plans.find((one) => one.edition === id);
    const own = ownTime(id, documents, schedule);
    return own ? [{ id, at: plan?.dueAt ?? own.at, automatic: own.automatic, plan }] : [];
  });
}

function ownTime(id: string, documents: EditionDocuments, schedule: Schedule) {
  if (writtenEdition(id, documents, schedule)) return { at: editionTime(id, schedule), automatic: false };
  const made = automaticEdition(id, schedule);
  return made && { at: made.at, automatic: true };
}

/** What is to be done about an edition at an instant (milliseconds since the epoch). */
export function expectationOf(
  { at, plan }: ExpectedEdition,
  record: Pick<EditionRecord, 'state' | 'begunAt'> | undefined,
  { madeAt, restoredAt }: SendingMemory,
  now: number,
): Expectation {
  const isStarted = record?.state === 'sending' || record?.state === 'paused' || record?.state === 'stopped';
  if (isStarted || plan?.skipped) return { kind: 'settled' };
  const isPlanned = plan?.dueAt !== undefined;
  if (!isPlanned && (at < madeAt || at < now - longestAsking)) return { kind: 'past' };
  const isFromBackup = (instant: number | undefined) =>
    restoredAt !== undefined && instant !== undefined && instant <= restoredAt;
  const decidedSince = plan?.decidedAt !== undefined && !isFromBackup(plan.decidedAt);
  const restored =
    !decidedSince && (isFromBackup(at) || isFromBackup(record?.begunAt) || isFromBackup(plan?.decidedAt));
  const due = dueOf({ at, restored }, now);
  if (due.due) return { kind: 'due' };
  if (due.reason === 'early') return { kind: 'waits', at };
  return due.reason === 'late'
    ? { kind: 'asks', reason: 'late', late: due.late }
    : { kind: 'asks', reason: 'restored' };
}
