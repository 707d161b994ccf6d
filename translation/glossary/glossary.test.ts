import { expect, test } from 'vitest';
import { allTerms, glossaryFor, glossaryHash, glossarySchema, missingTerms } from './glossary.ts';

const glossary = glossarySchema.parse({
  keep: ['MSRA'],
  terms: [
    {
      words: {
        en: ['language model', 'language models'],
        de: ['Sprachmodell', 'Sprachmodelle'],
        ar: 'نموذج لغوي',
        ja: '言語モデル',
      },
    },
    { words: { en: 'large language model', de: 'großes Sprachmodell' } },
    { words: { en: 'IT', de: 'EDV' }, note: 'The department.' },
    { words: { en: 'colour', 'en-US': 'color', de: 'Farbe' } },
  ],
});

const terms = (words: string, to = 'de', from = 'en') =>
  glossaryFor(glossary, words, from, to).terms.map(({ target }) => target);

test('a term is found in any of its forms, as a word of its own', () => {
  expect(terms('Two language models were tested.')).toEqual(['Sprachmodell']);
  expect(terms('A sublanguage modelling task.')).toEqual([]);
  expect(terms('言語モデルの試験', 'de', 'ja')).toEqual(['Sprachmodell']);
});

test('of two terms, one in the other, the longer counts, unless the shorter stands elsewhere too', () => {
  expect(terms('A large language model was tested.')).toEqual(['großes Sprachmodell']);
  expect(terms('A large language model and a language model.')).toEqual(['Sprachmodell', 'großes Sprachmodell']);
});

test('a term in capitals is no word in small letters', () => {
  expect(terms('It is here.')).toEqual([]);
  expect(terms('Our IT is here.')).toEqual(['EDV']);
});

test('a locale with a region has its own forms, else those of the language', () => {
  expect(terms('The color is red.', 'de', 'en-US')).toEqual(['Farbe']);
  expect(terms('Two language models.', 'de-AT', 'en-GB')).toEqual(['Sprachmodell']);
});

test('what a translation lacks of a glossary is named; endings and vowel signs are no matter', () => {
  const use = glossaryFor(glossary, 'MSRA tests a language model.', 'en', 'de');
  expect(missingTerms(use, 'MSRA prüft ein Modell.')).toEqual(['Sprachmodell']);
  expect(missingTerms(use, 'Das Labor prüft die Größe des Sprachmodells.')).toEqual(['MSRA']);
  const arabic = glossaryFor(glossary, 'A language model.', 'en', 'ar');
  expect(missingTerms(arabic, 'نموذجٌ لغويّ')).toEqual([]);
});

test('the hash concerns what is said about the words, and nothing else of the glossary', () => {
  const hash = (words: string) => glossaryHash(glossaryFor(glossary, words, 'en', 'de'));
  expect(hash('No term.')).toBe('');
  expect(hash('A language model.')).toBe(hash('Another language model.'));
  expect(hash('A language model.')).not.toBe(hash('A language model at MSRA.'));
});

test('an engine with glossaries of its own gets every form', () => {
  expect(allTerms(glossary, 'en', 'ja')).toEqual([
    { source: 'language model', target: '言語モデル' },
    { source: 'language models', target: '言語モデル' },
    { source: 'MSRA', target: 'MSRA' },
  ]);
});

test.each([
  [{ terms: [{ words: { en: 'one' } }] }, 'two languages'],
  [{ terms: [{ words: { en: 'one', xx_YY: 'two' } }] }, 'BCP 47'],
  [{ terms: [{ words: { en: 'one', de: ' ' } }] }, 'must not be empty'],
  [{ names: ['a'] }, 'names'],
  [{ terms: [{ words: { en: 'a', de: 'b' }, notes: 'x' }] }, 'notes'],
])('%j is refused', (data, message) => {
  const parsed = glossarySchema.safeParse(data);
  expect(JSON.stringify(parsed.error?.issues)).toContain(message);
});
