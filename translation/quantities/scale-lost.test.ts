import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja', 'tr', 'hi']);

function numbersOf(from: string, to: string, original: string, translation: string) {
  return findingsOf(to, original, translation, { from }).flatMap(({ rule, severity, values }) =>
    rule === 'number-differs' ? [`${severity} ${values.found}`] : [],
  );
}

const raised = 'In spring the company raised 1.5 million dollars, its head said.';

test.each([
  ['en', 'de', raised, 'Im Frühjahr nahm die Firma 1,5 Dollar ein, sagte ihre Leiterin.', '1,5'],
  ['en', 'fr', raised, 'Au printemps, l’entreprise a levé 1,5 dollar, selon sa directrice.', '1,5'],
  ['en', 'es', raised, 'En primavera la empresa recaudó 1,5 dólares, dijo su directora.', '1,5'],
  ['en', 'ar', raised, 'جمعت الشركة في الربيع 1.5 دولار، بحسب مديرتها.', '1.5'],
  ['en', 'ja', raised, '同社は春に1.5ドルを調達したと代表は述べた。', '1.5'],
  ['en', 'es', 'It has 15 billion dollars.', 'Tiene 15 mil dólares.', '15 mil'],
  ['ja', 'de', '東京には3万人が住む。', 'In Tokio leben 3 Menschen.', '3'],
  ['de', 'en', 'Die Stadt schuldet der Bank 15 Mrd. Euro.', 'The city owes the bank 15 euros.', '15'],
])('a word such as million is lost: %s → %s: %s %s', (from, to, original, translation, found) => {
  expect(numbersOf(from, to, original, translation)).toEqual([`error ${found}`]);
});

test.each([
  ['en', 'de', raised, 'Im Frühjahr nahm die Firma 1,5 Mio. Dollar ein, sagte ihre Leiterin.'],
  ['en', 'de', raised, 'Im Frühjahr nahm die Firma 1 500 000 Dollar ein, sagte ihre Leiterin.'],
  ['en', 'fr', raised, 'Au printemps, l’entreprise a levé 1,5 M$, selon sa directrice.'],
  ['en', 'ar', raised, 'جمعت الشركة في الربيع 1.5 مليون دولار، بحسب مديرتها.'],
  ['en', 'ja', raised, '同社は春に150万ドルを調達したと代表は述べた。'],
  ['en', 'tr', raised, 'Şirket ilkbaharda 1,5 milyon dolar topladı.'],
  ['en', 'hi', raised, 'कंपनी ने वसंत में 1.5 मिलियन डॉलर जुटाए।'],
  ['en', 'es', 'It has 15 billion dollars.', 'Tiene 15 mil millones de dólares.'],
  ['en', 'de', 'It grew from 1.5 million to 2 million people.', 'Es wuchs von 1,5 auf 2 Millionen Menschen.'],
  ['en', 'de', 'Between 10 and 20 thousand people came.', 'Es kamen 10 000 bis 20 000 Menschen.'],
  ['en', 'es', 'There were 12,500 homes.', 'Había 12 500 hogares.'],
  ['en', 'de', 'There were 12,500 homes.', 'Es gab 12 500 Haushalte.'],
  ['en', 'fr', 'Between 10 and 20 thousand people came.', 'De 10 à 20 mille personnes sont venues.'],
])('the word is there, or the number is written in another way: %s → %s: %s %s', (from, to, original, translation) => {
  expect(numbersOf(from, to, original, translation)).toEqual([]);
});
