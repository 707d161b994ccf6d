import { expect, test } from 'vitest';
import { loadLanguage } from '../languages/load.ts';
import { freeSlug, slugFor } from './new-file.ts';

test.each([
  ['de', 'Größe, Übermut & Ärger', 'groesse-uebermut-aerger'],
  ['fr', 'L’été à Paris', 'lete-a-paris'],
  ['es', '¿Qué pasó?', 'que-paso'],
  ['ar', 'الذكاء الاصطناعي: قصة', 'الذكاء-الاصطناعي-قصة'],
  ['ja', 'データの時代', 'データの時代'],
])('an address in %s is made from “%s” as the language writes addresses', async (locale, title, slug) => {
  const { writing } = await loadLanguage(locale);
  expect(slugFor(title, writing.addressLetters)).toBe(slug);
});

test('a long title is cut at a word', () => {
  expect(slugFor('word '.repeat(30)).length).toBeLessThanOrEqual(80);
  expect(slugFor('word '.repeat(30))).toMatch(/word$/);
});

test('a slug that is taken gets the first number that is free', () => {
  expect(freeSlug('a', new Set(['a', 'a-2']))).toBe('a-3');
});
