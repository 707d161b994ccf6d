import { expect, test } from 'vitest';
import { excerptAround, foldWord, markMatches, queryPhrases, readingMinutes, searchTokens, wordsOf } from './words.ts';

test.each([
  ['Île', 'ile'],
  ['cœur', 'coeur'],
  ['Œuvre', 'oeuvre'],
  ['Æther', 'aether'],
  ['Łódź', 'lodz'],
  ['Straße', 'strasse'],
  ['STRAẞE', 'strasse'],
  ['İstanbul', 'istanbul'],
  ['ＡＩ２', 'ai2'],
  ['ﾒﾃﾞｨｱ', 'メディア'],
  ['が', 'が'],
  ['ذَكَاءٌ', 'ذكاء'],
  ['أحمد', 'احمد'],
  ['إعلام', 'اعلام'],
  ['آلة', 'اله'],
  ['مستشفى', 'مستشفي'],
  ['ذكـــاء', 'ذكاء'],
  ['ﻻ', 'لا'],
  ['٢٠٢٣', '2023'],
  ['۱۴۰۲', '1402'],
])('%s is searched for as %s', (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

test('words are what a language takes for words', () => {
  const words = (text: string, locale: string) => Array.from(wordsOf(text, locale), ({ word }) => word);
  expect(words('L’homme-machine, 2.0!', 'fr')).toEqual(['L', 'homme', 'machine', '2', '0']);
  expect(words('人工知能のニュース', 'ja')).toEqual(['人工', '知能', 'の', 'ニュース']);
  expect(words('GPT-4とAIの話', 'ja')).toContain('話');
  expect(words('', 'en')).toEqual([]);
});

test('the Arabic article may be left out, alone and behind a particle', () => {
  for (const word of ['الذكاء', 'والذكاء', 'بالذكاء', 'للذكاء']) {
    expect(searchTokens(word, 'ar').split(' ')).toContain('ذكاء');
  }
  expect(searchTokens('الى', 'ar')).toBe('الي');
  expect(queryPhrases('الذكاء الاصطناعي', 'ar')).toEqual([['ذكاء'], ['اصطناعي']]);
});

test('a query has at most twelve words, of which those without a space between belong together', () => {
  expect(queryPhrases('Über  uns!', 'de')).toEqual([['uber'], ['uns']]);
  expect(queryPhrases('人工知能 倫理', 'ja')).toEqual([['人工', '知能'], ['倫理']]);
  expect(queryPhrases(' "*() -- ', 'en')).toEqual([]);
  expect(queryPhrases('w '.repeat(40), 'en')).toHaveLength(12);
});

test('matches are marked as they stand in the text', () => {
  const marked = (text: string, query: string, locale: string) =>
    markMatches(text, query, locale)
      .map(({ text: piece, match }) => (match ? `[${piece}]` : piece))
      .join('');
  expect(marked('Das Café schließt früh', 'cafe SCHLIESS', 'de')).toBe('Das [Café] [schließt] früh');
  expect(marked('والذَّكاء الاصطناعي', 'ذكاء', 'ar')).toBe('[والذَّكاء] الاصطناعي');
  expect(marked('人工知能の倫理', '人工知能', 'ja')).toBe('[人工知能]の倫理');
  expect(marked('L’intelligence, la langue', 'l’intelligence', 'fr')).toBe('[L]’[intelligence], la langue');
  expect(marked('KI und Kilowatt', 'KI', 'de')).toBe('[KI] und Kilowatt');
  expect(marked('الذكاء والذكاء', 'الذكاء', 'ar')).toBe('[الذكاء] [والذكاء]');
  expect(marked('nothing', 'else', 'en')).toBe('nothing');
  expect(marked('', 'else', 'en')).toBe('');
});

test('an excerpt stands around the first match, with whole words', () => {
  const text = `${'before '.repeat(60)}the needle ${'after '.repeat(60)}`;
  const excerpt = excerptAround(text, 'need', 'en', 80) ?? '';
  expect(excerpt).toMatch(/^… (?:before )+the needle (?:after )+…$/);
  expect(excerpt.length).toBeLessThan(100);
  expect(excerptAround('A short needle.', 'needle', 'en')).toBe('A short needle.');
  expect(excerptAround(text, 'haystack', 'en')).toBeUndefined();
});

test('reading takes as long in scripts without spaces as it does', () => {
  expect(readingMinutes('word '.repeat(660), 'en')).toBe(3);
  expect(readingMinutes('漢字'.repeat(500), 'ja')).toBe(2);
  expect(readingMinutes('كلمة '.repeat(440), 'ar')).toBe(2);
  expect(readingMinutes('', 'en')).toBe(1);
});
