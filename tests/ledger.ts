import { join } from 'node:path';
import { openDatabase } from '../database/open.ts';
import { subscriptionStore } from '../database/subscription-store.ts';
import { type MailAddress, readAddress } from '../subscriptions/address.ts';
import type { Consent, SubscriptionStore } from '../subscriptions/ports.ts';
import { secretKey } from './running-server.ts';

/** Works with the subscribers of a server, beside it. @param data its data folder */
async function withSubscribers<Result>(
  data: string,
  work: (store: SubscriptionStore) => Promise<Result>,
): Promise<Result> {
  const file = join(data, 'broadsheet.sqlite');
  const { database, hash } = await openDatabase({ kind: 'sqlite', file }, [secretKey]);
  try {
    return await work(subscriptionStore(database, hash));
  } finally {
    await database.close();
  }
}

/** What the ledger of a server keeps of the consents of an address, oldest first. @param data its data folder */
export function ledgerOf(data: string, typed: string): Promise<readonly Consent[]> {
  return withSubscribers(data, async (store) => {
    const subscriber = await store.subscriberOf(addressOf(typed));
    return (subscriber && (await store.held(subscriber.id)))?.consents ?? [];
  });
}

/**
 * Makes an address known before anybody asks for it, as it would be after confirming or after the provider's report.
 * @param data the server's data folder
 */
export async function knowAs(
  data: string,
  typed: string,
  state: 'pending' | 'confirmed' | 'suppressed',
): Promise<void> {
  const address = addressOf(typed);
  await withSubscribers(data, (store) =>
    store.transaction(async (change) => {
      const { id } = await change.add({ address, locale: 'en', wantsNewsletter: true, createdAt: 1 });
      if (state !== 'pending') await change.change(id, { state: 'confirmed', confirmedAt: 2 });
      if (state === 'suppressed') await change.suppress(address, 'hard-bounce', 3);
    }),
  );
}

function addressOf(typed: string): MailAddress {
  const reading = readAddress(typed);
  if (!reading.ok) throw new Error(`No address: ${typed}`);
  return reading.address;
}
