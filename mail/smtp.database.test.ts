import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editionStore } from '../database/edition-store.ts';
import { outboxHealth } from '../database/health.ts';
import { type KeyedHash, openKeyedHash } from '../database/keyed-hash.ts';
import { outboxStore } from '../database/outbox-store.ts';
import { freezeEdition } from '../newsletter/freeze.ts';
import { signLink } from '../subscriptions/signed-link.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { FakeSmtp } from '../tests/fake-smtp.ts';
import { addReaders, addressOf, locales, partIn } from '../tests/newsroom.ts';
import type { OutboxStore, Transport } from './ports.ts';
import { submitClaim } from './submit.ts';
import { smtpTransport } from './transports/smtp.ts';

const keys = ['k'.repeat(32)];
const minute = 60_000;
const start = Date.UTC(2026, 10, 24, 6);
const id = '2026-11-24';

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let hash: KeyedHash;
  let server: FakeSmtp;
  let transport: Transport;
  let store: OutboxStore;
  let now = start;

  beforeEach(async () => {
    now = start;
    made = await migratedDatabase(kind);
    hash = await openKeyedHash(made.database, keys);
    server = new FakeSmtp();
    transport = smtpTransport(await server.listen());
    store = outboxStore(made.database, hash, { worker: { id: 'w', host: 'test', startedAt: now }, transport });
  });
  afterEach(async () => {
    await transport.close();
    await server.close();
    await made.close();
  });

  const editions = () => editionStore(made.database);
  const counts = async () => (await editions().edition(id))?.deliveries;
  const send = async (readers: number) => {
    await addReaders(made.database, hash, { count: readers });
    const render = async (_: string, locale: string) => partIn(locale);
    await freezeEdition(id, start, { store: editions(), render, locales: locales.slice(0, 1), now: () => now });
    await editions().move(id, { from: ['ready'], to: 'sending', now });
  };
  /** Submits until nothing can be claimed. */
  const drain = async () => {
    for (let claim = await store.claim(now); claim.kind !== 'nothing'; claim = await store.claim(now)) {
      await submitClaim(claim, { store, transport, keys, sign: signLink, now: () => now });
      now += 1;
    }
  };

  test('each is handed over once', async () => {
    await send(60);
    await drain();
    expect(server.accepted.size).toBe(10);
    expect([...server.accepted.values()].every((times) => times === 1)).toBe(true);
    expect(await counts()).toMatchObject({ submitted: 10, waiting: 0 });
  });

  test('a mailbox that takes nothing now holds up nobody, and is tried again', async () => {
    server.manners = { recipient: (to) => (to === addressOf(6) ? '452 mailbox full' : '250 ok') };
    await send(60);
    await drain();
    expect(server.accepted.size).toBe(9);
    expect(await counts()).toMatchObject({ submitted: 9, waiting: 1 });
    expect((await outboxHealth(made.database, now)).blocked).toBeUndefined();
    server.manners = {};
    now += 16 * minute;
    await drain();
    expect(server.accepted.get(addressOf(6))).toBe(1);
    expect([...server.accepted.values()].every((times) => times === 1)).toBe(true);
    expect(await counts()).toMatchObject({ submitted: 10, waiting: 0 });
  });

  test('a mailbox that is full for hours is given up', async () => {
    server.manners = { recipient: (to) => (to === addressOf(6) ? '452 mailbox full' : '250 ok') };
    await send(60);
    for (let attempt = 0; attempt < 26; attempt += 1) {
      await drain();
      now += 16 * minute;
    }
    expect(await counts()).toMatchObject({ submitted: 9, refused: 1, waiting: 0 });
  });

  test('a recipient who does not exist is refused', async () => {
    server.manners = { recipient: (to) => (to === addressOf(12) ? '550 no such user' : '250 ok') };
    await send(60);
    await drain();
    expect(await counts()).toMatchObject({ submitted: 9, refused: 1 });
  });

  test('a sender who may not send stops all mail for a minute, and loses nobody', async () => {
    server.manners = { sender: () => '550 not you' };
    await send(60);
    await drain();
    expect(await counts()).toMatchObject({ waiting: 10, refused: 0 });
    expect((await outboxHealth(made.database, now)).blocked?.reason).toContain('MAIL FROM, reply 550');
    server.manners = {};
    now += 2 * minute;
    await drain();
    expect(await counts()).toMatchObject({ submitted: 10 });
  });

  test('one whose answer was lost is left to a person, listed and settled', async () => {
    server.manners = { lost: (to) => to === addressOf(18) };
    await send(60);
    await drain();
    expect(await counts()).toMatchObject({ submitted: 9, uncertain: 1 });
    expect((await outboxHealth(made.database, now)).uncertain.batches).toBe(1);
    const [batch] = await editions().uncertain(id);
    expect(batch).toMatchObject({ locale: 'en', size: 1 });
    server.manners = {};
    now += 60 * minute;
    await drain();
    expect(server.accepted.get(addressOf(18))).toBe(1);
    if (batch) await editions().settle(id, batch, 'not-accepted', now);
    await drain();
    expect(server.accepted.get(addressOf(18))).toBe(2);
    expect(await counts()).toMatchObject({ submitted: 10, uncertain: 0 });
  });
});
