import { expect, test } from 'vitest';
import { checkPair } from '../../check-pair.ts';
import { prepareChecks } from '../../prepare.ts';

const context = await prepareChecks(['en', 'de', 'fr', 'es', 'ar', 'ja']);

function leftOver(locale: string, original: string, translation: string) {
  return checkPair({
    original: { source: original, locale: 'en' },
    translation: { source: translation, locale },
    context,
  }).filter(({ rule }) => rule === 'left-over-language');
}

test.each([
  ['de', 'The ship came late. All is well.', 'Das Schiff kam spät. All is well.'],
  ['fr', 'The ship came late. What is it?', 'Le navire est arrivé tard. What is it?'],
  ['es', 'The ship came late. This was it.', 'El barco llegó tarde. This was it.'],
])('a sentence of three words was left: %s %s', (locale, original, translation) => {
  expect(leftOver(locale, original, translation)).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['de', 'He reads every week. The New Yorker.', 'Er liest jede Woche. The New Yorker.'],
  ['fr', 'The band came late. Nirvana.', 'Le groupe est arrivé tard. Nirvana.'],
  ['de', 'His song is old. “All is well.”', 'Sein Lied ist alt. „All is well.“'],
  ['es', 'The ship came late. Amen to that.', 'El barco llegó tarde. Amén a eso.'],
])('a name, a citation and a translation were not: %s %s', (locale, original, translation) => {
  expect(leftOver(locale, original, translation)).toEqual([]);
});

const article = 'The harbour was built in a year. Nobody has seen the ships that were built there.';
const artikel = 'Der Hafen wurde in einem Jahr gebaut. Niemand hat die Schiffe gesehen, die dort gebaut wurden.';

test.each([
  '[^1]: Smith, J. (2019). The ships that were built in the harbour. *Journal of Harbours*, 12(3), 45–67.',
  '[^1]: A. Jones, “What we know of the sea and of the people”, Sea Press, 1998, pp. 12–14.',
  '[^1]: [The ships that were not built in the harbour](https://a.example/ships), 12 May 2019.',
])('a source keeps its title: %s', (source) => {
  const [one, other] = [`${article}[^1]\n\n${source}`, `${artikel}[^1]\n\n${source}`];
  expect(leftOver('de', one, other)).toEqual([]);
});

test('so does a list of references, and of pages elsewhere', () => {
  const list =
    '- Smith, J. et al.: The ships that were built in the harbour. Sea Press 2019. doi:10.1234/5678\n- [How the ships were built in it](https://a.example/how)\n';
  expect(leftOver('de', `${article}\n\n${list}`, `${artikel}\n\n${list}`)).toEqual([]);
});

test('a note that nobody translated is no source', () => {
  const note = '[^1]: The people of the harbour did not know what had been built there in 2019.';
  expect(leftOver('de', `${article}[^1]\n\n${note}`, `${artikel}[^1]\n\n${note}`)).toHaveLength(1);
});

test('the text of a licence is a hint in a block quotation, however its lines are broken, and an error in the text', () => {
  const licence =
    'Permission is hereby granted to any person obtaining a copy of this software to deal in it without limits.';
  const [original, translation] = ['Its makers say why.', 'Ihre Macher sagen, warum.'];
  const quoted = `${translation}\n\n> ${licence.replace('person ', 'person\n> ')}`;
  expect(leftOver('de', `${original}\n\n> ${licence}`, quoted)).toMatchObject([{ severity: 'hint' }]);
  expect(leftOver('de', `${original}\n\n${licence}`, quoted)).toMatchObject([{ severity: 'hint' }]);
  expect(leftOver('de', `${original}\n\n${licence}`, `${translation}\n\n${licence}`)).toMatchObject([
    { severity: 'error' },
  ]);
});
