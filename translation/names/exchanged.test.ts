import { expect, test } from 'vitest';
import { checkPair } from '../check-pair.ts';
import { prepareChecks } from '../prepare.ts';

const context = await prepareChecks(['en', 'de', 'fr', 'es', 'ar', 'ja']);

function namesMissing(locale: string, original: string, translation: string) {
  return checkPair({
    original: { source: original, locale: 'en' },
    translation: { source: translation, locale },
    context,
  })
    .filter(({ rule }) => rule === 'name-missing')
    .map(({ values }) => values?.name);
}

const original = 'We met Ada Lovelace and Noam Shazeer in New York, and Shazeer spoke.';

test.each([
  ['de', original, 'Wir trafen Ada Lovelace und Noam Doe in New York, und Shazeer sprach.', 'Shazeer'],
  ['de', original, 'Wir trafen Ada Loxzlace und Noam Shazeer in New York, und Shazeer sprach.', 'Lovelace'],
  ['fr', original, 'Nous avons rencontré Ada Loxzlace et Noam Shazeer à New York, et Shazeer a parlé.', 'Lovelace'],
  ['es', original, 'Vimos a Ada Lovelace y a Noam Meier en Nueva York, y Shazeer habló.', 'Shazeer'],
  [
    'ja',
    original,
    '私たちはエイダ・ハヤカワとノーム・シャジールにニューヨークで会い、シャジールが話した。',
    'Lovelace',
  ],
  ['ar', 'Paul Triolo wrote it, and Triolo read it.', 'كتبه بول سميث، وقرأه تريولو.', 'Triolo'],
])('another name: %s %s %s', (locale, source, translation, name) => {
  expect(namesMissing(locale, source, translation)).toContain(name);
});

test.each([
  ['de', original, 'Wir trafen Ada Lovelace und Noam Shazeer in New York, und Shazeer sprach.'],
  ['de', 'Alan Turing and his mother wrote it.', 'Alan Turings Mutter und er schrieben es.'],
  ['de', 'He read the Debian Administrator’s Handbook.', 'Er las das Debian Administrationshandbuch.'],
  ['fr', 'The Linux Mint Debian Edition is small.', 'La Linux Mint Édition Debian est petite.'],
  ['es', 'They sailed from Vienna to Seville.', 'Navegaron de Viena a Sevilla.'],
  ['ar', original, 'التقينا آدا لوفليس ونوام شازير في نيويورك، وتحدث شازير.'],
  ['ja', original, '私たちはエイダ・ラブレスとノーム・シャジールにニューヨークで会い、シャジールが話した。'],
])('the same names: %s %s %s', (locale, source, translation) => {
  expect(namesMissing(locale, source, translation)).toEqual([]);
});
