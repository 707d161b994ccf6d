import { join } from 'node:path';
import { openDatabase } from '../database/open.ts';
import { subscriptionStore } from '../database/subscription-store.ts';
import { readAddress } from '../subscriptions/address.ts';
import type { Subscriber, SubscriptionChange, SubscriptionStore, TokenPurpose } from '../subscriptions/ports.ts';
import { linksOf } from '../subscriptions/subscriber-links.ts';
import { messagesOf } from './messages.ts';
import { type RunningServer, secretKey } from './running-server.ts';
import { pathTo } from './site.ts';

const day = 86_400_000;
let made = 0;

/** Works on the database of a running server, as another process would. */
export async function withStore<Result>(
  { data }: Pick<RunningServer, 'data'>,
  work: (store: SubscriptionStore) => Promise<Result>,
): Promise<Result> {
  const { database, hash } = await openDatabase({ kind: 'sqlite', file: join(data, 'broadsheet.sqlite') }, [secretKey]);
  try {
    return await work(subscriptionStore(database, hash));
  } finally {
    await database.close();
  }
}

/** A subscriber who reads the newsletter, with the tokens of her links. */
export interface TestSubscriber extends ReturnType<typeof linksOf> {
  readonly id: string;
  readonly address: string;
  readonly locale: string;
}

/** Adds a confirmed subscriber. @param before what is done with her in the same breath */
export async function addSubscriber(
  server: Pick<RunningServer, 'data'>,
  locale: string,
  before: (change: SubscriptionChange, subscriber: Subscriber) => Promise<unknown> = async () => undefined,
): Promise<TestSubscriber> {
  made += 1;
  const now = Date.now();
  const address = `reader.${made}.${process.pid}.${now}@example.org`;
  const reading = readAddress(address);
  if (!reading.ok) throw new Error(reading.problem);
  const { address: read } = reading;
  const id = await withStore(server, (store) =>
    store.transaction(async (change) => {
      const added = await change.add({ address: read, locale, wantsNewsletter: true, createdAt: now });
      await change.change(added.id, { state: 'confirmed', confirmedAt: now });
      await before(change, added);
      return added.id;
    }),
  );
  return { id, address, locale, ...linksOf(id, [secretKey], now) };
}

/** Issues a random token for a subscriber. @param lifetime in milliseconds */
export function issueToken(
  server: Pick<RunningServer, 'data'>,
  subscriber: string,
  token: { readonly purpose: TokenPurpose; readonly detail: string; readonly lifetime?: number },
): Promise<string> {
  const { purpose, detail, lifetime = day } = token;
  return withStore(server, (store) =>
    store.transaction((change) => change.issueToken({ purpose, subscriber, expires: Date.now() + lifetime, detail })),
  );
}

/** What the database says about a subscriber. */
export function subscriberNow(server: Pick<RunningServer, 'data'>, id: string): Promise<Subscriber | undefined> {
  return withStore(server, (store) => store.subscriber(id));
}

type Step = 'confirm' | 'address' | 'preferences' | 'unsubscribe' | 'ebooks' | 'erased';

/** The path of a page of somebody's own subscription. */
export function ownPath(locale: string, step: Step, ...rest: readonly string[]): string {
  const { paths } = messagesOf(locale);
  return pathTo(locale, paths.subscription, paths[step], ...rest);
}
