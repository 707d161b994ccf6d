import { expect, test } from 'vitest';
import type { OutboxHealth } from '../database/health.ts';
import { type HealthFacts, healthOf } from './_health.ts';

const now = Date.UTC(2026, 10, 25, 12);
const quiet: OutboxHealth = {
  oldestMessageAge: 0,
  waiting: false,
  workers: 1,
  blocked: undefined,
  uncertain: { messages: 0, batches: 0 },
};
const well: HealthFacts = {
  indexReady: true,
  databaseTrouble: undefined,
  refusal: undefined,
  outbox: quiet,
  worker: { running: true, trouble: undefined, databaseTrouble: undefined, troubledSince: undefined },
  hasSender: true,
  newsletter: [],
};
const troubled = (seconds: number) => ({
  running: true,
  trouble: 'Resend: 401 invalid_api_key',
  databaseTrouble: undefined,
  troubledSince: now - seconds * 1000,
});
const waiting = { ...quiet, waiting: true };

test('all is well while nothing waits that a person must see to', () => {
  expect(healthOf(well, now)).toMatchObject({ status: 'ok', problems: [], database: 'ready' });
});

test.each<[what: string, facts: Partial<HealthFacts>]>([
  ['a worker in another process', { worker: undefined }],
  ['a provider that asked for patience a moment ago', { outbox: waiting, worker: troubled(5) }],
  ['trouble with nothing to submit', { worker: troubled(600) }],
  ['a short pause of the rate limit', { outbox: { ...waiting, blocked: { until: now + 1000, reason: '429' } } }],
  ['a message without a certain end', { outbox: { ...quiet, uncertain: { messages: 3, batches: 0 } } }],
  ['mail that cannot leave without a sender', { hasSender: false, outbox: { ...waiting, workers: 0 } }],
])('%s is nothing to call a person for', (_what, facts) => {
  expect(healthOf({ ...well, ...facts }, now)).toMatchObject({ status: 'ok', problems: [] });
});

test.each<[what: string, facts: Partial<HealthFacts>, said: RegExp]>([
  ['no index', { indexReady: false }, /index/],
  ['no database', { databaseTrouble: 'connect ECONNREFUSED', outbox: undefined }, /database.*ECONNREFUSED/],
  ['no database, even without a sender', { databaseTrouble: 'gone', outbox: undefined, hasSender: false }, /gone/],
  [
    'a full disk',
    { worker: { ...troubled(0), databaseTrouble: 'database or disk is full' } },
    /takes nothing in.*full/,
  ],
  [
    'a disk on which only old rows find room',
    { refusal: 'could not extend file' },
    /takes nothing in.*could not extend/,
  ],
  ['a refused key', { outbox: waiting, worker: troubled(45) }, /401 invalid_api_key/],
  [
    'a refused key, seen from a process without a worker',
    { outbox: { ...waiting, blocked: { until: now + 50_000, reason: 'Resend: 401' } }, worker: undefined },
    /Resend: 401/,
  ],
  ['no worker', { outbox: { ...waiting, workers: 0 }, worker: undefined }, /npm run worker/],
  ['a message that waits for long', { outbox: { ...waiting, oldestMessageAge: 400_000 } }, /7 minutes/],
  ['an uncertain batch', { outbox: { ...quiet, uncertain: { messages: 0, batches: 1 } } }, /a batch/],
])('%s calls for a person', (_what, facts, said) => {
  const { status, problems } = healthOf({ ...well, ...facts }, now);
  expect(status).toBe('failing');
  expect(problems.join('\n')).toMatch(said);
});
