import { expect, test } from 'vitest';
import { checksIn, type Pair } from '../testing-pair.ts';

// What people who translate do with reason, and beside it the fault that looks like it.

const { findingsOf, rulesOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja', 'vi']);

const severityOf = (rule: string, ...pair: Pair) =>
  findingsOf(...pair).find((finding) => finding.rule === rule)?.severity;

test.each([
  ['de', 'Click **Printers** and the Administrator’s Handbook.', 'Klicken Sie auf **Drucker** und das Handbuch.'],
  ['fr', 'It rained on Monday, and in June it snowed.', 'Il a plu lundi, et en juin il a neigé.'],
  [
    'de',
    'The company was founded in Germany by two Swedish brothers.',
    'Die Firma gründeten zwei Schweden in Deutschland.',
  ],
  ['es', 'She wrote the novel “Paper Boats” in Madrid.', 'Escribió en Madrid la novela «Barcos de papel».'],
  ['fr', 'Use Page Up, or PageUp where there is one.', 'Utilisez Page Up ou Page Up quand il existe.'],
])('no name is missing: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).not.toContain('name-missing');
});

test.each([
  ['de', 'The letter was signed by Paul Triolo in May.', 'Den Brief unterschrieb Paul Meier im Mai.'],
  ['es', 'Paul Triolo signed the letter in May.', 'Paul Meier firmó la carta en mayo.'],
  ['fr', 'In May the letter was signed by Triolo.', 'En mai, la lettre fut signée par Meier.'],
])('a name became another one: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).toContain('name-missing');
});

test('a word of code beside emphasis is one word where the original has such words', () => {
  const original = 'The package is called *name*`-dev` here.';
  expect(rulesOf('fr', original, 'Le paquet s’appelle ici *nom*`-dev`.')).not.toContain('glued-code');
  expect(rulesOf('fr', original, 'Le paquet s’appelle`nom-dev` ici.')).toContain('glued-code');
});

test('code in which only a number differs was changed; other words in it may be a translation', () => {
  const original = 'Set `timeout: 45` in the file.';
  expect(severityOf('code-missing', 'de', original, 'Setzen Sie `timeout: 54` in der Datei.')).toBe('warning');
  expect(severityOf('code-missing', 'de', original, 'Setzen Sie `frist: 45` in der Datei.')).toBe('hint');
});

test('a stop that is missing is no sentence that was cut off', () => {
  const original = 'The harbour master kept the log for many years and showed it to nobody.';
  const severity = (translation: string) => severityOf('text-cut-off', 'de', original, translation);
  expect(severity('Der Hafenmeister verwahrte das Logbuch viele Jahre lang und zeigte es niemandem')).toBe('warning');
  expect(severity('Der Hafenmeister verwahrte das Logbuch viele Jahre lang, und er zeigte es dem')).toBe('error');
  expect(severity('Der Hafenmeister verwahrte das Logbuch')).toBe('error');
});

test('the items of a list may all end without a stop; one alone may not', () => {
  const original =
    '- what the harbour master wrote down every evening;\n- what the keeper of the lighthouse saw at night.\n';
  const open = '- was der Hafenmeister jeden Abend aufschrieb\n- was die Wärterin des Leuchtturms in der Nacht sah\n';
  expect(rulesOf('de', original, open)).not.toContain('text-cut-off');
  expect(rulesOf('de', original, open.replace('aufschrieb\n', 'aufschrieb;\n'))).toContain('text-cut-off');
});

test('straight marks around what the original has between them are not a slip', () => {
  const original = 'The “lab” prints "ready" and “done” on it.';
  expect(rulesOf('de', original, 'Das „Labor“ gibt "ready" und „fertig“ aus.')).not.toContain('quotes-kind');
  expect(severityOf('quotes-kind', 'de', original, 'Das „Labor“ gibt "bereit" und „fertig“ aus.')).toBe('error');
});

