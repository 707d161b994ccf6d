import { readAddress } from './address.ts';
import type { Letters } from './letters.ts';
import { AddressTaken, type HeldData, type Subscriber, type SubscriptionStore, type TokenVerdict } from './ports.ts';
import { type LinkPurpose, signLink, verifyLink } from './signed-link.ts';
import { linksOf, mostDownloads } from './subscriber-links.ts';

export interface PreferencesPorts {
  readonly store: SubscriptionStore;
  readonly letters: Letters;
  readonly keys: readonly string[];
}

/** The subscriber of a link in a mail, or why there is none. */
export type Holder =
  | {
      readonly ok: true;
      readonly subscriber: Subscriber;
      readonly expires: number | undefined;
      /** Which eBook the link opens first. */
      readonly ebook: string | undefined;
    }
  | { readonly ok: false; readonly reason: 'altered' | 'expired' | 'gone' };

/** Whose link it is. Changes nothing. */
export async function holderOf(
  purpose: LinkPurpose,
  token: string,
  { store, keys }: Pick<PreferencesPorts, 'store' | 'keys'>,
  now: number,
): Promise<Holder> {
  const verdict = verifyLink(keys, purpose, token, now);
  if (!verdict.ok) return verdict;
  const subscriber = await store.subscriber(verdict.subscriber);
  if (!subscriber) return { ok: false, reason: 'gone' };
  return { ok: true, subscriber, expires: verdict.expires, ebook: verdict.ebook };
}

/**
 * Takes a subscriber out of the newsletter, at once. Doing it twice is doing it once.
 * @param source where it was asked for: the path of a page, or the name of a header
 */
export async function unsubscribe(id: string, source: string, store: SubscriptionStore, now: number): Promise<void> {
  await store.transaction(async (change) => {
    const subscriber = await change.subscriber(id);
    if (!subscriber || subscriber.state === 'unsubscribed') return;
    await change.change(id, { state: 'unsubscribed', wantsNewsletter: false });
    const { locale } = subscriber;
    const withdrawal = {
      purpose: 'newsletter',
      act: 'withdrawn',
      text: '',
      textVersion: '',
      locale,
      source,
      at: now,
    } as const;
    await change.recordConsent(id, withdrawal);
  });
}

/**
 * Takes a subscriber whose address was confirmed once back into the newsletter. False where that is not for her to
 * decide: her address was never confirmed, or mail to it bounced or was complained of.
 * @param shown what the page said, for the ledger
 */
export async function subscribeAgain(
  id: string,
  shown: { readonly text: string; readonly version: string; readonly source: string },
  store: SubscriptionStore,
  now: number,
): Promise<boolean> {
  return store.transaction(async (change) => {
    const subscriber = await change.subscriber(id);
    if (!subscriber || !canSubscribeAgain(subscriber)) return false;
    if (subscriber.state === 'confirmed' && subscriber.wantsNewsletter) return true;
    await change.change(id, { state: 'confirmed', wantsNewsletter: true, pausedUntil: undefined });
    const { text, version, source } = shown;
    const { locale } = subscriber;
    const consent = {
      purpose: 'newsletter',
      act: 'confirmed',
      text,
      textVersion: version,
      locale,
      source,
      at: now,
    } as const;
    await change.recordConsent(id, consent);
    return true;
  });
}

/** Whether she may come back by a press of a button alone. */
export function canSubscribeAgain({ confirmedAt, suppressed }: Subscriber): boolean {
  return confirmedAt !== undefined && suppressed === undefined;
}

/** The locale of the next editions and mails. @param locale one of the publication's */
export async function changeLocale(id: string, locale: string, store: SubscriptionStore): Promise<void> {
  await store.transaction((change) => change.change(id, { locale }));
}

/** The longest pause, in weeks. */
export const pauses = [2, 4, 8, 12] as const;
const week = 7 * 86_400_000;

/** No edition comes for so many weeks; 0 ends a pause. */
export async function pause(id: string, weeks: number, store: SubscriptionStore, now: number): Promise<void> {
  const pausedUntil = weeks > 0 ? now + weeks * week : undefined;
  await store.transaction((change) => change.change(id, { pausedUntil }));
}

