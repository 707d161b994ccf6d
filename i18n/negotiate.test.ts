import { expect, test } from 'vitest';
import { negotiateLocale } from './negotiate.ts';

const locales = ['en', 'de', 'fr', 'es', 'ar', 'ja'];

test.each([
  [null, 'en'],
  ['', 'en'],
  ['de', 'de'],
  ['DE', 'de'],
  ['de-AT,de;q=0.9,en;q=0.8', 'de'],
  ['ar-EG', 'ar'],
  ['fr;q=0.5, ja;q=0.9', 'ja'],
  ['tr, es;q=0.1', 'es'],
  ['tr', 'en'],
  ['*', 'en'],
  ['de;q=0, fr;q=0.1', 'fr'],
  ['not a tag, @@, x;q=y, ja', 'ja'],
  ['zh-Hant-TW, ja-JP-u-ca-japanese', 'ja'],
  [`${'x,'.repeat(5000)}de`, 'en'],
])('%j is answered in %s', (header, expected) => {
  expect(negotiateLocale(header, locales, 'en')).toBe(expected);
});

test('a region that the publication has is told apart', () => {
  expect(negotiateLocale('pt-BR,pt;q=0.9', ['pt', 'pt-BR'], 'pt')).toBe('pt-BR');
  expect(negotiateLocale('pt-AO', ['pt', 'pt-BR'], 'pt-BR')).toBe('pt');
});