test.each([
  ['de', '„Wir hatten nichts“,sagte sie.'],
  ['de', '»Wir hatten nichts«,sagte sie.'],
  ['de', 'Er sagte nur:„Lesen Sie.“'],
  ['de', 'Er kam 2019,und sie ging.'],
  ['fr', 'Il a dit\u00a0:«\u00a0Lisez.\u00a0»'],
  ['es', 'Dijo «sí»y se marchó.'],
  ['es', 'Dijo:«Léalo».'],
  ['ar', 'قال:«اقرأ».'],
  ['ar', 'قالت «نعم»،ثم ذهبت.'],
])('what is quoted touches the words beside it: %s %s', (locale, text) => {
  expect(rulesOf(locale, 'He said “yes”, and she left.', text)).toContain('glued-words');
});

test.each([
  ['de', '„Nichts“, sagte sie; „ja“: „nein“ – und 1,5 Liter um 12:30 Uhr.'],
  ['de', 'Die „A“s und die „Zeit“-Leser, die „Nein“-Sager (2019), „Ach“…'],
  ['es', 'Dijo «sí», y «no», y «o», a veces: «tal vez»; ¿«nunca»?'],
  ['fr', 'Il dit\u00a0: «\u00a0Oui\u00a0», puis «\u00a0non\u00a0»\u00a0; l’«\u00a0autre\u00a0» aussi.'],
  ['ar', 'قال: «نعم»، ثم قال: «لا»؛ و«ربما» و«لعل».'],
])('what is quoted stands apart: %s %s', (locale, text) => {
  expect(rulesOf(locale, 'He said “yes”, and she left.', text)).not.toContain('glued-words');
});

test.each([
  ['de', 'It opened on June 12.', 'Es öffnete am 12 Juni.', 'error'],
  ['de', 'It opened on June 12.', 'Es öffnete am Juni 12.', 'warning'],
  ['de', 'It opened on June 12.', 'Es öffnete am 12. Juni.', undefined],
  ['de', 'In June it had 12 doors.', 'Im Juni 12 Türen, im Mai 11.', undefined],
  ['fr', 'It opened on 12 June.', 'Il a ouvert le juin 12.', 'warning'],
  ['fr', 'It opened on 1 June.', 'Il a ouvert le 1er juin.', undefined],
  ['es', 'It opened on 12 June.', 'Abrió el 12 junio.', 'error'],
  ['es', 'It opened on 12 June.', 'Abrió el 12 de junio.', undefined],
  ['ar', 'It opened on 12 June.', 'افتُتح في يونيو 12.', 'warning'],
] as const)('a day without a year: %s %s %s', (locale, original, translation, severity) => {
  expect(severityOf('date-order', locale, original, translation)).toBe(severity);
});

test('a key is not a question', () => {
  const original = 'Press **?** for help, or “!” for more of it.';
  expect(rulesOf('es', original, 'Pulse **?** para ver la ayuda, o “!” para ver más.')).not.toContain('inverted-marks');
  expect(rulesOf('es', 'Why not?', 'Pero por qué no?')).toContain('inverted-marks');
});

test('words to choose from are not glued', () => {
  const original = 'It offers {a,an,the} summary.';
  expect(rulesOf('fr', original, 'Il offre {une,des,les} résumé.')).not.toContain('glued-words');
  expect(rulesOf('fr', 'Well, the house is empty.', 'Bien,la maison est vide.')).toContain('glued-words');
});

test('a title in capitals is no error, a sentence is', () => {
  const original = '# Declaration of the rights of all sailors\n\nThey came home and slept.';
  expect(severityOf('all-caps', 'de', original, '# ERKLÄRUNG DER RECHTE ALLER MATROSEN\n\nSie kamen heim.')).toBe(
    'warning',
  );
  expect(
    severityOf('all-caps', 'de', original, '# Erklärung der Rechte\n\nSIE KAMEN HEIM UND LEGTEN SICH SCHLAFEN.'),
  ).toBe('error');
});

test('marks that are stored apart everywhere are one finding', () => {
  const text = 'Người ta nói tiếng Việt ở đây. '.repeat(12).normalize('NFD');
  expect(rulesOf('vi', 'Vietnamese is spoken here.', text).filter((rule) => rule === 'not-nfc')).toHaveLength(1);
});

