import { randomUUID } from 'node:crypto';
import type { ClaimedMessage, Outcome } from '../mail/ports.ts';
import { readAddress } from '../subscriptions/address.ts';
import type { Mail } from '../subscriptions/ports.ts';
import { isOpen, lease, longestUncertainty, released } from './attempts.ts';
import type { Queries } from './connect.ts';
import type { KeyedHash } from './keyed-hash.ts';
import type { Profile } from './profiles.ts';
import { findSuppression } from './suppressions.ts';

export interface Claiming {
  readonly profile: Profile;
  readonly hash: KeyedHash;
  readonly worker: string;
  /** Whether the transport can repeat what is uncertain. */
  readonly repeatable: boolean;
}

/** Claims the message that has waited longest; sets aside what must not be submitted (any more). */
export async function claimMessage(
  queries: Queries,
  { profile, hash, worker, repeatable }: Claiming,
  { now, startAt }: { readonly now: number; readonly startAt: number },
): Promise<ClaimedMessage | undefined> {
  for (;;) {
    const row = await queries
      .selectFrom('messages')
      .selectAll()
      .where(isOpen('messages'))
      .where('next_attempt_at', '<=', now)
      .where('lease_until', '<=', now)
      .orderBy('next_attempt_at')
      .limit(1)
      .$if(profile.skipsLockedRows, (query) => query.forUpdate().skipLocked())
      .executeTakeFirst();
    if (!row) return undefined;
    const mail = row.mail === null ? undefined : (JSON.parse(row.mail) as Mail);
    const attempted = row.state === 'attempted';
    const tooOld = attempted && now - (row.first_attempt_at ?? now) >= longestUncertainty;
    if (tooOld || (attempted && !repeatable)) {
      await settle(queries, row.id, 'uncertain', row.last_error);
    } else if (!mail || (!attempted && (await isSuppressed(queries, hash, mail.to)))) {
      await queries.updateTable('messages').set({ state: 'dropped', mail: null }).where('id', '=', row.id).execute();
    } else {
      const leased = { lease_owner: worker, lease_until: startAt + lease };
      await queries.updateTable('messages').set(leased).where('id', '=', row.id).execute();
      return {
        kind: 'message',
        id: row.id,
        mail,
        key: row.idempotency_key,
        payloadHash: attempted ? (row.payload_hash ?? undefined) : undefined,
        attempts: row.attempts,
        startAt,
        at: row.created_at,
      };
    }
  }
}

/** Somebody who was erased may ask again: a message is an answer to her, and no bulk mail. */
async function isSuppressed(queries: Queries, hash: KeyedHash, to: string): Promise<boolean> {
  const read = readAddress(to);
  const reason = read.ok ? await findSuppression(queries, hash, read.address) : undefined;
  return reason !== undefined && reason !== 'request';
}

async function settle(
  queries: Queries,
  id: string,
  state: 'uncertain' | 'refused',
  error: string | null,
): Promise<void> {
  await queries
    .updateTable('messages')
    .set({ state, last_error: error, ...released, ...(state === 'refused' && { mail: null }) })
    .where('id', '=', id)
    .execute();
}

export async function beginMessage(
  queries: Queries,
  { id, worker }: { readonly id: string; readonly worker: string },
  payloadHash: string,
  now: number,
): Promise<boolean> {
  const begun = await queries
    .updateTable('messages')
    .set((row) => ({
      state: 'attempted',
      payload_hash: payloadHash,
      attempts: row('attempts', '+', 1),
      first_attempt_at: row.fn.coalesce('first_attempt_at', row.val(now)),
    }))
    .where('id', '=', id)
    .where('lease_owner', '=', worker)
    .where(isOpen('messages'))
    .returning('id')
    .executeTakeFirst();
  return begun !== undefined;
}

export async function recordMessage(
  queries: Queries,
  claim: ClaimedMessage,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const { id } = claim;
  if (outcome.kind === 'uncertain' || outcome.kind === 'refused') {
    await settle(queries, id, outcome.kind, outcome.reason);
    return;
  }
  const update = queries.updateTable('messages').where('id', '=', id);
  if (outcome.kind === 'again') {
    const fresh = outcome.certainlyNotTaken && claim.payloadHash === undefined;
    await update
      .set({
        ...released,
        next_attempt_at: outcome.at,
        last_error: outcome.reason,
        ...(fresh && { state: 'waiting', first_attempt_at: null, idempotency_key: `message-${id}-${randomUUID()}` }),
      })
      .where(isOpen('messages'))
      .execute();
    return;
  }
  const [result] = outcome.results;
  if (!result || 'refused' in result) {
    await settle(queries, id, 'refused', result?.refused ?? 'no answer');
    return;
  }
  await update
    .set({ ...released, state: 'submitted', submitted_at: now, provider_id: result.id, mail: null, last_error: null })
    .execute();
}
