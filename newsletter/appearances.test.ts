import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeptAppearances } from './appearances.ts';
import type { EditionPlan } from './ports.ts';

let folder: string;
let log: string[];
const open = () =>
  new KeptAppearances(join(folder, 'editions.json'), (level, message) => log.push(`${level}: ${message}`));
const plan = (edition: string, decision: Partial<EditionPlan>): EditionPlan => ({
  edition,
  dueAt: undefined,
  skipped: false,
  decidedAt: 1,
  ...decision,
});
const sent = { id: '2026-11-20', startedAt: 5, articles: ['one', 'two'] };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-appearances-'));
  log = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what the database knows is told by the next process before it has asked', () => {
  const first = open();
  const plans = [plan('2026-11-27', { dueAt: 9 }), plan('2026-12-04', { skipped: true }), plan('2026-12-11', {})];
  expect([...first.take({ started: [sent], plans })].sort()).toEqual(['2026-11-20', '2026-11-27', '2026-12-04']);
  expect(first.take({ started: [sent], plans })).toEqual([]);
  const next = open();
  expect(next.of('2026-11-20')).toEqual({ startedAt: 5, articles: ['one', 'two'] });
  expect(next.of('2026-11-27')).toEqual({ dueAt: 9 });
  expect(next.of('2026-12-04')).toEqual({ skipped: true });
  expect(next.of('2026-12-11')).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['editions.json']);
});

test('what has gone out stays so, and a decision that was taken back is forgotten', () => {
  const appearances = open();
  appearances.take({ started: [sent], plans: [plan('2026-11-27', { skipped: true })] });
  expect(appearances.take({ started: [], plans: [plan('2026-11-20', { skipped: true })] })).toEqual(['2026-11-27']);
  expect(appearances.of('2026-11-20')?.startedAt).toBe(5);
  expect(appearances.of('2026-11-27')).toBeUndefined();
});

test('a damaged file is said and made anew', () => {
  writeFileSync(join(folder, 'editions.json'), '{"2026-11-20": ');
  const appearances = open();
  expect(appearances.ids()).toEqual([]);
  expect(log).toHaveLength(1);
  appearances.take({ started: [sent], plans: [] });
  expect(open().ids()).toEqual(['2026-11-20']);
  expect(log).toHaveLength(1);
});

test('what cannot be written is told to pages all the same, is said once, and is written when it can be', () => {
  rmSync(folder, { recursive: true });
  const appearances = open();
  appearances.take({ started: [sent], plans: [] });
  appearances.take({ started: [sent], plans: [] });
  expect(appearances.of('2026-11-20')?.startedAt).toBe(5);
  expect(log).toHaveLength(1);
  mkdirSync(folder);
  appearances.take({ started: [sent], plans: [] });
  expect(open().ids()).toEqual(['2026-11-20']);
});