test('articles with other numerals have to do with each other', () => {
  const article = (number: string, words: string) => `## ${number}\n\n${words}\n\n`;
  const one = Array.from({ length: 15 }, (_, at) => article(`Article ${at + 1}`, 'Everyone has the right to rest.'));
  const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
  const other = roman.map((number) => article(`Artículo ${number}`, 'Toda persona tiene derecho al descanso.'));
  expect(rulesOf('es', one.join(''), other.join(''))).not.toContain('unrelated-texts');
});

test('a link to another locale is an error only where it is known that the text exists', () => {
  const original = 'See [this](../moon/en.md) and [that](../mars/en.md).';
  const translation = 'Siehe [dies](../moon/de.md) und [das](../mars/en.md).';
  expect(severityOf('link-locale', 'de', original, translation)).toBe('warning');
  const whenItExists = (exists: boolean) =>
    findingsOf('de', original, translation, { exists: () => exists }).find(({ rule }) => rule === 'link-locale')
      ?.severity;
  expect([whenItExists(true), whenItExists(false)]).toEqual(['error', undefined]);
  const list = '[English](intro.en.md) | [Deutsch](intro.de.md)';
  expect(rulesOf('de', list, list)).not.toContain('link-locale');
});

test('a paragraph that only stands elsewhere in its section is neither missing nor added', () => {
  const first = 'The keeper of the lighthouse went home at dawn, and nobody saw her again.';
  const second = 'The harbour master closed the log, locked the drawer and threw away the key.';
  const third = 'A fisherman from the other side of the bay bought the boat for very little.';
  const translated = [
    'Ein Fischer von der anderen Seite der Bucht kaufte das Boot für sehr wenig Geld.',
    'Die Wärterin des Leuchtturms ging im Morgengrauen heim, und niemand sah sie wieder.',
    'Der Hafenmeister schloss das Logbuch, sperrte die Schublade ab und warf den Schlüssel weg.',
  ];
  const severities = (translation: readonly string[]) =>
    findingsOf('de', [first, second, third].join('\n\n'), translation.join('\n\n'))
      .filter(({ rule }) => rule.startsWith('paragraph-'))
      .map(({ severity }) => severity);
  expect(severities(translated).filter((severity) => severity !== 'hint')).toEqual([]);
  expect(severities(translated.slice(1)).filter((severity) => severity !== 'hint')).not.toEqual([]);
});

test.each([
  ['de', 'There are still other ships in the harbour.', 'Im Hafen liegen noch weitere Schiffe.'],
  ['de', 'The non-native ships stay outside.', 'Die nicht heimischen Schiffe bleiben draußen.'],
  ['fr', 'Only two ships came before it rained.', 'Il n’est venu que deux navires avant qu’il ne pleuve.'],
  ['ja', 'The ship must leave, and it may rain.', '船は出なければならない。'],
  ['es', 'The sea is missing from this picture.', 'En esta imagen no está el mar.'],
])('said with a negation and without: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).not.toContain('negation');
});

test('a negation that is lost is a hint', () => {
  expect(rulesOf('de', 'The ships do not come.', 'Die Schiffe kommen.')).toContain('negation');
});

test.each([
  ['en', 'Es regnet. Das Schiff kam an.', 'It rains. The The ship arrived.'],
  ['en', 'Das Schiff kam an.', 'The the ship arrived.'],
  ['de', 'It rains. The ship arrived.', 'Es Es regnet. Das Schiff kam an.'],
  ['de', 'It rains. The ship arrived.', 'Es regnet. Das Das Schiff kam an.'],
  ['fr', 'The ship arrived.', 'Le le navire est arrivé.'],
  ['es', 'The ship arrived.', 'El El barco llegó.'],
])('a word stands twice at the beginning: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).toContain('doubled-word');
});

