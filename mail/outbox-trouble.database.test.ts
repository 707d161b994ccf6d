import { describe, expect, test } from 'vitest';
import { progressOf } from '../newsletter/progress.ts';
import { databases } from '../tests/databases.ts';
import { edition, hour, mailOffice, start } from '../tests/mail-office.ts';
import { addressOf } from '../tests/newsroom.ts';
import type { ClaimedBatch } from './ports.ts';

describe.each(databases)('%s', (kind) => {
  const office = mailOffice(kind);

  test('what was uncertain for 23 hours is never sent blindly; a person settles it', async () => {
    await office.changeProvider({ fault: (request) => (request === 1 ? 'drop' : 'none') });
    await office.freeze(1);
    await office.send();
    await office.submit(await office.store.claim(office.now));
    office.now += 23 * hour - 1;
    expect((await office.store.claim(office.now)).kind).toBe('batch');
    office.now += 10 * 60_000;
    expect((await office.store.claim(office.now)).kind).toBe('nothing');
    expect(await office.counts()).toMatchObject({ waiting: 0, uncertain: 1 });
    const record = await office.editions().edition(edition);
    expect(record && progressOf(record, office.now).standing).toBe('asking');
    const [batch] = await office.editions().uncertain(edition);
    expect(batch).toMatchObject({ size: 1, firstAttemptAt: start });
    if (batch) await office.editions().settle(edition, batch, 'not-accepted', office.now);
    await office.drain();
    expect(office.provider.accepted.get(addressOf(0))).toBe(1);
    expect(await office.counts()).toMatchObject({ submitted: 1, uncertain: 0 });
  });

  test('a key known with other bytes is left to a person', async () => {
    await office.freeze(1);
    await office.send();
    const claim = (await office.store.claim(office.now)) as ClaimedBatch;
    const other = await office.transport.prepareMessage(
      { from: 'M <m@example.org>', to: 'a@example.org', subject: 's', html: 'h', text: 't', headers: {} },
      claim,
    );
    await office.transport.submit(other, claim);
    await office.submit(claim);
    expect(await office.counts()).toMatchObject({ uncertain: 1 });
  });

  test('429 is obeyed by every worker', async () => {
    await office.changeProvider({ fault: (request) => (request === 1 ? 'slow-down' : 'none') });
    await office.freeze(600);
    await office.send();
    await office.submit(await office.store.claim(office.now));
    const other = office.newWorker();
    expect((await other.claim(office.now - 1)).kind).toBe('nothing');
    office.now += 1000;
    await office.drain();
    expect(office.provider.accepted.size).toBe(600);
  });

  test('a refused key loses nothing, and does not start the 23 hours', async () => {
    office.provider.refusesKey = true;
    await office.freeze(1);
    await office.send();
    expect(await office.submit(await office.store.claim(office.now))).toContain('401');
    office.now += 48 * hour;
    office.provider.refusesKey = false;
    await office.drain();
    expect(await office.counts()).toMatchObject({ submitted: 1 });
  });

  test('the limit that a provider tells is shared', async () => {
    await office.changeProvider({ limit: 5 });
    await office.freeze(600);
    await office.send();
    await office.submit(await office.store.claim(office.now));
    const other = office.newWorker();
    const starts: number[] = [];
    for (const worker of [office.store, other, office.store, other]) {
      const claim = await worker.claim(office.now);
      if (claim.kind !== 'nothing') starts.push(claim.startAt - office.now);
    }
    expect(starts).toEqual([0, 202, 404, 606]);
  });

  test('a message to a suppressed address does not leave', async () => {
    await office.suppress('ann@example.org', 'complaint');
    await office.enqueue('Ann@example.org');
    expect((await office.store.claim(office.now)).kind).toBe('nothing');
  });

  test('somebody who was erased and asks again gets the mail with the button', async () => {
    await office.suppress('bea@example.org', 'request');
    await office.enqueue('bea@example.org');
    expect((await office.store.claim(office.now)).kind).toBe('message');
  });
});
