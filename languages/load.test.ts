import { expect, test } from 'vitest';
import { loadLanguage } from './load.ts';

test.each([
  ['en', 'Latn', 'ltr', '“”'],
  ['de-AT', 'Latn', 'ltr', '„“'],
  ['de-CH', 'Latn', 'ltr', '«»'],
  ['fr', 'Latn', 'ltr', '«»'],
  ['ar', 'Arab', 'rtl', '«»'],
  ['ja', 'Jpan', 'ltr', '「」'],
  ['fa', 'Arab', 'rtl', '“”'],
  ['he', 'Hebr', 'rtl', '“”'],
  ['sr-Latn', 'Latn', 'ltr', '“”'],
  ['uz-Arab', 'Arab', 'rtl', '“”'],
  ['tr', 'Latn', 'ltr', '“”'],
])('%s is set in %s, %s, and quotes with %s', async (tag, script, direction, quotes) => {
  const language = await loadLanguage(tag);
  expect(language).toMatchObject({ script, direction });
  expect(language.quotes.map((mark) => mark.trim()).join('')).toBe(quotes);
});

test('faces are preloaded only where the script has its own', async () => {
  const [arabic, japanese, german] = await Promise.all(['ar', 'ja', 'de'].map(loadLanguage));
  expect(japanese?.preload).toEqual([]);
  expect(german?.preload.length).toBeGreaterThan(0);
  expect(arabic?.preload).not.toEqual(german?.preload);
});