test.each([
  ['de', 'I ask you to help yourself.', 'Ich bitte, dass Sie Sie selbst bleiben und sie sie nicht sehen.'],
  ['de', 'If she saw her, she knew.', 'Sie sie sehen zu lassen, war falsch.'],
  ['en', 'Dass es so ist, ist so.', 'That that is so is so, and she had had enough.'],
  ['es', 'The Los Angeles Lakers won.', 'Ganaron Los Los Angeles Lakers.'],
  ['fr', 'We remember it.', 'Nous nous en souvenons.'],
])('words that may stand twice: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).not.toContain('doubled-word');
});

test.each([
  ['de', 'A <span>red</span> ship.', 'Ein<span>rotes</span> Schiff.'],
  ['fr', 'A <b>red</b> ship.', 'Un <b>bateau</b>rouge.'],
])('a word touches one within a tag: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).toContain('glued-words');
});

test.each([
  ['de', 'A <span>red</span> ship.', 'Ein <span>rotes</span> Schiff<br>im Hafen.'],
  ['de', 'The <b>H</b>yper<b>T</b>ext.', 'Der <b>H</b>yper<b>T</b>ext.'],
  ['ja', 'A <span>red</span> ship.', '一隻の<span>赤い</span>船。'],
])('a tag within a word, or beside a space: %s %s', (locale, original, translation) => {
  expect(rulesOf(locale, original, translation)).not.toContain('glued-words');
});

const sums = 'The port had 1.5 billion dollars in June 2023. “No,” they said. A ton weighs 20 kg.';

test.each([
  [
    'de',
    'Der Hafen hatte im Juni 2023 1,5 Billionen Dollar. „Nein“, hieß es. Eine Tonne wiegt 20 kg.',
    'number-differs',
  ],
  [
    'fr',
    'Le port avait 1,5 million de dollars en juin 2023. « Non », dit-on. Un tonneau pèse 20 kg.',
    'number-differs',
  ],
  [
    'es',
    'El puerto tenía 1,5 billones de dólares en junio de 2023. «No», dijeron. Un tonel pesa 20 kg.',
    'number-differs',
  ],
  ['ar', 'كان للميناء 1.5 مليون دولار في يونيو 2023. «لا»، قالوا. يزن البرميل 20 كغ.', 'number-differs'],
  ['ja', '港には2023年6月に15万ドルがあった。「いいえ」と言われた。樽は20kgだ。', 'number-differs'],
  [
    'de',
    'Der Hafen hatte im Juni 2023 1.5 Milliarden Dollar. „Nein“, hieß es. Eine Tonne wiegt 20 kg.',
    'number-format',
  ],
  ['de', 'Der Hafen hatte im Juni 2023 1,5 Milliarden Dollar. „Nein“, hieß es. Eine Tonne wiegt 20.', 'unit-differs'],
  ['de', 'Der Hafen hatte 1,5 Milliarden Dollar im Juni 2023.„Nein“, hieß es. Eine Tonne wiegt 20 kg.', 'glued-words'],
  ['fr', 'Le port avait 1,5 milliard de dollars en juin 2023.« Non », dit-on. Un tonneau pèse 20 kg.', 'glued-words'],
  [
    'fr',
    'Le port a a eu 1,5 milliard de dollars en juin 2023. « Non », dit-on. Un tonneau pèse 20 kg.',
    'doubled-word',
  ],
  ['ja', '港には2023年6月に15億ドルがあった。｢いいえ｣と言われた。樽は20kgだ。', 'own-marks'],
  ['ja', '港には2023年6月に15億ﾄﾞﾙがあった。「いいえ」と言われた。樽は20kgだ。', 'own-marks'],
  ['ja', 'べルリンの港には2023年6月に15億ドルがあった。「いいえ」と言われた。樽は20kgだ。', 'look-alike'],
  ['ar', 'كان للمين\u200eاء 1.5 مليار دولار في يونيو 2023. «لا»، قالوا. يزن البرميل 20 كغ.', 'invisible-marks'],
])('found: %s %s %s', (locale, translation, rule) => {
  expect(rulesOf(locale, sums, translation)).toContain(rule);
});
