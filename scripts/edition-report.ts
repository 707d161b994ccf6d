import { Temporal } from 'temporal-polyfill';
import type { EditionOutcomes, EditionRecord, FrozenPart, HaltReason, UncertainBatch } from '../newsletter/ports.ts';
import { type EditionStanding, progressOf } from '../newsletter/progress.ts';
import { counted, countedOf } from './counted.ts';

/** An instant (milliseconds since the epoch) in a zone: `2026-11-20 07:00 Europe/Berlin`. */
export function timeIn(instant: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return `${local.toString({ smallestUnit: 'minute' }).replace('T', ' ')} ${zone}`;
}

const reasons: Readonly<Record<HaltReason, string>> = {
  operator: 'by you',
  complaints: 'because of complaints',
  refused: 'because the provider refused a batch',
  restored: 'because the database was restored from a backup',
};

const standings: Readonly<Record<EditionStanding, string>> = {
  freezing: 'being frozen',
  ready: 'frozen, not started',
  scheduled: 'waiting for its time',
  sending: 'being sent',
  asking: 'waiting for your word about uncertain deliveries',
  paused: 'paused',
  stopped: 'stopped',
  done: 'done',
};

/** Where an edition stands, in a few words. */
export function standingOf(record: EditionRecord, now: number): string {
  const { standing } = progressOf(record, now);
  const halted = standing === 'paused' || standing === 'stopped';
  return halted && record.reason ? `${standings[standing]} ${reasons[record.reason]}` : standings[standing];
}

/** A sum with what it is made of; what is none is left out. */
function sumOf(total: string, parts: readonly (readonly [count: number, what: string])[]): string {
  const some = parts.filter(([count]) => count > 0).map(([count, what]) => `${counted(count)} ${what}`);
  return some.length === 0 ? total : `${total} = ${some.join(' + ')}`;
}

/** The deliveries of an edition as a sum. */
export function deliveriesLine({ audience, deliveries }: EditionRecord): string {
  return sumOf(audience.taken === 1 ? '1 delivery' : `${counted(audience.taken)} deliveries`, [
    [deliveries.submitted, 'submitted'],
    [deliveries.waiting, 'waiting'],
    [deliveries.dropped, 'left out because they have left since'],
    [deliveries.refused, 'refused by the provider'],
    [deliveries.uncertain, 'uncertain'],
  ]);
}

/** Who gets an edition and who does not, as a sum. */
export function audienceLine({ audience }: EditionRecord): string {
  return sumOf(countedOf(audience.scanned, 'subscriber'), [
    [audience.taken, 'who get it'],
    [audience.notConfirmed, 'not confirmed or unsubscribed'],
    [audience.notWanted, 'without the newsletter'],
    [audience.pausing, 'pausing'],
    [audience.suppressed, 'suppressed'],
    [audience.withoutPart, 'in a language without this edition'],
  ]);
}

/** One line a locale: how many get it, under which subject. */
export function localeLines(parts: readonly FrozenPart[]): readonly string[] {
  const sorted = [...parts].sort((a, b) => b.size - a.size || (a.part.locale < b.part.locale ? -1 : 1));
  const widest = Math.max(0, ...sorted.map(({ part }) => part.locale.length));
  const longest = Math.max(0, ...sorted.map(({ size }) => counted(size).length));
  return sorted.map(
    ({ part, size }) => `  ${part.locale.padEnd(widest)}  ${counted(size).padStart(longest)}  ${part.subject}`,
  );
}

/** What the provider has reported so far. */
export function outcomesLine({ delivered, bounced, complained }: EditionOutcomes): string {
  return `${counted(delivered)} delivered, ${counted(bounced)} bounced, ${countedOf(complained, 'complaint')}`;
}

/** The uncertain batches with the commands that settle them. */
export function uncertainLines(id: string, batches: readonly UncertainBatch[], zone: string): readonly string[] {
  if (batches.length === 0) return [];
  const lines = batches.map(({ locale, number: batch, size, firstAttemptAt, lastError }) => {
    const since = firstAttemptAt === undefined ? '' : ` since ${timeIn(firstAttemptAt, zone)}`;
    return `  ${locale}/${batch}  ${size === 1 ? '1 delivery' : `${size} deliveries`}${since}${lastError ? `: ${lastError}` : ''}`;
  });
  const [first] = batches;
  const name = first ? `${first.locale}/${first.number}` : '';
  return [
    'Nobody can say whether the provider took these. They are never sent again by themselves:',
    ...lines,
    'Look at the provider’s own list whether they were sent, then say so for each:',
    `  npm run broadsheet -- newsletter settle ${id} ${name} --accepted`,
    `  npm run broadsheet -- newsletter settle ${id} ${name} --not-accepted    (they are sent once more)`,
  ];
}
