import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja', 'ko', 'hi']);

const numbersOf = (from: string, to: string, original: string, translation: string) =>
  findingsOf(to, original, translation, { from }).flatMap(({ rule, severity }) =>
    rule.startsWith('number-') && severity !== 'hint' ? [rule] : [],
  );

const talks = 'The talks began at 6 p.m. on Monday and ended at 2:15 a.m.';

const evening = 'It began at 6:30 p.m. on Monday.';

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
  ['en', 'de', evening, 'Es begann am Montag um 18.30 Uhr.'],
  ['en', 'de', evening, 'Es begann am Montag um 6.30 Uhr abends.'],
  ['en', 'de', evening, 'Es begann am Montag um halb sieben.'],
  ['en', 'fr', evening, 'Cela commença lundi à 18 h 30.'],
  ['en', 'fr', evening, 'Cela commença lundi à 18h30.'],
  ['en', 'fr', evening, 'Cela commença lundi à six heures et demie du soir.'],
  ['en', 'es', evening, 'Empezó el lunes a las 6:30 de la tarde.'],
  ['en', 'es', evening, 'Empezó el lunes a las 18.30.'],
  ['en', 'ar', evening, 'بدأ يوم الاثنين في الساعة ٦:٣٠ مساءً.'],
  ['en', 'ar', 'It began at 6 p.m. on Monday.', 'بدأ يوم الاثنين في الساعة السادسة مساءً.'],
  ['en', 'ja', evening, '月曜日の午後6時30分に始まった。'],
  ['en', 'ja', evening, '月曜日の18時半に始まった。'],
  ['en', 'ko', evening, '월요일 오후 6시 30분에 시작되었다.'],
  ['en', 'ja', 'It began at 12:30 p.m. on Monday.', '月曜日の午後0時30分に始まった。'],
  ['en', 'ja', 'It began at noon and ended at midnight.', '正午に始まり、午前0時に終わった。'],
  ['en', 'de', 'It began at 6:30 on Monday.', 'Es begann um 6:30 am Montag.'],
  ['en', 'de', 'Open from 6:30 to 8 p.m. daily.', 'Geöffnet täglich von 18.30 bis 20 Uhr.'],
  ['en', 'de', 'Open from 9:00–17:00 daily.', 'Geöffnet täglich von 9 bis 17 Uhr.'],
  ['fr', 'en', 'Cela commença à 18 h.', 'It began at 6:00 p.m.'],
  // No times, though they look so.
  ['en', 'de', 'In John 3:16 it says so.', 'In Johannes 3,16 steht es.'],
  ['en', 'fr', 'The video lasts 4:30 in all.', 'La vidéo dure 4 min 30 en tout.'],
  ['fr', 'en', 'Après 2 h 30 de route, il dort.', 'After 2.5 hours on the road he sleeps.'],
  ['de', 'en', 'Sie gewannen 21:15 gegen uns.', 'They won 21-15 against us.'],
])('one time as two languages say it: %s → %s: %s %s', (from, to, original, translation) => {
  expect(numbersOf(from, to, original, translation)).toEqual([]);
});

test.each([
  ['en', 'de', 'The talks began at 6 p.m. on Monday.', 'Die Gespräche begannen am Montag um 19 Uhr.'],
  ['en', 'ja', 'The talks began at 6 p.m. on Monday.', '協議は月曜日の午後7時に始まった。'],
  ['en', 'fr', 'The talks began at 6 p.m. on Monday.', 'Les discussions ont commencé lundi à 16 heures.'],
  ['en', 'de', evening, 'Es begann am Montag um 19.30 Uhr.'],
  ['en', 'de', evening, 'Es begann am Montag um 6.30 Uhr morgens.'],
  ['en', 'de', 'It began at 6:30 on Monday.', 'Es begann am Montag um 7:30.'],
  ['en', 'de', 'It began at 6:30 a.m. on Monday.', 'Es begann am Montag um 18.30 Uhr.'],
  ['en', 'de', 'It began at 6 p.m. on Monday.', 'Es begann am Montag um 6 Uhr morgens.'],
  ['en', 'fr', evening, 'Cela commença lundi à 19 h 30.'],
  ['en', 'es', evening, 'Empezó el lunes a las 6:30 de la mañana.'],
  ['en', 'ar', evening, 'بدأ يوم الاثنين في الساعة ٧:٣٠ مساءً.'],
  ['en', 'ja', evening, '月曜日の午後7時30分に始まった。'],
  ['en', 'ja', evening, '月曜日の午前6時30分に始まった。'],
  ['en', 'hi', evening, 'यह सोमवार को शाम 7:30 बजे शुरू हुआ।'],
  ['fr', 'en', 'Cela commença à 18 h.', 'It began at 7:00 p.m.'],
])('another time: %s → %s: %s %s', (from, to, original, translation) => {
  expect(numbersOf(from, to, original, translation)).toEqual(['number-differs']);
});

test('a number in a name may touch it in another language', () => {
  expect(numbersOf('en', 'ja', 'The Boeing 737 Max flew in 2020.', 'ボーイング737MAXは2020年に飛んだ。')).toEqual([]);
});

test('a time may be of another zone', () => {
  const [original, translation] = ['It begins at 1 p.m. (ET).', 'Es beginnt um 19 Uhr (MEZ).'];
  const findings = findingsOf('de', original, translation);
  expect(findings).toMatchObject([{ rule: 'number-differs', severity: 'warning' }]);
});
