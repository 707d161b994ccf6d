import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type KnownSendings, type NewsletterClock, startClock } from '../newsletter/clock.ts';
import type { RenderEdition } from '../newsletter/ports.ts';
import { editionKind } from '../newsletter/read-editions.ts';
import { editionTime, type Schedule } from '../newsletter/schedule.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { addReaders, locales, partIn } from '../tests/newsroom.ts';
import { editionPlans } from './edition-plans.ts';
import { editionStore } from './edition-store.ts';
import { openKeyedHash } from './keyed-hash.ts';

const minute = 60_000;
const weekly: Schedule = { day: 'friday', time: '07:00', zone: 'Europe/Berlin', automatic: false };
const id = '2126-11-29';
const due = editionTime(id, weekly);

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let now: number;
  let written: string[];
  let schedule: Schedule;
  let render: RenderEdition;
  let log: string[];
  let known: KnownSendings | undefined;
  let clocks: NewsletterClock[];

  beforeEach(async () => {
    made = await migratedDatabase(kind);
    const hash = await openKeyedHash(made.database, ['k'.repeat(32)]);
    await addReaders(made.database, hash, { count: 30 });
    now = due;
    written = [id];
    schedule = weekly;
    render = async (_, locale) => partIn(locale);
    log = [];
    known = undefined;
    clocks = [];
  });
  afterEach(async () => {
    for (const clock of clocks) await clock.stop();
    await made.close();
  });

  const startOn = (database: TestDatabase['database']) => {
    const clock = startClock({
      documents: {
        ids: (of) => (of === editionKind ? written : []),
        of: (_, edition) =>
          written.includes(edition)
            ? [{ id: edition, locale: '', data: { articles: ['a'], untranslated: 'omit', stale: 'omit' } }]
            : [],
      },
      schedule: () => schedule,
      locales: () => locales,
      stores: () => ({ store: editionStore(database), plans: editionPlans(database) }),
      render: (edition, locale) => render(edition, locale),
      madeFrom: (edition) => (written.includes(edition) ? undefined : ['b', 'a']),
      onLooked: (looked) => {
        known = looked;
      },
      log: (level, message) => log.push(`${level}: ${message}`),
      now: () => now,
    });
    clocks.push(clock);
    return clock;
  };
  const stop = async () => {
    for (const clock of clocks.splice(0)) await clock.stop();
  };
  const looked = (those: readonly NewsletterClock[]) =>
    vi.waitUntil(() => those.every((clock) => clock.state().lookedAt !== undefined), { timeout: 10_000 });
  /** Lets clocks look once at an instant, as after a start. */
  const lookAt = async (instant: number, of = 1) => {
    await stop();
    now = instant;
    const started = Array.from({ length: of }, () => startOn(made.again()));
    await looked(started);
    await stop();
    return started.map((clock) => clock.state());
  };
  const record = () => editionStore(made.database).edition(id);

  test('an edition waits for its time and is started when it has come', async () => {
    now = due - 100;
    await looked([startOn(made.database)]);
    expect(await record()).toBeUndefined();
    now = due;
    await vi.waitUntil(async () => (await record())?.state === 'sending');
    expect(await record()).toMatchObject({ dueAt: due, audience: { taken: 30 } });
    expect(log).toEqual(['info: An edition is being sent.']);
  });

  test('of several clocks one starts it, and none ever again', async () => {
    await lookAt(due, 3);
    expect(await record()).toMatchObject({ state: 'sending', deliveries: { waiting: 30 } });
    await lookAt(due + minute, 2);
    expect(log).toEqual(['info: An edition is being sent.']);
  });

  test('one that is more than half an hour late is left to a person, which is logged once', async () => {
    const states = await lookAt(due + 31 * minute, 2);
    expect(await record()).toBeUndefined();
    for (const { asking } of states) expect(asking).toMatchObject([{ edition: id, reason: 'late' }]);
    await lookAt(due + 32 * minute);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/31 minutes late.*newsletter send 2126-11-29.*newsletter skip 2126-11-29/);
  });

  test('a time that a person set counts instead of its own', async () => {
    const plans = editionPlans(made.database);
    await plans.decide(id, { dueAt: due + 60 * minute, skipped: false }, due - minute);
    await lookAt(due + 59 * minute);
    expect(await record()).toBeUndefined();
    await lookAt(due + 60 * minute);
    expect((await record())?.state).toBe('sending');
  });

  test('one that is left out is not sent and asks nobody', async () => {
    await editionPlans(made.database).decide(id, { dueAt: undefined, skipped: true }, due - minute);
    const [state] = await lookAt(due + 40 * minute);
    expect(state).toMatchObject({ asking: [], trouble: undefined });
    expect(await record()).toBeUndefined();
  });

  test('out of a restored backup a person is asked first', async () => {
    await made.database.kysely.insertInto('restorations').values({ at: due }).execute();
    const [state] = await lookAt(due + minute);
    expect(state?.asking).toMatchObject([{ edition: id, reason: 'restored' }]);
    expect(await record()).toBeUndefined();
  });

  test('an edition that cannot be rendered says so and goes out once it can', async () => {
    render = () => Promise.reject(new Error('publication.yaml has no sender'));
    const [state] = await lookAt(due);
    expect(state?.asking).toMatchObject([{ reason: 'failed', message: expect.stringContaining('no sender') }]);
    render = async (_, locale) => partIn(locale);
    await lookAt(due + minute);
    expect((await record())?.state).toBe('sending');
  });

  test('a week without articles has no automatic edition, and nobody is asked about it', async () => {
    written = [];
    schedule = { ...weekly, automatic: true };
    render = async () => undefined;
    const [state] = await lookAt(due);
    expect(state?.asking).toEqual([]);
    await lookAt(due + 40 * minute);
    expect(log).toEqual(['info: There is no edition: nothing was published that it could bring.']);
  });

  test('the site is told what went out, and from what it was made where nobody wrote it', async () => {
    await lookAt(due);
    expect(known?.started).toEqual([{ id, startedAt: due, articles: undefined }]);
    written = [];
    schedule = { ...weekly, automatic: true };
    await editionPlans(made.database).decide('2126-12-13', { dueAt: undefined, skipped: true }, due);
    const next = editionTime('2126-12-06', weekly);
    await lookAt(next);
    expect(known?.started).toContainEqual({ id: '2126-12-06', startedAt: next, articles: ['b', 'a'] });
    expect(known?.plans).toMatchObject([{ edition: '2126-12-13', skipped: true }]);
  });

  test('an edition that does not go on asks a person, unless she halted it, and says so once', async () => {
    await lookAt(due);
    const store = editionStore(made.database);
    const halt = (reason: 'operator' | 'complaints') =>
      store.move(id, { from: ['sending'], to: 'paused', reason, now });
    log.length = 0;
    await halt('operator');
    expect((await lookAt(due + minute))[0]?.asking).toEqual([]);
    await store.move(id, { from: ['paused'], to: 'sending', now });
    await halt('complaints');
    const [state] = await lookAt(due + 2 * minute);
    expect(state?.asking).toMatchObject([{ edition: id, reason: 'complaints' }]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/is paused: .*complained.*newsletter resume/);
  });

  test('a database that is gone is said once, and the clock goes on', async () => {
    const broken = made.again();
    await editionPlans(broken).memory();
    await broken.close();
    await looked([startOn(broken)]);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain('cannot look for editions');
  });
});
