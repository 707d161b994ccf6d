import { randomUUIDv7 } from 'node:crypto';
import type { Consent, HeldData, MessageKind, SubscriptionChange, SubscriptionStore } from '../subscriptions/ports.ts';
import type { Database, Queries } from './connect.ts';
import { eraseSubscriber } from './erasure.ts';
import type { KeyedHash } from './keyed-hash.ts';
import { enqueueMessage } from './message-queue.ts';
import { takePlace } from './rate-limits.ts';
import { addSubscriber, changeSubscriber, findSubscriber, findSubscriberOf } from './subscribers.ts';
import { findSuppression, suppressHash } from './suppressions.ts';
import { countUse, issueToken, readToken, revokeTokens, useToken } from './tokens.ts';

/**
 * The storage of `subscriptions`.
 * @param enqueued called after a transaction that put a message into the outbox was committed
 */
export function subscriptionStore(
  database: Database,
  hash: KeyedHash,
  enqueued: () => void = () => {},
): SubscriptionStore {
  const { kysely, profile, write } = database;
  return {
    transaction: async (work) => {
      let mails = 0;
      const result = await write((transaction) => {
        mails = 0;
        return work(
          changeIn(transaction, { profile, hash }, () => {
            mails += 1;
          }),
        );
      });
      if (mails > 0) enqueued();
      return result;
    },
    subscriber: (id) => findSubscriber(kysely, id),
    subscriberOf: (address) => findSubscriberOf(kysely, address),
    held: (id) => heldData(kysely, id),
  };
}

function changeIn(
  queries: Queries,
  { profile, hash }: Pick<Database, 'profile'> & { readonly hash: KeyedHash },
  countMail: () => void,
): SubscriptionChange {
  return {
    subscriber: (id) => findSubscriber(queries, id),
    subscriberOf: (address) => findSubscriberOf(queries, address),
    add: (subscriber) => addSubscriber(queries, hash, subscriber),
    change: (id, changes) => changeSubscriber(queries, hash, id, changes),
    recordConsent: (subscriber, consent) => recordConsent(queries, subscriber, consent),
    issueToken: (token) => issueToken(queries, token),
    readToken: (purpose, token, now) => readToken(queries, purpose, token, now),
    useToken: (purpose, token, now) => useToken(queries, purpose, token, now),
    revokeTokens: (purpose, subscriber) => revokeTokens(queries, purpose, subscriber),
    enqueue: (message) => {
      countMail();
      return enqueueMessage(queries, message);
    },
    suppression: (address) => findSuppression(queries, hash, address),
    suppress: (address, reason, at) => suppressHash(queries, hash('address', address.key), reason, at),
    takePlace: (limits, now) => takePlace(queries, { profile, hash }, limits, now),
    countUse: (what, now) => countUse(queries, what, now),
    erase: (id) => eraseSubscriber(queries, id),
  };
}

export const consentRow = (subscriber: string, { textVersion, ...consent }: Consent) => ({
  id: randomUUIDv7(),
  subscriber_id: subscriber,
  ...consent,
  text_version: textVersion,
});

async function recordConsent(queries: Queries, subscriber: string, consent: Consent): Promise<void> {
  await queries.insertInto('consents').values(consentRow(subscriber, consent)).execute();
}

async function heldData(queries: Queries, id: string): Promise<HeldData | undefined> {
  const subscriber = await findSubscriber(queries, id);
  if (!subscriber) return undefined;
  const consents = await queries
    .selectFrom('consents')
    .selectAll()
    .where('subscriber_id', '=', id)
    .orderBy('at')
    .orderBy('purpose', 'desc')
    .orderBy('act')
    .execute();
  const messages = await queries
    .selectFrom('messages')
    .select(['kind', 'locale', 'created_at'])
    .where('subscriber_id', '=', id)
    .orderBy('created_at')
    .execute();
  const deliveries = await queries
    .selectFrom('deliveries')
    .select(['edition', 'locale', 'state', 'outcome'])
    .where('subscriber_id', '=', id)
    .orderBy('edition')
    .execute();
  return {
    subscriber,
    consents: consents.map(({ purpose, act, text, text_version, locale, source, at }) => ({
      purpose,
      act,
      text,
      textVersion: text_version,
      locale,
      source,
      at,
    })),
    messages: messages.map(({ kind, locale, created_at }) => ({
      kind: kind as MessageKind,
      locale,
      createdAt: created_at,
    })),
    deliveries: deliveries.map(({ edition, locale, state, outcome }) => ({
      edition,
      locale,
      outcome: outcome ?? state,
    })),
  };
}
