import { beforeAll, expect, test } from 'vitest';
import { type CheckContext, prepareChecks } from '../prepare.ts';
import { inLocaleForm } from './locale-form.ts';
import { wordsOf } from './unit.ts';

let context: CheckContext;
beforeAll(async () => {
  context = await prepareChecks(['en', 'de', 'fr', 'es', 'ar', 'ja']);
});

function formed(to: string, answer: string, original = answer): string {
  const tongue = (locale: string) => {
    const language = context.languages.get(locale);
    if (!language) throw new Error(`${locale} is not prepared.`);
    return { locale, language };
  };
  return wordsOf(inLocaleForm([answer], { original: [original], from: tongue('en'), to: tongue(to) }));
}

test.each([
  ['de', 'Er rief: “Komm ‘heim’ jetzt!”', 'Er rief: „Komm ‚heim‘ jetzt!“'],
  ['de', "Das \"Haus\" von 'gestern' ist's.", 'Das „Haus“ von „gestern“ ist’s.'],
  ['de', 'Das „Haus“ und »Hof«.', 'Das „Haus“ und »Hof«.'],
  ['es', "Escribió: “Cuando digo: ‘Está en inglés.'”", 'Escribió: «Cuando digo: “Está en inglés.”»'],
  ['fr', 'Il dit "oui" ; elle dit "non" !', 'Il dit «\u202foui\u202f»\u202f; elle dit «\u202fnon\u202f»\u202f!'],
  ['fr', "L'agence n'a rien dit: pourquoi?", 'L’agence n’a rien dit\u202f: pourquoi\u202f?'],
  ['ar', 'قال "نعم" ثم “لا”.', 'قال «نعم» ثم «لا».'],
  ['ja', '彼は"はい"と言い、『本』を読んだ。', '彼は「はい」と言い、『本』を読んだ。'],
])('marks in %s: %s', (to, answer, expected) => {
  expect(formed(to, answer)).toBe(expected);
});

test.each([
  ['a mark without a counterpart', 'de', 'Er rief: “Komm heim'],
  ['feet and inches', 'de', 'Er war 5\'11" groß.'],
  ['a possessive at a word’s end', 'es', 'Los amigos’ casa'],
])('%s stays', (_, to, answer) => {
  expect(formed(to, answer)).toBe(answer);
});

test.each([
  ['de', '9,000 people, 1.5 million, 2,500,000.75', '9.000 people, 1,5 million, 2.500.000,75'],
  ['fr', '9,000 people', '9\u202f000 people'],
  ['es', '9,000 and 12,000', '9000 and 12.000'],
  ['ja', '9,000', '9,000'],
  ['de', 'GPT-3.5, Llama 3.1, version 1.2.3, 10:30, 2,024th', 'GPT-3.5, Llama 3.1, version 1.2.3, 10:30, 2,024th'],
])('numbers in %s: %s', (to, answer, expected) => {
  expect(formed(to, answer)).toBe(expected);
});

test('a number that the original does not have so is the engine’s own', () => {
  expect(formed('de', 'Es sind 1,234 Grad.', 'It is 1.234 degrees.')).toBe('Es sind 1,234 Grad.');
});

test.each([
  ['de', 'Am March 3, 2023 und im October 1950.', 'Am 3. März 2023 und im Oktober 1950.'],
  ['fr', 'Le 3 March 2023.', 'Le 3 mars 2023.'],
  ['es', 'El March 3, 2023.', 'El 3 de marzo de 2023.'],
  ['ar', 'في March 3, 2023.', 'في 3 مارس 2023.'],
  ['ja', 'March 3, 2023に。', '2023年3月3日に。'],
])('a date that was left as it was is written as in %s', (to, answer, expected) => {
  const original = 'It was on March 3, 2023, or on 3 March 2023, or in October 1950.';
  expect(formed(to, answer, original)).toBe(expected);
});

test('months and years are joined as the language joins them', () => {
  expect(formed('es', 'En junio 2023 cerró.', 'In June 2023 it closed.')).toBe('En junio de 2023 cerró.');
  expect(formed('de', 'Im Juni 2023 schloss es.', 'In June 2023 it closed.')).toBe('Im Juni 2023 schloss es.');
});

test('what is no date stays', () => {
  expect(formed('de', 'May 2 Leute bleiben, im March 99.')).toBe('May 2 Leute bleiben, im March 99.');
});
