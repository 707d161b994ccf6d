import { expect, test } from 'vitest';
import { expectationOf, expectedEditions } from './expectation.ts';
import type { EditionPlan } from './ports.ts';
import { editionKind } from './read-editions.ts';
import type { Schedule } from './schedule.ts';

const day = 86_400_000;
const minute = 60_000;
const at = Date.UTC(2026, 10, 27, 6);
const memory = { madeAt: at - 300 * day, restoredAt: undefined };
const schedule: Schedule = { day: 'friday', time: '07:00', zone: 'Europe/Berlin', automatic: false };

const written = (...ids: string[]) => ({
  ids: (kind: string) => (kind === editionKind ? ids.toSorted().reverse() : []),
  of: (_: string, id: string) =>
    ids.includes(id) ? [{ id, locale: '', data: { articles: ['one'], untranslated: 'omit', stale: 'omit' } }] : [],
});
const plan = (more: Partial<EditionPlan>): EditionPlan => ({
  edition: '2026-11-27',
  dueAt: undefined,
  skipped: false,
  decidedAt: at - day,
  ...more,
});
const expected = (more: { at?: number; plan?: EditionPlan } = {}) => ({
  id: '2026-11-27',
  at,
  automatic: false,
  plan: undefined,
  ...more,
});

test('written editions are expected at their time, and those that are made at the regular ones', () => {
  const editions = (automatic: boolean, plans: EditionPlan[] = []) =>
    expectedEditions(written('2026-11-20', '2026-12-24'), { ...schedule, automatic }, plans, at + 1).map(
      (edition) => `${edition.id} ${new Date(edition.at).toISOString()} ${edition.automatic}`,
    );
  expect(editions(false)).toEqual([
    '2026-12-24 2026-12-24T06:00:00.000Z false',
    '2026-11-20 2026-11-20T06:00:00.000Z false',
  ]);
  expect(editions(true).slice(2)).toEqual([
    '2026-11-27 2026-11-27T06:00:00.000Z true',
    '2026-12-04 2026-12-04T06:00:00.000Z true',
  ]);
  expect(editions(false, [plan({ edition: '2026-11-20', dueAt: at + 5 * minute })])).toContain(
    '2026-11-20 2026-11-27T06:05:00.000Z false',
  );
  expect(editions(false, [plan({ edition: '2026-11-21', dueAt: at })])).toHaveLength(2);
});

test('in time it is due, before it waits, later a person is asked, and after a week nobody', () => {
  expect(expectationOf(expected(), undefined, memory, at - 1)).toEqual({ kind: 'waits', at });
  expect(expectationOf(expected(), undefined, memory, at)).toEqual({ kind: 'due' });
  expect(expectationOf(expected(), undefined, memory, at + 31 * minute)).toMatchObject({
    kind: 'asks',
    reason: 'late',
  });
  expect(expectationOf(expected(), undefined, memory, at + 8 * day)).toEqual({ kind: 'past' });
});

test('what came out before the database was made is no concern of it, unless a person set a time', () => {
  const newer = { ...memory, madeAt: at + minute };
  expect(expectationOf(expected(), undefined, newer, at + 2 * minute)).toEqual({ kind: 'past' });
  const planned = expected({ plan: plan({ dueAt: at, decidedAt: at + minute }) });
  expect(expectationOf(planned, undefined, newer, at + 2 * minute)).toEqual({ kind: 'due' });
});

test('a freeze that was broken off is still due; what was started never is again', () => {
  const state = (of: 'freezing' | 'ready' | 'sending' | 'paused' | 'stopped') =>
    expectationOf(expected(), { state: of, begunAt: at }, memory, at + minute).kind;
  expect([state('freezing'), state('ready')]).toEqual(['due', 'due']);
  expect([state('sending'), state('paused'), state('stopped')]).toEqual(['settled', 'settled', 'settled']);
});

test('one that a person left out is settled', () => {
  expect(expectationOf(expected({ plan: plan({ skipped: true }) }), undefined, memory, at)).toEqual({
    kind: 'settled',
  });
});

test('after a backup was restored a person is asked about what may have been sent, and only about that', () => {
  const restored = { ...memory, restoredAt: at + 5 * minute };
  const asks = { kind: 'asks', reason: 'restored' };
  expect(expectationOf(expected(), undefined, restored, at + 10 * minute)).toEqual(asks);
  const later = expected({ at: at + 8 * minute });
  expect(expectationOf(later, undefined, restored, at + 10 * minute)).toEqual({ kind: 'due' });
  expect(expectationOf(later, { state: 'ready', begunAt: at }, restored, at + 10 * minute)).toEqual(asks);
  const planned = (decidedAt: number) =>
    expected({ at: at + 8 * minute, plan: plan({ dueAt: at + 8 * minute, decidedAt }) });
  expect(expectationOf(planned(at), undefined, restored, at + 10 * minute)).toEqual(asks);
  expect(expectationOf(planned(at + 6 * minute), undefined, restored, at + 10 * minute)).toEqual({ kind: 'due' });
});
