import { expect, test } from 'vitest';
import {
  formatDay,
  formatList,
  formatMoment,
  formatMonth,
  formatMonthName,
  formatWeekday,
  languageName,
  ownLanguageName,
} from './formats.ts';

const instant = Date.UTC(2026, 10, 20, 23, 30);

/** Spaces that only a typesetter tells apart differ between releases of the Unicode data. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

test.each([
  ['en', 'Europe/Berlin', 'November 21, 2026'],
  ['en-GB', 'America/New_York', '20 November 2026'],
  ['de', 'Europe/Berlin', '21. November 2026'],
  ['fr', 'Europe/Berlin', '21 novembre 2026'],
  ['es', 'UTC', '20 de noviembre de 2026'],
  ['ar', 'UTC', '20 نوفمبر 2026'],
  ['ja', 'Asia/Tokyo', '2026年11月21日'],
])('a day in %s, %s', (locale, zone, expected) => {
  expect(formatDay(instant, locale, zone)).toBe(expected);
});

test('a moment names its zone, summer and winter apart', () => {
  expect(plain(formatMoment(instant, 'de', 'Europe/Berlin'))).toBe('21. November 2026 um 00:30 MEZ');
  expect(plain(formatMoment(Date.UTC(2026, 6, 1, 10), 'de', 'Europe/Berlin'))).toBe('1. Juli 2026 um 12:00 MESZ');
  expect(plain(formatMoment(instant, 'en', 'UTC'))).toBe('November 20, 2026 at 11:30 PM UTC');
  expect(plain(formatMoment(instant, 'ja', 'Asia/Tokyo'))).toBe('2026年11月21日 8:30 JST');
});

test('months and weekdays stand alone as the language writes them', () => {
  expect([formatMonth(2026, 1, 'es'), formatMonth(2026, 1, 'ja')]).toEqual(['enero de 2026', '2026年1月']);
  expect([formatMonthName(12, 'fr'), formatMonthName(3, 'de')]).toEqual(['décembre', 'März']);
  const week = Array.from({ length: 7 }, (_, day) => formatWeekday(day, 'de'));
  expect(new Set(week).size).toBe(7);
});

test('names are joined as the language joins them', () => {
  const names = ['A', 'B', 'C'];
  expect(formatList(names, 'de')).toBe('A, B und C');
  expect(formatList(names, 'ja')).toBe('A、B、C');
  expect(formatList(names, 'ar')).toBe('A وB وC');
  expect([formatList(['A'], 'fr'), formatList([], 'fr')]).toEqual(['A', '']);
});

test('languages have the name that they give themselves, and one in other languages', () => {
  expect(['en', 'de', 'fr', 'es', 'ar', 'ja', 'pt-BR'].map(ownLanguageName)).toEqual([
    'English',
    'Deutsch',
    'Français',
    'Español',
    'العربية',
    '日本語',
    'Português (Brasil)',
  ]);
  expect(languageName('ja', 'de')).toBe('Japanisch');
  expect(languageName('qaa', 'en')).toBe('qaa');
});
