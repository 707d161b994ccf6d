import { describe, expect, test } from 'vitest';
import { progressOf } from '../newsletter/progress.ts';
import { signLink, verifyLink } from '../subscriptions/signed-link.ts';
import { databases } from '../tests/databases.ts';
import { edition, hour, keys, mailOffice } from '../tests/mail-office.ts';
import { addReaders, addressOf, partIn } from '../tests/newsroom.ts';
import type { ClaimedBatch } from './ports.ts';

describe.each(databases)('%s', (kind) => {
  const office = mailOffice(kind);

  test('an audience is those who are to get it, and the numbers add up', async () => {
    const { kysely } = office.made.database;
    await addReaders(office.made.database, office.hash, { count: 12 });
    const reader = (number: number) => kysely.updateTable('subscribers').where('address', '=', addressOf(number));
    await reader(0).set({ state: 'unsubscribed' }).execute();
    await reader(1).set({ wants_newsletter: 0 }).execute();
    await reader(2)
      .set({ paused_until: office.now + hour })
      .execute();
    await office.suppress(addressOf(3), 'hard-bounce');
    const render = async (_: string, locale: string) => (locale === 'ja' ? undefined : partIn(locale));
    const record = await office.freezeAudience(render);
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
    expect((await office.freeze(650)).deliveries.waiting).toBe(650);
    expect(await office.store.claim(office.now)).toEqual({ kind: 'nothing', until: undefined });
    await office.send();
    await office.drain();
    expect(office.provider.twice).toEqual([]);
    expect(office.provider.accepted.size).toBe(650);
    const done = await office.editions().edition(edition);
    expect(done?.deliveries).toEqual({ waiting: 0, dropped: 0, submitted: 650, refused: 0, uncertain: 0 });
    expect(done && progressOf(done, office.now)).toMatchObject({ standing: 'done', total: 650, settled: 650 });
    const left = await office.made.database.kysely
      .selectFrom('deliveries')
      .select('address')
      .where('address', 'is not', null)
      .execute();
    expect(left).toEqual([]);
  });

  test('what is submitted is valid JSON with signed links in every place', async () => {
    await office.freeze(6);
    await office.send();
    const claim = (await office.store.claim(office.now)) as ClaimedBatch;
    const recipients = claim.deliveries.map(({ address, subscriber }) => ({
      to: address,
      unsubscribe: signLink(keys, { purpose: 'unsubscribe', subscriber }),
      preferences: signLink(keys, { purpose: 'preferences', subscriber }),
    }));
    const { parts } = await office.transport.prepareEdition({ part: claim.part, recipients }, claim);
    const [mail] = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>[];
    const part = partIn(claim.locale);
    expect(mail).toMatchObject({
      from: part.from,
      to: [recipients[0]?.to],
      reply_to: part.replyTo,
      subject: part.subject,
    });
    const token = /unsubscribe\/([\w-]+)"/.exec(String(mail?.html))?.[1] ?? '';
    expect(verifyLink(keys, 'unsubscribe', token, office.now)).toEqual({
      ok: true,
      subscriber: claim.deliveries[0]?.subscriber,
    });
    expect(JSON.stringify(mail)).not.toMatch(/BROADSHEET[A-Z]+/);
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': `<https://news.example/api/unsubscribe?token=${token}>`,
    });
  });

  test('messages go before batches, and are forgotten once they have left', async () => {
    await office.freeze(12);
    await office.send();
    await office.enqueue('ann@example.org', office.now + 5);
    office.now += 10;
    const claim = await office.store.claim(office.now);
    expect(claim.kind).toBe('message');
    await office.submit(claim);
    expect(office.provider.accepted.get('ann@example.org')).toBe(1);
    const [row] = await office.made.database.kysely.selectFrom('messages').select(['mail', 'state']).execute();
    expect(row).toEqual({ mail: null, state: 'submitted' });
  });

  test('who leaves before the first attempt gets nothing; after it a retry is the same', async () => {
    await office.freeze(2);
    await office.send();
    const leaving = addressOf(0);
    await office.made.database.kysely
      .updateTable('subscribers')
      .set({ state: 'unsubscribed' })
      .where('address', '=', leaving)
      .execute();
    await office.drain();
    expect([...office.provider.accepted.keys()]).toEqual([addressOf(1)]);
    expect(await office.counts()).toMatchObject({ dropped: 1, submitted: 1 });
  });

  test('a lost answer is repeated byte by byte, whoever has left and whichever key is newest', async () => {
    await office.changeProvider({ fault: (request) => (request === 1 ? 'lost-answer' : 'none') });
    await office.freeze(1);
    await office.send();
    await office.submit(await office.store.claim(office.now));
    expect(await office.counts()).toMatchObject({ waiting: 1 });
    const { id: reader } = await office.made.database.kysely
      .selectFrom('subscribers')
      .select('id')
      .executeTakeFirstOrThrow();
    await office.subscriptions().transaction((change) => change.erase(reader));
    office.now += hour;
    const claim = await office.store.claim(office.now);
    await office.submit(claim, { keys: ['n'.repeat(32), ...keys] });
    expect(office.provider.accepted.get(addressOf(0))).toBe(1);
    expect(office.provider.differing.size).toBe(0);
    expect(await office.counts()).toMatchObject({ submitted: 1 });
  });

  test('a pause holds before the next claim', async () => {
    await office.freeze(600);
    await office.send();
    await office.submit(await office.store.claim(office.now));
    await office.editions().move(edition, { from: ['sending'], to: 'paused', reason: 'operator', now: office.now });
    expect((await office.store.claim(office.now)).kind).toBe('nothing');
    await office.send();
    await office.drain();
    expect(office.provider.accepted.size).toBe(600);
  });

  test('an edition that is not due waits', async () => {
    await office.freeze(6);
    await office
      .editions()
      .move(edition, { from: ['ready'], to: 'sending', dueAt: office.now + hour, now: office.now });
    expect((await office.store.claim(office.now)).kind).toBe('nothing');
    expect((await office.store.claim(office.now + hour)).kind).toBe('batch');
  });

  test('a lease keeps others away, until it ends', async () => {
    await office.freeze(1);
    await office.send();
    const other = office.newWorker();
    const claim = (await office.store.claim(office.now)) as ClaimedBatch;
    expect((await other.claim(office.now)).kind).toBe('nothing');
    office.now += 10 * 60_000;
    const taken = await other.claim(office.now);
    expect(taken.kind).toBe('batch');
    expect(await office.store.begin(claim, 'x', office.now)).toBe(false);
    await office.submit(taken, { store: other });
    expect(office.provider.mails).toBe(1);
  });
});
