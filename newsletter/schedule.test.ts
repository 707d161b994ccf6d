import { expect, test } from 'vitest';
import { dueOf, editionTime, lastEditionTime, nextEditionTime, type Schedule, scheduleOf } from './schedule.ts';

const schedule: Schedule = { day: 'friday', time: '07:00', zone: 'Europe/Berlin', automatic: false };
const iso = (instant: number) => new Date(instant).toISOString();
const at = (text: string) => Date.parse(text);

test('the next edition is the next such day at that time of the zone, in winter and in summer', () => {
  expect(nextEditionTime(schedule, at('2026-11-18T12:00:00Z'))).toEqual({
    id: '2026-11-20',
    at: at('2026-11-20T06:00:00Z'),
  });
  expect(iso(nextEditionTime(schedule, at('2026-07-01T12:00:00Z')).at)).toBe('2026-07-03T05:00:00.000Z');
});

test('on the day itself it depends on the hour', () => {
  expect(nextEditionTime(schedule, at('2026-11-20T05:59:59Z')).id).toBe('2026-11-20');
  expect(nextEditionTime(schedule, at('2026-11-20T06:00:00Z')).id).toBe('2026-11-27');
});

test('the day is that of the zone, not of Greenwich', () => {
  const auckland: Schedule = { ...schedule, zone: 'Pacific/Auckland' };
  // It is Friday, 08:00 there, and the edition of today is out; in Greenwich it is still Thursday.
  expect(nextEditionTime(auckland, at('2026-11-19T19:00:00Z')).id).toBe('2026-11-27');
});

test('the week with the change of clocks is not a week of 168 hours', () => {
  const before = nextEditionTime(schedule, at('2026-10-22T12:00:00Z'));
  const after = nextEditionTime(schedule, before.at);
  expect([before.id, after.id]).toEqual(['2026-10-23', '2026-10-30']);
  expect(after.at - before.at).toBe(169 * 3_600_000);
});

test('a time that the clocks jump over comes after the jump; one that comes twice is the first', () => {
  const sunday: Schedule = { ...schedule, day: 'sunday', time: '02:30' };
  expect(iso(editionTime('2026-03-29', sunday))).toBe('2026-03-29T01:30:00.000Z');
  expect(iso(editionTime('2026-10-25', sunday))).toBe('2026-10-25T00:30:00.000Z');
});

test('the last edition is one week before the next', () => {
  expect(lastEditionTime(schedule, at('2026-11-20T06:00:00Z')).id).toBe('2026-11-20');
  expect(lastEditionTime(schedule, at('2026-11-20T05:59:00Z')).id).toBe('2026-11-13');
});

test('a newsletter without a zone of its own comes out in the publication’s', () => {
  const { zone: _, ...own } = schedule;
  expect(scheduleOf({ newsletter: own, timeZone: 'Asia/Tokyo' }).zone).toBe('Asia/Tokyo');
  expect(scheduleOf({ newsletter: schedule, timeZone: 'Asia/Tokyo' }).zone).toBe('Europe/Berlin');
});

test('an edition goes out by itself from its time until half an hour later; after that a person is asked', () => {
  const edition = { at: at('2026-11-20T06:00:00Z') };
  expect(dueOf(edition, edition.at - 1)).toEqual({ due: false, reason: 'early', at: edition.at });
  expect(dueOf(edition, edition.at)).toEqual({ due: true });
  expect(dueOf(edition, edition.at + 30 * 60_000)).toEqual({ due: true });
  expect(dueOf(edition, edition.at + 30 * 60_000 + 1)).toMatchObject({ due: false, reason: 'late' });
});

test('an edition out of a restored backup asks a person even when it is in time', () => {
  const edition = { at: at('2026-11-20T06:00:00Z'), restored: true };
  expect(dueOf(edition, edition.at)).toEqual({ due: false, reason: 'restored' });
  expect(dueOf(edition, edition.at - 1)).toMatchObject({ reason: 'early' });
});
