import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailAddress, readAddress } from '../subscriptions/address.ts';
import { type Asking, type AskingPorts, askForSubscription } from '../subscriptions/ask.ts';
import { askForAddressChange } from '../subscriptions/confirm.ts';
import type { Letters } from '../subscriptions/letters.ts';
import type { Mail, SubscriptionStore } from '../subscriptions/ports.ts';
import { ProofOfWork } from '../subscriptions/proof.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { openKeyedHash } from './keyed-hash.ts';
import { subscriptionStore } from './subscription-store.ts';

const keys = ['k'.repeat(32)];
const minute = 60_000;
const hour = 60 * minute;
// ALTCHA judges the age of a proof by the clock on the wall.
const now = Date.now();

/** Letters that say what they are, and hold their token. */
function letter(kind: string): (about: { to: { typed: string }; token?: string }) => Promise<Mail> {
  return async ({ to, token = '' }) => ({
    from: 'Meridian <news@example.org>',
    to: to.typed,
    subject: kind,
    html: `<p>${token}</p>`,
    text: token,
    headers: {},
  });
}
const letters: Letters = {
  confirmation: letter('confirmation'),
  welcome: letter('welcome'),
  preferences: letter('preferences'),
  ebook: letter('ebook'),
  addressChange: letter('address change'),
};

function address(typed: string): MailAddress {
  const read = readAddress(typed);
  if (!read.ok) throw new Error(read.problem);
  return read.address;
}

type Challenge = Parameters<typeof solveChallenge>[0]['challenge'];

