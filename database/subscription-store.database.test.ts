import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MailAddress, readAddress } from '../subscriptions/address.ts';
import { AddressTaken, type Consent, type NewMessage, type SubscriptionStore } from '../subscriptions/ports.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { type KeyedHash, openKeyedHash, WrongSecretKeys } from './keyed-hash.ts';
import { subscriptionStore } from './subscription-store.ts';

const keys = ['k'.repeat(32)];
const now = Date.UTC(2026, 10, 24);
const minute = 60_000;

let count = 0;
function someAddress(): MailAddress {
  count += 1;
  return address(`Reader${count}@Example.org`);
}

function address(text: string): MailAddress {
  const read = readAddress(text);
  if (!read.ok) throw new Error(read.problem);
  return read.address;
}

const consent: Consent = {
  purpose: 'newsletter',
  act: 'asked',
  text: 'Send me the weekly newsletter.',
  textVersion: '3',
  locale: 'en',
  source: '/en/newsletter',
  at: now,
};

const message = (to: MailAddress, subscriber: string): NewMessage => ({
  kind: 'confirmation',
  subscriber,
  locale: 'ar',
  createdAt: now,
  mail: { from: 'Meridian <news@example.org>', to: to.typed, subject: 's', html: '<p>h</p>', text: 't', headers: {} },
});

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let store: SubscriptionStore;
  let hash: KeyedHash;
  let wakes = 0;
  beforeAll(async () => {
    made = await migratedDatabase(kind);
    hash = await openKeyedHash(made.database, keys);
    store = subscriptionStore(made.database, hash, () => {
      wakes += 1;
    });
  });
  beforeEach(() => {
    wakes = 0;
  });
  afterAll(() => made.close());

  const add = (at = someAddress()) =>
    store.transaction((change) => change.add({ address: at, locale: 'ar', wantsNewsletter: true, createdAt: now }));

  test('a subscriber is found by id and by however the address is written', async () => {
    const added = await add(address('Ann.Lee@Bücher.example'));
    expect(added).toMatchObject({ locale: 'ar', state: 'pending', suppressed: undefined, wantsNewsletter: true });
    expect(added.address.typed).toBe('Ann.Lee@Bücher.example');
    expect(await store.subscriber(added.id)).toEqual(added);
    expect(await store.subscriberOf(address('ann.lee@xn--bcher-kva.example'))).toEqual(added);
    expect(await store.subscriberOf(address('annlee@bücher.example'))).toBeUndefined();
  });

  test('an address belongs to one subscriber', async () => {
    const [one, other] = [await add(), await add()];
    await expect(add(address(one.address.typed.toUpperCase()))).rejects.toThrow(AddressTaken);
    const take = store.transaction((change) => change.change(other.id, { address: one.address }));
    await expect(take).rejects.toThrow(AddressTaken);
  });

  test('of those who subscribe one address at once, one does', async () => {
    const at = someAddress();
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => add(at)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  test('changes are kept, and what is not named stays', async () => {
    const { id } = await add();
    const moved = someAddress();
    await store.transaction(async (change) => {
      await change.change(id, { state: 'confirmed', confirmedAt: now });
      await change.change(id, { locale: 'ja', pausedUntil: now + minute, address: moved });
    });
    const changed = await store.subscriber(id);
    expect(changed).toMatchObject({ state: 'confirmed', confirmedAt: now, locale: 'ja', pausedUntil: now + minute });
    expect(changed).toMatchObject({ address: moved, wantsNewsletter: true });
    const resumed = await store.transaction((change) => change.change(id, { pausedUntil: undefined }));
    expect(resumed.pausedUntil).toBeUndefined();
  });

  test('what fails half way leaves nothing, and wakes nobody', async () => {
    const at = someAddress();
    const broken = store.transaction(async (change) => {
      const { id } = await change.add({ address: at, locale: 'ar', wantsNewsletter: true, createdAt: now });
      await change.enqueue(message(at, id));
      throw new Error('power cut');
    });
    await expect(broken).rejects.toThrow('power cut');
    expect(await store.subscriberOf(at)).toBeUndefined();
    expect(wakes).toBe(0);
  });

  test('a message commits with its cause, then the worker is woken', async () => {
    const { id, address: at } = await add();
    await store.transaction((change) => change.enqueue(message(at, id)));
    expect(wakes).toBe(1);
    expect((await store.held(id))?.messages).toEqual([{ kind: 'confirmation', locale: 'ar', createdAt: now }]);
  });

  test('a token works once, for its purpose, in its time', async () => {
    const { id } = await add();
    const issue = (expires: number) =>
      store.transaction((change) => change.issueToken({ purpose: 'confirm', subscriber: id, expires, detail: 'x' }));
    const use = (token: string, at = now, purpose: 'confirm' | 'sign-in' = 'confirm') =>
      store.transaction((change) => change.useToken(purpose, token, at));
    const token = await issue(now + minute);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(await store.transaction((change) => change.readToken('confirm', token, now))).toMatchObject({ ok: true });
    expect(await use(token, now, 'sign-in')).toEqual({ ok: false, reason: 'unknown' });
    expect(await use(token, now + minute)).toEqual({ ok: false, reason: 'expired' });
    const results = await Promise.all(Array.from({ length: 20 }, () => use(token)));
    expect(results.filter((result) => result.ok)).toEqual([{ ok: true, subscriber: id, detail: 'x' }]);
    expect(await use(token)).toEqual({ ok: false, reason: 'used' });
    const next = await issue(now + minute);
    await store.transaction((change) => change.revokeTokens('confirm', id));
    expect(await use(next)).toEqual({ ok: false, reason: 'unknown' });
    const dump = JSON.stringify(await made.database.kysely.selectFrom('tokens').selectAll().execute());
    expect(dump).not.toContain(token);
  });

  test('a link can be used so often and no more', async () => {
    const use = () => store.transaction((change) => change.countUse({ purpose: 'ebook', token: 't', most: 3 }, now));
    const results = await Promise.all(Array.from({ length: 5 }, use));
    expect(results.filter(Boolean)).toHaveLength(3);
  });

  test('limits hold for all who ask at once, are taken together, and end', async () => {
    const take = (subject: string, at = now) =>
      store.transaction((change) =>
        change.takePlace(
          [
            { scope: 'address', subject, most: 2, within: minute },
            { scope: 'all', subject: '', most: 4, within: 2 * minute },
          ],
          at,
        ),
      );
    const ann = await Promise.all(Array.from({ length: 6 }, () => take('ann')));
    expect(ann.filter((allowance) => allowance.ok)).toHaveLength(2);
    expect(ann.find((allowance) => !allowance.ok)).toEqual({ ok: false, scope: 'address', retryAt: now + minute });
    expect([await take('bob'), await take('bob')]).toEqual([{ ok: true }, { ok: true }]);
    expect(await take('carl')).toEqual({ ok: false, scope: 'all', retryAt: now + 2 * minute });
    expect((await take('carl', now + 2 * minute)).ok).toBe(true);
    const rows = JSON.stringify(await made.database.kysely.selectFrom('rate_limits').selectAll().execute());
    expect(rows).not.toMatch(/ann|bob/);
  });

  test('erasing forgets the person, keeps the ledger and the suppression', async () => {
    const { id, address: at } = await add();
    await store.transaction(async (change) => {
      await change.recordConsent(id, consent);
      await change.enqueue(message(at, id));
      await change.issueToken({ purpose: 'confirm', subscriber: id, expires: now + minute });
      await change.suppress(at, 'request', now);
    });
    expect(await store.held(id)).toMatchObject({ subscriber: { suppressed: 'request' }, consents: [consent] });
    await store.transaction((change) => change.erase(id));
    expect(await store.held(id)).toBeUndefined();
    expect(await store.transaction((change) => change.suppression(at))).toBe('request');
    for (const table of ['subscribers', 'consents', 'tokens', 'messages', 'suppressions'] as const) {
      const rows = JSON.stringify(await made.database.kysely.selectFrom(table).selectAll().execute());
      expect(rows.toLowerCase()).not.toContain(at.key);
      if (table !== 'suppressions') expect(rows).not.toContain(`"${id}"`);
    }
    const kept = await made.database.kysely.selectFrom('consents').select(['text', 'subscriber_id']).execute();
    expect(kept).toContainEqual({ text: consent.text, subscriber_id: null });
  });

  test('who was erased and confirms again is no longer suppressed; who bounced stays so', async () => {
    for (const [reason, afterwards] of [
      ['request', undefined],
      ['hard-bounce', 'hard-bounce'],
    ] as const) {
      const at = someAddress();
      await store.transaction((change) => change.suppress(at, reason, now));
      const { id } = await add(at);
      expect(await store.subscriber(id)).toMatchObject({ suppressed: reason });
      await store.transaction((change) => change.change(id, { state: 'confirmed', confirmedAt: now + minute }));
      expect((await store.subscriber(id))?.suppressed).toBe(afterwards);
    }
  });

  test('suppressions outlive a change of keys, and are refused to who has none of them', async () => {
    const again = async (secretKeys: readonly string[]) => openKeyedHash(made.database, secretKeys);
    const rotated = await again(['n'.repeat(32), ...keys]);
    expect(rotated('address', 'a@b.example')).toBe(hash('address', 'a@b.example'));
    expect((await again(['n'.repeat(32)]))('address', 'a')).toBe(hash('address', 'a'));
    await expect(again(keys)).rejects.toThrow(WrongSecretKeys);
    expect((await again([...keys, 'n'.repeat(32)]))('address', 'a')).toBe(hash('address', 'a'));
  });
});
