import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, isoWithOffset } from './instant.ts';

const iso = (value: string, zone: string) => {
  const instant = instantOf(value, zone);
  return instant === undefined ? undefined : isoWithOffset(instant, zone);
};

test.each([
  ['2026-11-20', 'Europe/Berlin', '2026-11-20T00:00:00+01:00'],
  ['2026-07-20T06:30', 'Europe/Berlin', '2026-07-20T06:30:00+02:00'],
  ['2026-07-20 06:30:15', 'Asia/Kolkata', '2026-07-20T06:30:15+05:30'],
  ['2026-07-20T06:30Z', 'America/New_York', '2026-07-20T02:30:00-04:00'],
  ['2026-07-20T06:30-09:30', 'UTC', '2026-07-20T16:00:00+00:00'],
  ['1969-07-20T20:17:40.5Z', 'UTC', '1969-07-20T20:17:40+00:00'],
  ['2028-02-29', 'Asia/Tokyo', '2028-02-29T00:00:00+09:00'],
])('%s in %s is %s', (value, zone, expected) => {
  expect(iso(value, zone)).toBe(expected);
});

test.each([
  ['the hour that spring leaves out, Berlin', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
  ['the hour that spring leaves out, New York', '2026-03-08T02:30', 'America/New_York', '2026-03-08T03:30:00-04:00'],
  ['the hour that spring leaves out, Sydney', '2026-10-04T02:30', 'Australia/Sydney', '2026-10-04T03:30:00+11:00'],
  ['a midnight that does not exist, Cairo', '2026-04-24', 'Africa/Cairo', '2026-04-24T01:00:00+03:00'],
  ['the hour that autumn has twice, Berlin', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ['the hour that autumn has twice, New York', '2026-11-01T01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
  ['half an hour of summer, Lord Howe', '2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:45:00+11:00'],
])('%s: later where the clock jumps, the first where it repeats', (_what, value, zone, expected) => {
  expect(iso(value, zone)).toBe(expected);
});

test.each([
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-11-31T10:00',
  '2026-11-20T24:00',
  '2026-11-20T10:60',
  '2026-11-20T10:00:60',
  '2026-11-20T10:00+24:00',
  '2026-11-20T10:00+01:60',
  '0099-01-01',
  '20 November 2026',
  '',
])('%j is no date', (value) => {
  expect(instantOf(value, 'Europe/Berlin')).toBeUndefined();
});

test('what an instant is written as is read as that instant, in every zone', () => {
  const instants = fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2080, 0, 1) });
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const second = Math.floor(instant / 1000) * 1000;
      const written = isoWithOffset(second, zone);
      // Liberia kept an offset with seconds until 1972; no zone has had one since.
      expect(instantOf(written, 'UTC')).toBe(second);
      const local = instantOf(written.slice(0, 19), zone) ?? Number.NaN;
      expect(isoWithOffset(local, zone).slice(0, 19)).toBe(written.slice(0, 19));
    }),
    { numRuns: 300 },
  );
});
