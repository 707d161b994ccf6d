import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf: checked } = await checksIn(['en', 'en-IN', 'de', 'fr', 'es', 'ar', 'ja', 'ko', 'hi']);

const findingsOf = (from: string, to: string, original: string, translation: string) =>
  checked(to, original, translation, { from }).flatMap(({ rule, severity }) =>
    /^(?:number|unit|currency)-/.test(rule) && severity !== 'hint' ? [`${severity} ${rule}`] : [],
  );

test.each([
  // Sums in two parts.
  ['en', 'ja', 'It costs $7.50 in the shop.', '店では7ドル50セントする。'],
  ['en', 'ja', 'It costs 7 dollars 50 cents in the shop.', '店では7ドル50セントする。'],
  ['en', 'fr', 'It costs €7.50 in the shop.', 'Cela coûte 7 euros 50.'],
  ['en', 'ar', 'It costs $7.50 in the shop.', 'يكلّف 7 دولارات و50 سنتًا في المتجر.'],
  ['en', 'fr', 'It cost 7 euros. 50 people came.', 'Cela coûta 7 euros. 50 personnes vinrent.'],
  // Units of two systems, and of two sizes.
  ['en', 'fr', 'He is 6 ft 2 in tall and has 3 dogs.', 'Il mesure 1,88 m et a 3 chiens.'],
  ['en', 'de', 'He was 5 ft tall, and 2 m wide.', 'Er war 1,52 m groß und 2 m breit.'],
  ['en', 'de', 'Boil it at 212 °F in a pot.', 'Bei 100 °C in einem Topf kochen.'],
  ['de', 'ja', 'Er ist einen halben Meter lang.', '長さは50センチだ。'],
  ['fr', 'ja', 'Un demi-million de personnes y vivent.', 'そこには50万人が暮らす。'],
  // Years and decades.
  ['es', 'ja', 'Lo restauró en 2008-2009 el estudio de Kuma.', '2008～09年に隈研吾氏の事務所が修復した。'],
  ['es', 'ja', 'Lo restauró en 2008-2009 el estudio de Kuma.', '2008〜09年に隈研吾氏の事務所が修復した。'],
  ['es', 'de', 'Lo restauró en 2008-2009 el estudio de Kuma.', 'Kuma restaurierte es 2008/09.'],
  ['en', 'de', 'Between 1914–18 nothing was built.', 'Zwischen 1914 und 1918 wurde nichts gebaut.'],
  ['fr', 'ja', 'Cela date des années 90, dit-on partout.', 'それは1990年代にさかのぼるという。'],
  // Large numbers as others group and count them.
  ['en', 'hi', 'There were 150,000 people there.', 'वहाँ 1,50,000 लोग थे।'],
  ['en', 'en-IN', 'There were 150,000 people there.', 'There were 1,50,000 people there.'],
  ['en', 'ko', 'There were 1.5 million people there.', '그곳에는 150만명이 있었다.'],
  ['en', 'ko', 'It has 30,500 people.', '인구는 3만500명이다.'],
  ['en', 'ko', 'It has 3 pieces and 1,234 parts.', '3조각과 1,234개의 부품이 있다.'],
  // Parts of a whole, and of a law.
  ['en', 'ja', 'It is a millionth of it.', 'それは100万分の1だ。'],
  ['en', 'ja', 'It is 1/100 of it.', 'それは100分の1だ。'],
  ['en', 'ja', 'It is 1% of it.', 'それは100分の1だ。'],
  ['es', 'de', 'Según el artículo 50.4 de la ley, es así.', 'Nach Artikel 50 Absatz 4 des Gesetzes ist es so.'],
  // Names.
  ['en', 'ar', 'It has not done so since Covid-19 came here.', 'لم يفعل ذلك منذ كوفيد-١٩ الذي جاء.'],
  ['en', 'es', 'It has not done so since Covid-19 came here.', 'No lo hace desde la covid-19, que vino.'],
  ['en', 'ar', 'It checked 36 leads in the end.', 'فحص ال-٣٦ خيطًا في النهاية.'],
])('the same number in another form: %s → %s: %s %s', (from, to, original, translation) => {
  expect(findingsOf(from, to, original, translation)).toEqual([]);
});

test.each([
  ['en', 'ja', 'It costs $7.50 in the shop.', '店では7ドル60セントする。', 'error number-differs'],
  [
    'es',
    'ja',
    'Lo restauró en 2008-2009 el estudio de Kuma.',
    '2008～10年に事務所が修復した。',
    'error number-differs',
  ],
  ['en', 'ko', 'There were 1.5 million people there.', '그곳에는 150명이 있었다.', 'error number-differs'],
  ['en', 'de', 'Take 2 kg of flour with 3 eggs.', '900 g Mehl und 3 Eier nehmen.', 'error number-differs'],
  ['ja', 'fr', 'それは100万分の1だ。', 'C’en est un centième.', 'warning number-missing'],
])('another number: %s → %s: %s %s', (from, to, original, translation, found) => {
  expect(findingsOf(from, to, original, translation)).toContain(found);
});
