import { expect, test } from 'vitest';
import { checkPair } from '../../check-pair.ts';
import { prepareChecks } from '../../prepare.ts';

const context = await prepareChecks(['en', 'de', 'fr', 'es', 'ar', 'ja']);

const glued = (locale: string, source: string) =>
  checkPair({ translation: { source, locale }, context }).flatMap(({ rule, severity, suggestion }) =>
    rule === 'glued-words' ? [`${severity} ${suggestion}`] : [],
  );

test.each([
  ['de', 'Das Schiff fuhr vonder Küste aus los.', 'von der'],
  ['de', 'Sie sagte, dassdie Ladung trocken sei.', 'dass die'],
  ['en', 'The harbour was full ofthe oldest ships.', 'of the'],
  ['fr', 'Le port était plein, maisla mer montait.', 'mais la'],
  ['es', 'El barco salió desdeel puerto.', 'desde el'],
])('two words have become one: %s %s', (locale, source, apart) => {
  expect(glued(locale, source)).toEqual([`warning ${apart}`]);
});

test.each([
  ['de', 'Nachdem sie inzwischen sowieso vorbei waren, gingen sie indes wieder voran.'],
  ['de', 'Der Ordner `vonder` und die Adresse vonder.example heißen so, ebenso die vonder-Seite.'],
  ['en', 'Whereas anyone may behave, nobody cannot; thereby maybe areas are whatnot.'],
  ['fr', 'Celui parle de quelle maison, surtout parce que les ondes passent partout.'],
  ['es', 'Aunque contiene menos dedos, nosotros tenemos demás y ellos estepero no.'],
  ['ar', 'عندما وصل، كان فيما بينهم.'],
  ['ja', 'それはそのことである。'],
])('words of the language that look like two: %s %s', (locale, source) => {
  expect(glued(locale, source)).toEqual([]);
});

test('a word that the original has, and a citation, are as they are', () => {
  const findings = checkPair({
    original: { source: 'The tool is called vonder, and it is fast.', locale: 'en' },
    translation: { source: 'Das Werkzeug heißt vonder, und es ist schnell.\n\n> Es warvonder Art.', locale: 'de' },
    context,
  });
  expect(findings.map(({ rule }) => rule)).not.toContain('glued-words');
});
