import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freezeEdition } from '../newsletter/freeze.ts';
import type { EditionStore } from '../newsletter/ports.ts';
import { databases, migratedDatabase, type TestDatabase } from '../tests/databases.ts';
import { addReaders, locales, partIn } from '../tests/newsroom.ts';
import { editionPlans } from './edition-plans.ts';
import { editionStore } from './edition-store.ts';
import { type KeyedHash, openKeyedHash } from './keyed-hash.ts';

const id = '2026-11-27';
const start = Date.UTC(2026, 10, 27, 6);

describe.each(databases)('%s', (kind) => {
  let made: TestDatabase;
  let hash: KeyedHash;
  let store: EditionStore;
  let now: number;
  let subject: string;

  beforeEach(async () => {
    made = await migratedDatabase(kind);
    hash = await openKeyedHash(made.database, ['k'.repeat(32)]);
    store = editionStore(made.database);
    now = start;
    subject = 'The week';
  });
  afterEach(() => made.close());

  const render = async (_: string, locale: string) => ({ ...partIn(locale), subject: `${subject} (${locale})` });
  const freeze = () => freezeEdition(id, start, { store, render, locales, now: () => now });
  const subjects = async () => (await store.parts(id)).map(({ part }) => part.subject).sort();

  test('a freeze that was not started is gone on with, as long as nothing about it changed', async () => {
    await addReaders(made.database, hash, { count: 6 });
    const { begunAt } = await freeze();
    await addReaders(made.database, hash, { from: 6, count: 6 });
    now += 60_000;
    expect(await freeze()).toMatchObject({ begunAt, audience: { taken: 6 } });
  });

  test('what was corrected before the start is what is sent', async () => {
    await addReaders(made.database, hash, { count: 6 });
    await freeze();
    subject = 'The week, corrected';
    now += 60_000;
    expect(await freeze()).toMatchObject({ state: 'ready', begunAt: now, audience: { taken: 6 } });
    expect((await subjects())[0]).toBe('The week, corrected (ar)');
  });

  test('a freeze of this morning takes its audience anew', async () => {
    await addReaders(made.database, hash, { count: 6 });
    await freeze();
    await addReaders(made.database, hash, { from: 6, count: 6 });
    now += 3 * 3_600_000;
    expect(await freeze()).toMatchObject({ audience: { taken: 12 } });
  });

  test('an edition that was started is neither discarded nor frozen again', async () => {
    await addReaders(made.database, hash, { count: 6 });
    await freeze();
    await store.move(id, { from: ['ready'], to: 'sending', now });
    expect(await store.discard(id)).toBe(false);
    subject = 'Too late';
    expect(await freeze()).toMatchObject({ state: 'sending', audience: { taken: 6 } });
    expect((await subjects())[0]).toBe('The week (ar)');
  });

  test('a discarded freeze leaves nothing behind', async () => {
    await addReaders(made.database, hash, { count: 60 });
    await freeze();
    expect(await store.discard(id)).toBe(true);
    expect(await store.edition(id)).toBeUndefined();
    for (const table of ['deliveries', 'batches', 'edition_parts'] as const) {
      expect(await made.database.kysely.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  test('several who freeze at once make one edition with one audience', async () => {
    await addReaders(made.database, hash, { count: 600 });
    const stores = [store, editionStore(made.again()), editionStore(made.again())];
    const records = await Promise.all(
      stores.map((each) => freezeEdition(id, start, { store: each, render, locales, now: () => now })),
    );
    for (const record of records) expect(record).toMatchObject({ state: 'ready', audience: { taken: 600 } });
    const moved = await Promise.all(stores.map((each) => each.move(id, { from: ['ready'], to: 'sending', now })));
    expect(moved.filter(Boolean)).toHaveLength(1);
  });

  test('what a person decides about an edition replaces what she decided before', async () => {
    const plans = editionPlans(made.database);
    await plans.decide(id, { dueAt: start + 1, skipped: false }, start);
    await plans.decide(id, { dueAt: undefined, skipped: true }, start + 5);
    expect(await plans.plans()).toEqual([{ edition: id, dueAt: undefined, skipped: true, decidedAt: start + 5 }]);
  });

  test('one of all who would tell that a person must decide tells it, and again after a decision', async () => {
    const everyone = [editionPlans(made.database), editionPlans(made.again())];
    const tell = async () => (await Promise.all(everyone.map((each) => each.tellOnce(id, now)))).filter(Boolean);
    expect(await tell()).toHaveLength(1);
    expect(await tell()).toHaveLength(0);
    await everyone[0]?.decide(id, { dueAt: start + 1, skipped: false }, start);
    expect(await tell()).toHaveLength(1);
  });

  test('the database knows since when it remembers', async () => {
    const plans = editionPlans(made.database);
    const { madeAt, restoredAt } = await plans.memory();
    expect(Date.now() - madeAt).toBeLessThan(60_000);
    expect(restoredAt).toBeUndefined();
    await made.database.kysely.insertInto('restorations').values({ at: start }).execute();
    expect((await plans.memory()).restoredAt).toBe(start);
  });
});