let count = 0;
function someAddress(): string {
  count += 1;
  return `asking-${count}@example.org`;
}

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let store: SubscriptionStore;
  let ports: AskingPorts;
  beforeAll(async () => {
    made = await migratedDatabase(kind);
    store = subscriptionStore(made.database, await openKeyedHash(made.database, keys));
    ports = { store, letters, proofs: new ProofOfWork(keys), keys };
  });
  afterAll(() => made.close());

  const ask = (about: Partial<Asking>, at = now) => {
    count += 1;
    return askForSubscription(
      {
        typed: someAddress(),
        locale: 'ar',
        wishes: { newsletter: true, ebook: 'guide' },
        shown: { text: 'what was shown', version: 'v1' },
        source: '/ar/a#article',
        client: `client ${count}`,
        trap: '',
        proof: '',
        ...about,
      },
      ports,
      at,
    );
  };
  const heldOf = async (typed: string) => {
    const subscriber = await store.subscriberOf(address(typed));
    const held = subscriber && (await store.held(subscriber.id));
    return {
      subscriber,
      messages: held?.messages.map((message) => message.kind) ?? [],
      consents: held?.consents ?? [],
    };
  };
  const known = async (state: 'confirmed' | 'suppressed') => {
    const typed = someAddress();
    await store.transaction(async (change) => {
      const { id } = await change.add({ address: address(typed), locale: 'en', wantsNewsletter: true, createdAt: 1 });
      await change.change(id, { state: 'confirmed', confirmedAt: 2 });
      if (state === 'suppressed') await change.suppress(address(typed), 'complaint', 3);
    });
    return typed;
  };
  const work = async (at: number) => {
    const challenge = await ports.proofs.challenge(at);
    const solution = await solveChallenge({ challenge: challenge as Challenge, deriveKey });
    return JSON.stringify({ challenge, solution });
  };

  test('a new address gets one confirmation, and each consent is kept with what was shown', async () => {
    const typed = someAddress();
    expect(await ask({ typed })).toEqual({ outcome: 'requested' });
    const { subscriber, messages, consents } = await heldOf(typed);
    expect(subscriber).toMatchObject({ state: 'pending', locale: 'ar', wantsNewsletter: true });
    expect(messages).toEqual(['confirmation']);
    expect(consents.map(({ purpose }) => purpose).sort()).toEqual(['ebook', 'newsletter']);
    const kept = {
      act: 'asked',
      text: 'what was shown',
      textVersion: 'v1',
      locale: 'ar',
      source: '/ar/a#article',
      at: now,
    };
    for (const consent of consents) expect(consent).toMatchObject(kept);
  });

  test('the eBook alone is no consent to the newsletter', async () => {
    const typed = someAddress();
    await ask({ typed, wishes: { newsletter: false, ebook: 'guide' } });
    const { subscriber, consents } = await heldOf(typed);
    expect(subscriber?.wantsNewsletter).toBe(false);
    expect(consents.map(({ purpose }) => purpose)).toEqual(['ebook']);
  });

  test('an address is written to once in 15 minutes and three times a day, and the answer does not tell', async () => {
    const typed = someAddress();
    const written: number[] = [];
    for (const at of [0, 14, 16, 32, 48, 24 * 60 + 1]) {
      expect(await ask({ typed }, now + at * minute)).toEqual({ outcome: 'requested' });
      written.push((await heldOf(typed)).messages.length);
    }
    expect(written).toEqual([1, 1, 2, 3, 3, 4]);
  });

  test('a new address of a subscriber’s is written to no more often, however she asks', async () => {
    const { subscriber } = await heldOf(await known('confirmed'));
    const typed = someAddress();
    const asked = async (at: number) => {
      await askForAddressChange(subscriber?.id ?? '', address(typed), ports, now + at * minute);
      return (await store.held(subscriber?.id ?? ''))?.messages.length;
    };
    expect([await asked(0), await asked(14), await asked(16), await asked(32), await asked(48)]).toEqual([
      1, 1, 2, 3, 3,
    ]);
    expect(await ask({ typed }, now + 64 * minute)).toEqual({ outcome: 'requested' });
    expect((await heldOf(typed)).subscriber).toBeUndefined();
  });

  test('a confirmed address gets the way to its preferences, a suppressed one nothing; the answer is the same', async () => {
    const [confirmed, suppressed] = [await known('confirmed'), await known('suppressed')];
    expect(await ask({ typed: confirmed })).toEqual({ outcome: 'requested' });
    expect(await ask({ typed: suppressed })).toEqual({ outcome: 'requested' });
    expect((await heldOf(confirmed)).messages).toEqual(['preferences']);
    expect(await heldOf(suppressed)).toMatchObject({ messages: [], consents: [] });
  });

  test('a robot that fills in the trap is answered, and nothing happens', async () => {
    const typed = someAddress();
    expect(await ask({ typed, trap: 'Buy now' })).toEqual({ outcome: 'requested' });
    expect((await heldOf(typed)).subscriber).toBeUndefined();
  });

  test('without a proof a client asks five times an hour, with proofs thirty times', async () => {
    for (const [most, proofFor] of [
      [5, async () => ''],
      [30, work],
    ] as const) {
      const client = `counted ${most}`;
      const outcomes: string[] = [];
      for (let number = 0; number <= most; number += 1) {
        outcomes.push((await ask({ client, proof: await proofFor(now - 2_000) })).outcome);
      }
      expect(outcomes.slice(0, most)).toEqual(Array.from({ length: most }, () => 'requested'));
      expect(outcomes[most]).toBe('refused');
      expect(await ask({ client }, now + hour + 1)).toEqual({ outcome: 'requested' });
    }
  });

  test('a proof is good once, and neither too young nor too old', async () => {
    const proof = await work(now - 2_000);
    expect(await ask({ proof })).toEqual({ outcome: 'requested' });
    expect(await ask({ proof })).toMatchObject({ outcome: 'refused' });
    for (const age of [500, 2 * hour]) {
      const client = `proof of age ${age}`;
      const asked = async () => (await ask({ client, proof: await work(now - age) })).outcome;
      for (let number = 0; number < 5; number += 1) expect(await asked()).toBe('requested');
      expect(await asked(), 'counts as none').toBe('refused');
    }
  });

  test('twenty forms at once for one address write to it once', async () => {
    const typed = someAddress();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ask({ typed })));
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['requested']));
    expect((await heldOf(typed)).messages).toEqual(['confirmation']);
  });
});
