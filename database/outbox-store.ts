import type { OutboxStore, Transport } from '../mail/ports.ts';
import type { EditionPart } from '../newsletter/ports.ts';
import type { Database, Queries } from './connect.ts';
import { partOf } from './edition-parts.ts';
import { keepHouse, removeOld, type Worker } from './housekeeping.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { beginBatch, beginOne, claimBatch, recordBatch, recordOne } from './outbox-batches.ts';
import { beginMessage, type Claiming, claimMessage, recordMessage } from './outbox-messages.ts';
import { keepPace, nextSlot, takeSlot } from './transport-slots.ts';

const hour = 3_600_000;

/** The outbox as one worker sees it. */
export function outboxStore(
  database: Database,
  hash: KeyedHash,
  { worker, transport }: { readonly worker: Worker; readonly transport: Pick<Transport, 'name' | 'repeatable'> },
): OutboxStore {
  const { profile, write } = database;
  const claiming: Claiming = { profile, hash, worker: worker.id, repeatable: transport.repeatable };
  const kept = keptParts();
  let lastPace: string | undefined;
  let tidiedAt = 0;
  return {
    claim: (now, only) =>
      write(async (queries) => {
        const slot = await nextSlot(queries, profile, transport.name, now);
        if ('waitUntil' in slot) return { kind: 'nothing', until: slot.waitUntil };
        const when = { now, startAt: slot.startAt };
        const message = await claimMessage(queries, claiming, when);
        const claim = message ?? (only ? undefined : await claimBatch(queries, claiming, when, kept));
        if (!claim) return { kind: 'nothing', until: undefined };
        await takeSlot(queries, transport.name, slot.startAt);
        return claim;
      }),
    begin: (claim, payloadHash, now) =>
      write((queries) =>
        claim.kind === 'message'
          ? beginMessage(queries, { id: claim.id, worker: worker.id }, payloadHash, now)
          : beginBatch(queries, { ...claim, worker: worker.id }, payloadHash, now),
      ),
    record: (claim, outcome, now) =>
      write((queries) =>
        claim.kind === 'message'
          ? recordMessage(queries, claim, outcome, now)
          : recordBatch(queries, profile, { claim, outcome, now }),
      ),
    beginDelivery: (claim, position, now) =>
      write((queries) => beginOne(queries, { ...claim, worker: worker.id }, position, now)),
    recordDelivery: (claim, position, result) => write((queries) => recordOne(queries, claim, position, result)),
    pace: async (news) => {
      // Every answer repeats the limit; only what is new is worth a transaction.
      const told = JSON.stringify(news.pace);
      if (news.blockedUntil === undefined && told === lastPace) return;
      await write((queries) => keepPace(queries, transport.name, news));
      lastPace = told ?? lastPace;
    },
    keepHouse: async (now) => {
      await keepHouse(write, worker, now);
      if (now - tidiedAt < hour) return;
      await removeOld(write, now);
      tidiedAt = now;
    },
    signOff: async () => {
      await write((queries) => queries.deleteFrom('workers').where('id', '=', worker.id).execute());
    },
  };
}

/** Parts do not change once they are frozen; a few are kept, so that their making ready is done once. */
function keptParts() {
  const kept = new Map<string, EditionPart>();
  return async (queries: Queries, edition: string, locale: string): Promise<EditionPart> => {
    const name = `${edition}\n${locale}`;
    const known = kept.get(name);
    if (known) return known;
    const part = await partOf(queries, edition, locale);
    if (kept.size >= 50) kept.clear();
    kept.set(name, part);
    return part;
  };
}
