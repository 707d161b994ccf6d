import { createHash, randomBytes } from 'node:crypto';
import type { NewToken, TokenPurpose, TokenVerdict } from '../subscriptions/ports.ts';
import type { LinkPurpose } from '../subscriptions/signed-link.ts';
import type { Queries } from './connect.ts';

/** A token has 256 random bits, so a plain hash gives nothing away. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export async function issueToken(
  queries: Queries,
  { purpose, subscriber, expires, detail }: NewToken,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const row = { hash: hashOf(token), purpose, subscriber_id: subscriber, detail: detail ?? null };
  await queries
    .insertInto('tokens')
    .values({ ...row, expires_at: expires, used_at: null })
    .execute();
  return token;
}

export async function readToken(
  queries: Queries,
  purpose: TokenPurpose,
  token: string,
  now: number,
): Promise<TokenVerdict> {
  const row = await queries
    .selectFrom('tokens')
    .selectAll()
    .where('hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!row) return { ok: false, reason: 'unknown' };
  if (row.used_at !== null) return { ok: false, reason: 'used' };
  if (now >= row.expires_at) return { ok: false, reason: 'expired' };
  return { ok: true, subscriber: row.subscriber_id, detail: row.detail ?? undefined };
}

export async function useToken(
  queries: Queries,
  purpose: TokenPurpose,
  token: string,
  now: number,
): Promise<TokenVerdict> {
  const used = await queries
    .updateTable('tokens')
    .set({ used_at: now })
    .where('hash', '=', hashOf(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['subscriber_id', 'detail'])
    .executeTakeFirst();
  if (used) return { ok: true, subscriber: used.subscriber_id, detail: used.detail ?? undefined };
  return readToken(queries, purpose, token, now);
}

export async function revokeTokens(queries: Queries, purpose: TokenPurpose, subscriber: string): Promise<void> {
  await queries
    .deleteFrom('tokens')
    .where('subscriber_id', '=', subscriber)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .execute();
}

export async function countUse(
  queries: Queries,
  { purpose, token, most }: { readonly purpose: LinkPurpose; readonly token: string; readonly most: number },
  now: number,
): Promise<boolean> {
  const counted = await queries
    .insertInto('link_uses')
    .values({ hash: hashOf(`${purpose}\n${token}`), uses: 1, last_at: now })
    .onConflict((conflict) =>
      conflict
        .column('hash')
        .doUpdateSet((update) => ({ uses: update('link_uses.uses', '+', 1), last_at: now }))
        .where('link_uses.uses', '<', most),
    )
    .returning('uses')
    .executeTakeFirst();
  return counted !== undefined && counted.uses <= most;
}
