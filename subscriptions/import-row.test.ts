import { expect, test } from 'vitest';
import { type ListRow, rowReader } from './import-row.ts';

const now = Date.UTC(2026, 10, 24, 12);
const reader = rowReader({
  locales: ['en', 'de', 'pt-BR', 'zh-Hant'],
  defaultLocale: undefined,
  defaultSource: 'list.csv',
  instantOf: (text) => (Number.isNaN(Date.parse(text)) ? undefined : Date.parse(text)),
  now,
});
const row = (changes: Partial<ListRow> = {}): ListRow => ({
  email: 'Ann@Example.org',
  locale: 'de',
  consented_at: '2025-03-31',
  source: 'Fair',
  state: undefined,
  suppressed: undefined,
  ...changes,
});

test('a row with an address, a locale and a consent is taken', () => {
  expect(reader(row())).toEqual({
    ok: true,
    arrival: {
      address: { typed: 'Ann@Example.org', key: 'ann@example.org' },
      locale: 'de',
      consentedAt: Date.UTC(2025, 2, 31),
      source: 'Fair',
    },
  });
  expect(reader(row({ source: '' }))).toMatchObject({ arrival: { source: 'list.csv' } });
});

test.each([
  ['de', 'de'],
  ['DE', 'de'],
  ['de_AT', 'de'],
  ['pt', 'pt-BR'],
  ['pt_br', 'pt-BR'],
  ['zh-hant', 'zh-Hant'],
  ['en-GB', 'en'],
])('a list’s “%s” is the publication’s %s', (given, locale) => {
  expect(reader(row({ locale: given }))).toMatchObject({ arrival: { locale } });
});

test.each([
  [{ email: 'ann' }, 'address'],
  [{ email: undefined }, 'address'],
  [{ consented_at: '' }, 'consentMissing'],
  [{ consented_at: undefined }, 'consentMissing'],
  [{ consented_at: 'yes' }, 'consentUnreadable'],
  [{ consented_at: '2026-11-25' }, 'consentInFuture'],
  [{ consented_at: '1970-01-01' }, 'consentTooEarly'],
  [{ locale: '' }, 'localeMissing'],
  [{ locale: 'fr' }, 'localeUnknown'],
  [{ locale: 'not a locale' }, 'localeUnknown'],
  [{ source: 'x'.repeat(201) }, 'sourceTooLong'],
  [{ state: 'unsubscribed' }, 'notSubscribed'],
  [{ suppressed: 'complaint' }, 'notSubscribed'],
] as const)('%j is refused: %s', (changes, reason) => {
  expect(reader(row(changes))).toMatchObject({ ok: false, problem: { reason } });
});

test('a clock that is a little ahead gives no consent in the future', () => {
  const reading = reader(row({ consented_at: new Date(now + 60_000).toISOString() }));
  expect(reading).toMatchObject({ ok: true, arrival: { consentedAt: now } });
});
