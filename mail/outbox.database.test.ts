import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editionStore } from '../database/edition-store.ts';
import { type KeyedHash, openKeyedHash } from '../database/keyed-hash.ts';
import { outboxStore } from '../database/outbox-store.ts';
import { subscriptionStore } from '../database/subscription-store.ts';
import { freezeEdition } from '../newsletter/freeze.ts';
import { progressOf } from '../newsletter/progress.ts';
import { readAddress } from '../subscriptions/address.ts';
import { signLink, verifyLink } from '../subscriptions/signed-link.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { FakeResend } from '../tests/fake-resend.ts';
import { addReaders, addressOf, locales, partIn } from '../tests/newsroom.ts';
import type { Claim, ClaimedBatch, OutboxStore, Transport } from './ports.ts';
import { submitClaim } from './submit.ts';
import { resendTransport } from './transports/resend.ts';

const keys = ['k'.repeat(32)];
const hour = 3_600_000;
const start = Date.UTC(2026, 10, 24, 6);
const id = '2026-11-24';

function addressFrom(text: string) {
  const read = readAddress(text);
  if (!read.ok) throw new Error(read.problem);
  return read.address;
}

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let hash: KeyedHash;
  let provider: FakeResend;
  let transport: Transport;
  let store: OutboxStore;
  let now = start;
  let workers = 0;

  const newWorker = (over: Transport) => {
    workers += 1;
    return outboxStore(made.database, hash, {
      worker: { id: `w${workers}`, host: 'test', startedAt: now },
      transport: over,
    });
  };
  const startProvider = async (options: ConstructorParameters<typeof FakeResend>[0] = {}) => {
    provider = new FakeResend(options);
    transport = resendTransport({ apiKey: 're_1', baseUrl: await provider.listen() });
    store = newWorker(transport);
  };

  beforeEach(async () => {
    now = start;
    made = await migratedDatabase(kind);
    hash = await openKeyedHash(made.database, keys);
    await startProvider();
  });
  afterEach(async () => {
    await provider.close();
    await made.close();
  });

  const editions = () => editionStore(made.database);
  const submit = (claim: Claim, with_ = { store, transport, keys }) => {
    if (claim.kind === 'nothing') throw new Error('Nothing was claimed.');
    return submitClaim(claim, { ...with_, sign: signLink, now: () => now });
  };
  /** Submits until nothing can be claimed. */
  const drain = async () => {
    for (let claim = await store.claim(now); claim.kind !== 'nothing'; claim = await store.claim(now)) {
      await submit(claim);
      now += 1;
    }
  };
  const freeze = async (readers: number) => {
    await addReaders(made.database, hash, { count: readers });
    const render = async (_: string, locale: string) => partIn(locale);
    return freezeEdition(id, start, { store: editions(), render, locales, now: () => now });
  };
  const send = () => editions().move(id, { from: ['ready', 'paused', 'stopped'], to: 'sending', now });
  const counts = async () => (await editions().edition(id))?.deliveries;
  const enqueue = (to: string, createdAt = now) =>
    subscriptionStore(made.database, hash).transaction((change) =>
      change.enqueue({
        kind: 'confirmation',
        locale: 'ja',
        createdAt,
        mail: { from: 'M <m@example.org>', to, subject: '件名', html: '<p>本文</p>', text: '本文', headers: {} },
      }),
    );

  test('an audience is those who are to get it, and the numbers add up', async () => {
    const { kysely } = made.database;
    await addReaders(made.database, hash, { count: 12 });
    const reader = (number: number) => kysely.updateTable('subscribers').where('address', '=', addressOf(number));
    await reader(0).set({ state: 'unsubscribed' }).execute();
    await reader(1).set({ wants_newsletter: 0 }).execute();
    await reader(2)
      .set({ paused_until: now + hour })
      .execute();
    const bounced = addressFrom(addressOf(3));
    await subscriptionStore(made.database, hash).transaction((change) => change.suppress(bounced, 'hard-bounce', now));
    const render = async (_: string, locale: string) => (locale === 'ja' ? undefined : partIn(locale));
    const record = await freezeEdition(id, start, { store: editions(), render, locales, now: () => now });
    const expected = {
      scanned: 12,
      taken: 6,
      notConfirmed: 1,
      notWanted: 1,
      pausing: 1,
      suppressed: 1,
      withoutPart: 2,
    };
    expect(record).toMatchObject({ state: 'ready', audience: expected, deliveries: { waiting: 6 } });
  });

  test('a frozen edition is sent once started: each in her language, with links of her own', async () => {
    expect((await freeze(650)).deliveries.waiting).toBe(650);
    expect(await store.claim(now)).toEqual({ kind: 'nothing', until: undefined });
    await send();
    await drain();
    expect(provider.twice).toEqual([]);
    expect(provider.accepted.size).toBe(650);
    const done = await editions().edition(id);
    expect(done?.deliveries).toEqual({ waiting: 0, dropped: 0, submitted: 650, refused: 0, uncertain: 0 });
    expect(done && progressOf(done, now)).toMatchObject({ standing: 'done', total: 650, settled: 650 });
    const left = await made.database.kysely
      .selectFrom('deliveries')
      .select('address')
      .where('address', 'is not', null)
      .execute();
    expect(left).toEqual([]);
  });

  test('what is submitted is valid JSON with signed links in every place', async () => {
    await freeze(6);
    await send();
    const claim = (await store.claim(now)) as ClaimedBatch;
    const recipients = claim.deliveries.map(({ address, subscriber }) => ({
      to: address,
      unsubscribe: signLink(keys, { purpose: 'unsubscribe', subscriber }),
      preferences: signLink(keys, { purpose: 'preferences', subscriber }),
    }));
    const { parts } = await transport.prepareEdition({ part: claim.part, recipients }, claim);
    const [mail] = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>[];
    const part = partIn(claim.locale);
    expect(mail).toMatchObject({
      from: part.from,
      to: [recipients[0]?.to],
      reply_to: part.replyTo,
      subject: part.subject,
    });
    const token = /unsubscribe\/([\w-]+)"/.exec(String(mail?.html))?.[1] ?? '';
    expect(verifyLink(keys, 'unsubscribe', token, now)).toEqual({
      ok: true,
      subscriber: claim.deliveries[0]?.subscriber,
    });
    expect(JSON.stringify(mail)).not.toMatch(/BROADSHEET[A-Z]+/);
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': `<https://news.example/api/unsubscribe?token=${token}>`,
    });
  });

  test('messages go before batches, and are forgotten once they have left', async () => {
    await freeze(12);
    await send();
    await enqueue('ann@example.org', now + 5);
    now += 10;
    const claim = await store.claim(now);
    expect(claim.kind).toBe('message');
    await submit(claim);
    expect(provider.accepted.get('ann@example.org')).toBe(1);
    const [row] = await made.database.kysely.selectFrom('messages').select(['mail', 'state']).execute();
    expect(row).toEqual({ mail: null, state: 'submitted' });
  });

  test('who leaves before the first attempt gets nothing; after it a retry is the same', async () => {
    await freeze(2);
    await send();
    const leaving = addressOf(0);
    await made.database.kysely
      .updateTable('subscribers')
      .set({ state: 'unsubscribed' })
      .where('address', '=', leaving)
      .execute();
    await drain();
    expect([...provider.accepted.keys()]).toEqual([addressOf(1)]);
    expect(await counts()).toMatchObject({ dropped: 1, submitted: 1 });
  });

  test('a lost answer is repeated byte by byte, whoever has left and whichever key is newest', async () => {
    await provider.close();
    await startProvider({ fault: (request) => (request === 1 ? 'lost-answer' : 'none') });
    await freeze(1);
    await send();
    await submit(await store.claim(now));
    expect(await counts()).toMatchObject({ waiting: 1 });
    const { id: reader } = await made.database.kysely.selectFrom('subscribers').select('id').executeTakeFirstOrThrow();
    await subscriptionStore(made.database, hash).transaction((change) => change.erase(reader));
    now += hour;
    const claim = await store.claim(now);
    await submit(claim, { store, transport, keys: ['n'.repeat(32), ...keys] });
    expect(provider.accepted.get(addressOf(0))).toBe(1);
    expect(provider.differing.size).toBe(0);
    expect(await counts()).toMatchObject({ submitted: 1 });
  });

  test('a pause holds before the next claim', async () => {
    await freeze(600);
    await send();
    await submit(await store.claim(now));
    await editions().move(id, { from: ['sending'], to: 'paused', reason: 'operator', now });
    expect((await store.claim(now)).kind).toBe('nothing');
    await send();
    await drain();
    expect(provider.accepted.size).toBe(600);
  });

  test('an edition that is not due waits', async () => {
    await freeze(6);
    await editions().move(id, { from: ['ready'], to: 'sending', dueAt: now + hour, now });
    expect((await store.claim(now)).kind).toBe('nothing');
    expect((await store.claim(now + hour)).kind).toBe('batch');
  });

  test('a lease keeps others away, until it ends', async () => {
    await freeze(1);
    await send();
    const other = newWorker(transport);
    const claim = (await store.claim(now)) as ClaimedBatch;
    expect((await other.claim(now)).kind).toBe('nothing');
    now += 10 * 60_000;
    const taken = await other.claim(now);
    expect(taken.kind).toBe('batch');
    expect(await store.begin(claim, 'x', now)).toBe(false);
    await submit(taken, { store: other, transport, keys });
    expect(provider.mails).toBe(1);
  });

  test('what was uncertain for 23 hours is never sent blindly; a person settles it', async () => {
    await provider.close();
    await startProvider({ fault: (request) => (request === 1 ? 'drop' : 'none') });
    await freeze(1);
    await send();
    await submit(await store.claim(now));
    now += 23 * hour - 1;
    expect((await store.claim(now)).kind).toBe('batch');
    now += 10 * 60_000;
    expect((await store.claim(now)).kind).toBe('nothing');
    expect(await counts()).toMatchObject({ waiting: 0, uncertain: 1 });
    const record = await editions().edition(id);
    expect(record && progressOf(record, now).standing).toBe('asking');
    const [batch] = await editions().uncertain(id);
    expect(batch).toMatchObject({ size: 1, firstAttemptAt: start });
    if (batch) await editions().settle(id, batch, 'not-accepted', now);
    await drain();
    expect(provider.accepted.get(addressOf(0))).toBe(1);
    expect(await counts()).toMatchObject({ submitted: 1, uncertain: 0 });
  });

  test('a key known with other bytes is left to a person', async () => {
    await freeze(1);
    await send();
    const claim = (await store.claim(now)) as ClaimedBatch;
    const other = await transport.prepareMessage(
      { from: 'M <m@example.org>', to: 'a@example.org', subject: 's', html: 'h', text: 't', headers: {} },
      claim,
    );
    await transport.submit(other, claim);
    await submit(claim);
    expect(await counts()).toMatchObject({ uncertain: 1 });
  });

  test('429 is obeyed by every worker', async () => {
    await provider.close();
    await startProvider({ fault: (request) => (request === 1 ? 'slow-down' : 'none') });
    await freeze(600);
    await send();
    await submit(await store.claim(now));
    const other = newWorker(transport);
    expect((await other.claim(now - 1)).kind).toBe('nothing');
    now += 1000;
    await drain();
    expect(provider.accepted.size).toBe(600);
  });

  test('a refused key loses nothing, and does not start the 23 hours', async () => {
    provider.refusesKey = true;
    await freeze(1);
    await send();
    expect(await submit(await store.claim(now))).toContain('401');
    now += 48 * hour;
    provider.refusesKey = false;
    await drain();
    expect(await counts()).toMatchObject({ submitted: 1 });
  });

  test('the limit that a provider tells is shared', async () => {
    await provider.close();
    await startProvider({ limit: 5 });
    await freeze(600);
    await send();
    await submit(await store.claim(now));
    const other = newWorker(transport);
    const starts: number[] = [];
    for (const worker of [store, other, store, other]) {
      const claim = await worker.claim(now);
      if (claim.kind !== 'nothing') starts.push(claim.startAt - now);
    }
    expect(starts).toEqual([0, 202, 404, 606]);
  });

  test('a message to a suppressed address does not leave', async () => {
    await subscriptionStore(made.database, hash).transaction((change) =>
      change.suppress(addressFrom('ann@example.org'), 'complaint', now),
    );
    await enqueue('Ann@example.org');
    expect((await store.claim(now)).kind).toBe('nothing');
  });

  test('somebody who was erased and asks again gets the mail with the button', async () => {
    await subscriptionStore(made.database, hash).transaction((change) =>
      change.suppress(addressFrom('bea@example.org'), 'request', now),
    );
    await enqueue('bea@example.org');
    expect((await store.claim(now)).kind).toBe('message');
  });
});
