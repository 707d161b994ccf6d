import { sql } from 'kysely';
import type { DeliveryReport, ReportStore } from '../mail/reports.ts';
import { complaintVerdict } from '../newsletter/complaint-rule.ts';
import type { Database, Queries } from './connect.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { DeliveryOutcome } from './schema.ts';
import { suppressHash } from './suppressions.ts';

/** The third soft bounce within this time suppresses an address. */
const softBounceWindow = 90 * 86_400_000;
const softBounces = 3;
/** So long a report waits for its mail. */
const longestWait = 7 * 86_400_000;

const outcomes = {
  delivered: 'delivered',
  'hard-bounce': 'bounced',
  'soft-bounce': 'bounced',
  complaint: 'complained',
} as const;
/** What is worse stays, whichever report comes first. */
const beaten: Readonly<Record<DeliveryOutcome, readonly DeliveryOutcome[]>> = {
  delivered: [],
  bounced: ['delivered'],
  complained: ['delivered', 'bounced'],
};

interface Event {
  readonly id: string;
  readonly kind: DeliveryReport['kind'];
  readonly provider_id: string;
}

/** Storage of what the provider reports: outcomes, suppressions, editions halted by complaints. */
export function reportStore({ write }: Database, hash: KeyedHash): ReportStore {
  return {
    take: (report, now) =>
      write(async (queries) => {
        const { id, kind, providerId, address, occurredAt } = report;
        const addressHash = address ? hash('address', address.key) : null;
        const added = await queries
          .insertInto('provider_events')
          .values({
            id,
            kind,
            provider_id: providerId,
            address_hash: addressHash,
            occurred_at: occurredAt,
            received_at: now,
            applied: 0,
          })
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!added) return false;
        if (addressHash !== null) await suppressIfNeeded(queries, kind, addressHash, occurredAt);
        await apply(queries, { id, kind, provider_id: providerId });
        return true;
      }),
  };
}

async function suppressIfNeeded(
  queries: Queries,
  kind: DeliveryReport['kind'],
  addressHash: string,
  at: number,
): Promise<void> {
  if (kind === 'hard-bounce' || kind === 'complaint') await suppressHash(queries, addressHash, kind, at);
  if (kind !== 'soft-bounce') return;
  const events = await queries
    .selectFrom('provider_events')
    .select('occurred_at')
    .where('address_hash', '=', addressHash)
    .where('kind', '=', 'soft-bounce')
    .orderBy('occurred_at')
    .execute();
  // Looks at all of them, not only at those before this one, so that their order of arrival does not matter.
  const third = events.find((event, index) => {
    const first = events[index - softBounces + 1];
    return first !== undefined && event.occurred_at - first.occurred_at <= softBounceWindow;
  });
  if (third) await suppressHash(queries, addressHash, 'soft-bounces', third.occurred_at);
}

/** Applies the reports whose mail was not recorded yet when they came. */
export async function applyWaitingEvents(queries: Queries, now: number): Promise<void> {
  const events = await queries
    .selectFrom('provider_events')
    .select(['id', 'kind', 'provider_id'])
    .where('applied', '=', 0)
    .where('received_at', '>', now - longestWait)
    .orderBy('received_at')
    .limit(500)
    .execute();
  for (const event of events) await apply(queries, event);
}

async function apply(queries: Queries, { id, kind, provider_id: providerId }: Event): Promise<void> {
  const outcome = outcomes[kind];
  const delivery = await queries
    .selectFrom('deliveries')
    .select(['edition', 'locale', 'batch', 'position'])
    .where('provider_id', '=', providerId)
    .executeTakeFirst();
  const open = (column: 'outcome') => [column, 'is', null] as const;
  if (delivery) {
    await queries
      .updateTable('deliveries')
      .set({ outcome })
      .where('provider_id', '=', providerId)
      .where((where) => where.or([where(...open('outcome')), where('outcome', 'in', [...beaten[outcome], outcome])]))
      .execute();
  }
  const message = await queries
    .updateTable('messages')
    .set({ outcome })
    .where('provider_id', '=', providerId)
    .where((where) => where.or([where(...open('outcome')), where('outcome', 'in', [...beaten[outcome], outcome])]))
    .returning('id')
    .executeTakeFirst();
  if (!delivery && !message) return;
  await queries.updateTable('provider_events').set({ applied: 1 }).where('id', '=', id).execute();
  if (delivery && kind === 'complaint') await haltIfNeeded(queries, delivery.edition);
}

async function haltIfNeeded(queries: Queries, edition: string): Promise<void> {
  const { complaints } = await queries
    .selectFrom('deliveries')
    .select((select) => select.fn.countAll<number>().as('complaints'))
    .where('edition', '=', edition)
    .where(sql<boolean>`outcome = 'complained'`)
    .executeTakeFirstOrThrow();
  // With nothing submitted the verdict is the hardest: if that is mild, all deliveries need not be counted.
  if (complaintVerdict(complaints, 0) === 'go-on') return;
  const { submitted } = await queries
    .selectFrom('deliveries')
    .select((select) => select.fn.count<number>('provider_id').as('submitted'))
    .where('edition', '=', edition)
    .executeTakeFirstOrThrow();
  const verdict = complaintVerdict(complaints, submitted);
  if (verdict === 'go-on') return;
  await queries
    .updateTable('editions')
    .set({ state: verdict === 'stop' ? 'stopped' : 'paused', reason: 'complaints' })
    .where('id', '=', edition)
    .where('state', 'in', verdict === 'stop' ? ['sending', 'paused'] : ['sending'])
    .execute();
}
