import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja']);

function findings(locale: string, original: string, translation: string) {
  return findingsOf(locale, original, translation).filter(({ rule }) => rule === 'name-missing');
}

function namesMissing(locale: string, original: string, translation: string) {
  return findings(locale, original, translation).map(({ values }) => values?.name);
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

const [maker, lawyer, country] = [
  'It is ten times faster than a human being, its maker Bosch claims.',
  'It was wrong, recalls the lawyer Thomas Okafor.',
  'The ship came from Norway last night.',
];

test.each([
  ['de', maker, 'Er ist zehnmal schneller als ein Mensch, behauptet der Hersteller Siemens.', 'Bosch'],
  ['ar', maker, 'إنه أسرع من الإنسان بعشر مرات، كما تقول الشركة المصنعة سيمنز.', 'Bosch'],
  ['ja', maker, '人間の10倍の速さだと、製造元のシーメンスは言う。', 'Bosch'],
  ['de', lawyer, 'Das war falsch, erinnert sich der Anwalt John Smith.', 'Thomas Okafor'],
  ['ja', lawyer, 'それは間違いだったと、弁護士の田中一郎氏は振り返る。', 'Thomas Okafor'],
  ['ar', lawyer, 'كان ذلك خطأ، يتذكر المحامي سامي الحسن.', 'Thomas Okafor'],
  ['fr', 'A reward that Interpol has offered expires.', 'La prime qu’Europol a offerte expire.', 'Interpol'],
  ['de', 'The physicist moved to Berkeley in 1936.', 'Die Physikerin ging 1936 nach Berlin.', 'Berkeley'],
  ['de', 'We had an hour, says Marta Lindqvist.', 'Wir hatten eine Stunde, sagt Martin Lindberg.', 'Marta Lindqvist'],
  ['de', 'The shops of Cairo stayed open.', 'Die Läden von Tunis blieben offen.', 'Cairo'],
  ['fr', 'Microsoft denied it, and Google said nothing.', 'Google l’a nié, et Microsoft n’a rien dit.', 'Microsoft'],
  [
    'de',
    'Microsoft denied it, and Google said nothing.',
    'Google bestritt es, und Microsoft sagte nichts.',
    'Microsoft',
  ],
])('a name that stands nowhere else: %s %s %s', (locale, source, translation, name) => {
  expect(findings(locale, source, translation)).toMatchObject([{ severity: 'hint', values: { name } }]);
});

test.each([
  ['de', country, 'Das Schiff kam gestern Abend aus Schweden.'],
  ['fr', country, 'Le navire est arrivé de Suède hier soir.'],
  ['es', country, 'El barco llegó anoche de Suecia.'],
  ['ar', country, 'وصلت السفينة من السويد الليلة الماضية.'],
  ['ja', country, '船は昨夜スウェーデンから来た。'],
])('another country: %s %s', (locale, source, translation) => {
  expect(findings(locale, source, translation)).toMatchObject([{ severity: 'warning', values: { name: 'Norway' } }]);
});

test.each([
  ['de', maker, 'Er ist zehnmal schneller als ein Mensch, behauptet der Hersteller Bosch.'],
  ['ar', maker, 'إنه أسرع من الإنسان بعشر مرات، كما تقول الشركة المصنعة بوش.'],
  ['ja', maker, '人間の10倍の速さだと、製造元のボッシュは言う。'],
  ['ja', lawyer, 'それは間違いだったと、弁護士のトーマス・オカフォー氏は振り返る。'],
  ['ja', 'It was restored by Kengo Kuma.', '隈研吾が修復した。'],
  ['ar', lawyer, 'كان ذلك خطأ، يتذكر المحامي توماس أوكافور.'],
  ['de', 'The shops of Cairo stayed open.', 'Die Läden von Kairo blieben offen.'],
  ['de', 'He came from Cologne, she from Prague.', 'Er kam aus Köln, sie aus Prag.'],
  ['de', country, 'Das norwegische Schiff kam gestern Abend aus Bergen.'],
  ['de', 'A number in Canada will do.', 'Eine Nummer in Deutschland oder Österreich genügt.', 'hint'],
  ['ja', country, '船は昨夜ノルウェーから来た。'],
  ['ar', country, 'وصلت السفينة من النرويج الليلة الماضية.'],
  ['fr', 'Microsoft denied it, and Google said nothing.', 'Microsoft l’a nié, et Google n’a rien dit.'],
  ['fr', 'Microsoft denied it, as Google had done.', 'Comme Google, Microsoft l’a nié.'],
])('a name in another form, or in letters of its own: %s %s %s', (locale, source, translation, severity?: string) => {
  expect(findings(locale, source, translation).map((finding) => finding.severity)).toEqual(severity ? [severity] : []);
});
