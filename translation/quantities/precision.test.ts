import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

// How people write numbers and units, and beside it the fault that looks like it.

const { rulesOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja']);

test('a unit that nobody wrote down here is no lost unit', () => {
  const original = 'The site needs 3,500 kilowatt-hours and 100 megawatts.';
  const translation = 'El sitio necesita 3500 kilovatioshora y 100 megavatios eléctricos.';
  expect(rulesOf('es', original, translation)).not.toContain('unit-differs');
  expect(rulesOf('ja', 'A grid of 28 kilometres is coarse.', '28キロの格子は粗い。')).not.toContain('unit-differs');
});

test('a number with its groups is no decimal of another language', () => {
  const text = (number: string) => `Rund ${number} Schiffe kamen, 1,5 Millionen Menschen sahen sie.`;
  const original = 'Some 3,500 ships came, and 1.5 million people saw them.';
  expect(rulesOf('de', original, text('3.500'))).not.toContain('number-format');
  expect(rulesOf('de', original, text('3,500'))).toContain('number-format');
});

test.each([
  ['de', 'Some 9,000 people came.', 'Rund 9 Menschen kamen.'],
  ['de', 'The reward is 250,000 euros.', 'Die Belohnung beträgt 250 Euro.'],
  ['es', 'It weighs 1,500 kg.', 'Pesa 1,5 kg.'],
  ['fr', 'Some 12,000 ships came.', 'Quelque 12 navires sont venus.'],
  ['ar', 'Some 9,000 people came.', 'جاء نحو ٩ أشخاص.'],
  ['ja', 'Some 9,000 people came.', '約9人が来た。'],
])('three digits are lost: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).toContain('number-differs');
});

test.each([
  ['de', 'Some 9,000 people came.', 'Rund 9 Tausend Menschen kamen.'],
  ['de', 'It weighs 1,500 kg.', 'Es wiegt 1,5 t.'],
  ['es', 'It weighs 1.254 kg.', 'Pesa 1254 kg.'],
  ['ja', 'Some 9,000 people came.', '約9千人が来た。'],
])('the same number in another way: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).not.toContain('number-differs');
});

test.each([
  ['de', 'It made a profit of CHF 2.5 million.', 'Es machte 2,5 Millionen Franken Gewinn.'],
  ['es', 'It costs CHF 2.50 to park.', 'Aparcar cuesta 2,50 francos.'],
  ['fr', 'A path of Berlin 2.5 kilometres long.', 'Un chemin de Berlin long de 2,5 kilomètres.'],
])('a decimal behind a word with a capital: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).not.toContain('number-format');
});

test('a version keeps its dot', () => {
  const original = 'It needs at least Nautilus 2.5 and it works well.';
  expect(rulesOf('de', original, 'Es braucht mindestens Nautilus 2,5 und läuft gut.')).toContain('number-format');
  expect(rulesOf('de', original, 'Es braucht mindestens Nautilus 2.5 und läuft gut.')).not.toContain('number-format');
});

test('a number with a dot in both of two languages that write commas is none with a fraction', () => {
  const check = (original: string, translation: string) => rulesOf('fr', original, translation, { from: 'de' });
  const original = 'Karten zu 2,5 Euro gibt es in Raum 4.12, sagt sie.';
  expect(check(original, 'Des billets à 2,5 euros sont en vente salle 4.12, dit-elle.')).not.toContain('number-format');
  expect(check(original, 'Des billets à 2.5 euros sont en vente salle 4.12, dit-elle.')).toContain('number-format');
});

test.each([
  ['ar', 'It fell to 7 °C at night.', 'انخفضت ليلًا إلى 7 درجات مئوية.', 'انخفضت ليلًا إلى 7 درجات فهرنهايت.'],
  ['ja', 'It fell to 7 °C at night.', '夜は7度まで下がった。', '夜は7kmまで下がった。'],
  ['fr', 'It fell to 7 °C at night.', 'La nuit, il faisait 7 degrés.', 'La nuit, il faisait 7 °F.'],
])('degrees may be of either scale: %s', (locale, original, right, wrong) => {
  expect(rulesOf(locale, original, right)).not.toContain('unit-differs');
  expect(rulesOf(locale, original, wrong)).toContain('unit-differs');
});