/** Forgets a subscriber; a keyed hash stays behind that keeps us from writing to the address. */
export async function erase(id: string, store: SubscriptionStore, now: number): Promise<void> {
  await store.transaction(async (change) => {
    const subscriber = await change.subscriber(id);
    if (!subscriber) return;
    await change.suppress(subscriber.address, 'request', now);
    await change.erase(id);
  });
}

/** What is kept about a subscriber, in the words of the data protection law's right of access (GDPR, 15 and 20). */
export function heldData(id: string, store: SubscriptionStore): Promise<HeldData | undefined> {
  return store.held(id);
}

/** The press of the button in the mail to a new address. */
export async function confirmAddressChange(
  token: string,
  store: SubscriptionStore,
  now: number,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'unknown' | 'used' | 'expired' | 'taken' }> {
  try {
    return await store.transaction(async (change) => {
      const verdict = await change.useToken('change-address', token, now);
      if (!verdict.ok) return verdict;
      const reading = readAddress(verdict.detail ?? '');
      if (!reading.ok) return { ok: false, reason: 'unknown' };
      await change.change(verdict.subscriber, { address: reading.address, confirmedAt: now });
      return { ok: true };
    });
  } catch (error) {
    if (error instanceof AddressTaken) return { ok: false, reason: 'taken' };
    throw error;
  }
}

/** What the link in that mail stands for, without using it. */
export async function readAddressChange(
  token: string,
  store: SubscriptionStore,
  now: number,
): Promise<{ readonly ok: true; readonly typed: string } | Extract<TokenVerdict, { ok: false }>> {
  const verdict = await store.transaction((change) => change.readToken('change-address', token, now));
  return verdict.ok ? { ok: true, typed: verdict.detail ?? '' } : verdict;
}

/** How long what was fetched can be fetched again, by a download that broke off; milliseconds. */
const grantLifetime = 3_600_000;

/**
 * Counts a download of the eBook.
 * @returns a token of purpose `download`, with which the file can be fetched for an hour
 */
export async function takeDownload(
  token: string,
  { store, keys }: Pick<PreferencesPorts, 'store' | 'keys'>,
  now: number,
): Promise<
  | { readonly ok: true; readonly grant: string }
  | { readonly ok: false; readonly reason: 'altered' | 'expired' | 'gone' | 'spent' }
> {
  const holder = await holderOf('ebook', token, { store, keys }, now);
  if (!holder.ok) return holder;
  const within = await store.transaction((change) =>
    change.countUse({ purpose: 'ebook', token, most: mostDownloads }, now),
  );
  if (!within) return { ok: false, reason: 'spent' };
  const { id } = holder.subscriber;
  return { ok: true, grant: signLink(keys, { purpose: 'download', subscriber: id, expires: now + grantLifetime }) };
}

const day = 86_400_000;

/**
 * Sends a fresh link to the eBook to the address that a link, even an expired one, belongs to. Three a day at most;
 * what is beyond is answered the same.
 */
export async function sendFreshLink(token: string, ports: PreferencesPorts, now: number): Promise<boolean> {
  const { store, letters, keys } = ports;
  // Signed by us, so it is hers: that it is over does not matter here.
  const holder = await holderOf('ebook', token, ports, 0);
  if (!holder.ok || holder.subscriber.state === 'pending') return holder.ok;
  const { id, locale, address } = holder.subscriber;
  const { ebookToken, preferencesToken } = linksOf(id, keys, now, holder.ebook);
  const ebook = { id: holder.ebook, token: ebookToken };
  const mail = await letters.ebook({ to: address, locale, ebook, preferencesToken });
  await store.transaction(async (change) => {
    const { ok } = await change.takePlace([{ scope: 'ebook link', subject: id, most: 3, within: day }], now);
    if (ok) await change.enqueue({ kind: 'welcome', subscriber: id, locale, mail, createdAt: now });
  });
  return true;
}
