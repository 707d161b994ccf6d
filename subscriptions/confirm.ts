import { z } from 'zod';
import { limitsOfAddress } from './address-limits.ts';
import { isWished, type Letters, tokenPlaceholder, type Wishes, withToken } from './letters.ts';
import type { SubscriptionStore, TokenVerdict } from './ports.ts';
import { linksOf } from './subscriber-links.ts';

export interface ConfirmingPorts {
  readonly store: SubscriptionStore;
  readonly letters: Letters;
  readonly keys: readonly string[];
}

type Refusal = Extract<TokenVerdict, { ok: false }>;

/** What a confirmation link stands for, for the page that shows its button. */
export type Confirmable =
  | {
      readonly ok: true;
      readonly subscriber: string;
      readonly wishes: Wishes;
      readonly locale: string;
      readonly typed: string;
    }
  | Refusal;

/** Links of an earlier version say only whether an eBook was asked for: without a name the newest is meant. */
const wishedEbook = z.union([z.string(), z.boolean().transform((wished) => (wished ? '' : undefined))]);
const detailSchema = z.object({ newsletter: z.boolean(), ebook: wishedEbook.optional(), locale: z.string() });

/** Reads a confirmation link without using it: scanners open links, too. */
export async function readConfirmation(token: string, { store }: ConfirmingPorts, now: number): Promise<Confirmable> {
  const verdict = await store.transaction((change) => change.readToken('confirm', token, now));
  if (!verdict.ok) return verdict;
  const subscriber = await store.subscriber(verdict.subscriber);
  if (!subscriber) return { ok: false, reason: 'unknown' };
  const { locale, ...wishes } = detailSchema.parse(JSON.parse(verdict.detail ?? ''));
  return { ok: true, subscriber: subscriber.id, wishes, locale, typed: subscriber.address.typed };
}

/**
 * Confirms an address: the press of the button. Of several presses at once one counts, and exactly one welcome mail
 * leaves. @param shown what the page said, for the ledger
 */
export async function confirmSubscription(
  token: string,
  shown: { readonly text: string; readonly version: string; readonly source: string },
  ports: ConfirmingPorts,
  now: number,
): Promise<{ readonly ok: true } | Refusal> {
  const { store, letters, keys } = ports;
  const found = await readConfirmation(token, ports, now);
  if (!found.ok) return found;
  const subscriber = await store.subscriber(found.subscriber);
  if (!subscriber) return { ok: false, reason: 'unknown' };
  const { wishes, locale } = found;
  const { ebookToken, ...tokens } = linksOf(subscriber.id, keys, now, wishes.ebook);
  const mail = await letters.welcome({
    to: subscriber.address,
    locale,
    newsletter: wishes.newsletter,
    ebook: wishes.ebook === undefined ? undefined : { id: wishes.ebook, token: ebookToken },
    ...tokens,
  });
  return store.transaction(async (change) => {
    const verdict = await change.useToken('confirm', token, now);
    if (!verdict.ok) return verdict;
    const current = await change.subscriber(subscriber.id);
    if (!current) return { ok: false, reason: 'unknown' };
    const wantsNewsletter = wishes.newsletter || (current.state === 'confirmed' && current.wantsNewsletter);
    await change.change(subscriber.id, {
      state: 'confirmed',
      wantsNewsletter,
      locale,
      confirmedAt: now,
      pausedUntil: undefined,
    });
    for (const purpose of ['newsletter', 'ebook'] as const) {
      if (!isWished(wishes, purpose)) continue;
      const { text, version, source } = shown;
      await change.recordConsent(subscriber.id, {
        purpose,
        act: 'confirmed',
        text,
        textVersion: version,
        locale,
        source,
        at: now,
      });
    }
    await change.revokeTokens('confirm', subscriber.id);
    await change.enqueue({ kind: 'welcome', subscriber: subscriber.id, locale, mail, createdAt: now });
    return { ok: true };
  });
}

/** How long a change of address can be confirmed, in milliseconds. */
const changeLifetime = 72 * 3_600_000;
const hour = 3_600_000;

/** Writes to a new address whether it is hers. Says the same whether or not somebody else has it. */
export async function askForAddressChange(
  subscriberId: string,
  to: Parameters<SubscriptionStore['subscriberOf']>[0],
  { store, letters }: ConfirmingPorts,
  now: number,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly problem: 'tooMany' }> {
  const subscriber = await store.subscriber(subscriberId);
  if (!subscriber) return { ok: true };
  const { locale } = subscriber;
  const mail = await letters.addressChange({ to, locale, token: tokenPlaceholder });
  return store.transaction(async (change) => {
    const own = { scope: 'address change', subject: subscriberId, most: 5, within: hour };
    if (!(await change.takePlace([own], now)).ok) return { ok: false, problem: 'tooMany' };
    const suppression = await change.suppression(to);
    const allowed =
      (await change.takePlace(limitsOfAddress(to.key), now)).ok && (!suppression || suppression === 'request');
    if (!allowed || (await change.subscriberOf(to))) return { ok: true };
    await change.revokeTokens('change-address', subscriberId);
    const expires = now + changeLifetime;
    const token = await change.issueToken({
      purpose: 'change-address',
      subscriber: subscriberId,
      expires,
      detail: to.typed,
    });
    const message = { kind: 'address-change', subscriber: subscriberId, locale, mail: withToken(mail, token) } as const;
    await change.enqueue({ ...message, createdAt: now });
    return { ok: true };
  });
}
