import { expect, test } from 'vitest';
import { checkPair } from '../check-pair.ts';
import { prepareChecks } from '../prepare.ts';

const context = await prepareChecks(['en', 'de', 'fr', 'es', 'ar', 'ja']);

const numbersOf = (from: string, to: string, original: string, translation: string) =>
  checkPair({
    original: { source: original, locale: from },
    translation: { source: translation, locale: to },
    context,
  }).flatMap(({ rule, severity }) => (rule.startsWith('number-') && severity !== 'hint' ? [rule] : []));

const talks = 'The talks began at 6 p.m. on Monday and ended at 2:15 a.m.';

test.each([
  ['en', 'de', talks, 'Die Gespräche begannen am Montag um 18 Uhr und endeten um 2.15 Uhr.'],
  ['en', 'de', talks, 'Die Gespräche begannen am Montag um 18:00 Uhr und endeten um 2:15 Uhr.'],
  ['en', 'fr', talks, 'Les discussions ont commencé lundi à 18 heures et se sont achevées à 2 h 15.'],
  ['en', 'fr', talks, 'Les discussions ont commencé lundi à 18h et se sont achevées à 2h15.'],
  ['en', 'es', talks, 'Las conversaciones empezaron el lunes a las 18 horas y terminaron a las 2.15.'],
  ['en', 'ar', talks, 'بدأت المحادثات يوم الاثنين في الساعة 6 مساءً وانتهت في الساعة 2:15 صباحًا.'],
  ['en', 'ja', talks, '協議は月曜日の午後6時に始まり、午前2時15分に終わった。'],
  ['en', 'ja', talks, '協議は月曜日の18時に始まり、午前2時15分に終わった。'],
  ['de', 'en', 'Um 18 Uhr begann es, um 20.15 Uhr war es aus.', 'It began at 6 p.m. and was over at 8:15 p.m.'],
  ['ja', 'en', '午後3時半に始まった。', 'It began at 3:30 p.m.'],
])('one time as two languages say it: %s → %s: %s %s', (from, to, original, translation) => {
  expect(numbersOf(from, to, original, translation)).toEqual([]);
});

test.each([
  ['en', 'de', 'The talks began at 6 p.m. on Monday.', 'Die Gespräche begannen am Montag um 19 Uhr.'],
  ['en', 'ja', 'The talks began at 6 p.m. on Monday.', '協議は月曜日の午後7時に始まった。'],
  ['en', 'fr', 'The talks began at 6 p.m. on Monday.', 'Les discussions ont commencé lundi à 16 heures.'],
])('another time: %s → %s: %s %s', (from, to, original, translation) => {
  expect(numbersOf(from, to, original, translation)).toEqual(['number-differs']);
});

test('a number in a name may touch it in another language', () => {
  expect(numbersOf('en', 'ja', 'The Boeing 737 Max flew in 2020.', 'ボーイング737MAXは2020年に飛んだ。')).toEqual([]);
});
