import { expect, test } from 'vitest';
import { checksIn } from '../../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'en-GB', 'de', 'fr', 'es', 'ar', 'ja', 'da']);
const original = 'Sie trafen sich am 14. März 2019 dort.';

const suggested = (locale: string, translation: string) =>
  findingsOf(locale, original, translation, { from: 'de' }).flatMap(({ rule, suggestion }) =>
    rule === 'date-order' ? [suggestion] : [],
  );

test.each([
  ['ja', '彼らは14日3月2019年に会った。', '2019年3月14日'],
  ['ja', '彼らは3月14日2019年に会った。', '2019年3月14日'],
  ['en', 'They met there on 14. March 2019.', '14 March 2019'],
  ['en-GB', 'They met there on 14. March 2019.', '14 March 2019'],
  ['fr', 'Ils s’y sont vus le 14. mars 2019.', '14 mars 2019'],
  ['es', 'Se vieron allí el 14. marzo 2019.', '14 de marzo de 2019'],
])('a date in the order or with the marks of another language: %s %s', (locale, translation, right) => {
  expect(suggested(locale, translation)).toEqual([right]);
});

test.each([
  ['ja', '彼らは2019年3月14日に会った。'],
  ['en', 'They met there on March 14, 2019.'],
  ['en', 'They met in room 12. March 2019 was cold, and on 14 March 2019 it rained.'],
  ['da', 'De mødtes der den 14. marts 2019.'],
])('a date as the language writes it: %s %s', (locale, translation) => {
  expect(suggested(locale, translation)).toEqual([]);
});
