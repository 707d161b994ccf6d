import { expect, test } from 'vitest';
import { checksIn } from '../../testing-pair.ts';

const { findingsOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja']);

function leftOver(locale: string, original: string, translation: string) {
  return findingsOf(locale, original, translation).filter(({ rule }) => rule === 'left-over-language');
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

const story =
  'The water came in the night, and nobody had seen the year’s last ship. See what the council says about it.';
const stories: Readonly<Record<string, string>> = {
  de: 'Das Wasser kam in der Nacht, und niemand hatte das letzte Schiff gesehen. Was der Rat dazu sagt, steht hier.',
  fr: 'L’eau est venue la nuit, et personne n’avait vu le dernier navire. Voyez ce que le conseil en dit.',
  es: 'El agua llegó de noche, y nadie había visto el último barco. Vea lo que el consejo dice de ello.',
  ar: 'جاء الماء ليلا، ولم ير أحد آخر سفينة في ذلك العام. انظر ما يقوله المجلس عن ذلك.',
  ja: '水は夜に来て、その年の最後の船を見た者はいなかった。議会が何と言っているかを見てほしい。',
};

test.each([
  ['de', '## What comes next', 'warning'],
  ['fr', '## What comes next', 'warning'],
  ['ar', '## What comes next', 'error'],
  ['ja', '## What comes next', 'error'],
  ['es', '- Line 7 runs until two.', 'warning'],
  ['ja', '- Line 7 runs until two.', 'error'],
  ['es', '- Line 9 is gone.', 'warning'],
  ['ja', '- Line 9 is gone.', 'error'],
  ['ar', '- The harbour is closed.', 'error'],
  ['es', '| Year | Level (m) | Share |\n| --- | --- | --- |\n| 2021 | 1 | 2 |', 'warning'],
  ['ja', '| Year | Level (m) | Share |\n| --- | --- | --- |\n| 2021 | 1 | 2 |', 'warning'],
])('a short block was left: %s %s', (locale, block, severity) => {
  expect(leftOver(locale, `${story}\n\n${block}`, `${stories[locale]}\n\n${block}`)).toMatchObject([{ severity }]);
});

test.each([
  ['fr', 'In Cairo the shops stayed open until 2 a.m.', 'In Cairo the shops stayed open until 2 a.m.'],
  ['de', 'The dyke must be raised by half a metre.', 'Der Deich must be raised by half a metre.'],
  ['es', 'The dyke must be raised by half a metre.', 'El dique must be raised by half a metre.'],
  ['ja', 'In Cairo the shops stayed open, and nobody knows why.', '在开罗，商店一直营业到凌晨两点，没有人知道为什么。'],
  ['ja', 'In Cairo the shops stayed open, and nobody knows why.', '在開羅，商店一直營業，這是他們不知道的。'],
])('a sentence of a paragraph, or a part of it, was left: %s %s', (locale, one, other) => {
  expect(leftOver(locale, `${story} ${one}`, `${stories[locale]} ${other}`)).toHaveLength(1);
});

test.each([
  ['ar', '## Waiting for Godot'],
  ['ja', '## Waiting for Godot'],
  ['ja', '- npm run build'],
  ['ar', '- iPhone 15 Pro'],
  ['de', '- Visual Studio Code'],
  ['de', '- The New York Times'],
  ['fr', '- “What comes next”'],
  ['es', '- *What comes next*, 1998, p. 12'],
  ['ar', '## ImportError: No module named win32file'],
  ['ja', '## Fatal internal compiler error: C1001'],
  ['ja', '## Command xxxx not found'],
  ['ja', "## LNK1181: cannot open input file 'kernel32.lib'"],
  ['de', '| Name | Version | Status |\n| --- | --- | --- |\n| a | b | c |'],
  ['ja', '| Linux | Windows | macOS |\n| --- | --- | --- |\n| 1 | 2 | 3 |'],
  ['es', '| Karlsund | Norrby | Level |\n| --- | --- | --- |\n| 1 | 2 | 3 |'],
])('names, titles, commands and what a program says were not: %s %s', (locale, block) => {
  expect(leftOver(locale, `${story}\n\n${block}`, `${stories[locale]}\n\n${block}`)).toEqual([]);
});

test.each([
  ['ja', 'It is written so.', '東京都千代田区永田町。'],
  ['ja', 'It was closed on the day.', '午前十時開会、午後五時閉会。'],
  ['de', 'He said: “Go home. Line 7 runs until two. Go on.”', 'Er sagte: „Go home. Line 7 runs until two. Go on.“'],
])('a sentence without kana and a citation were not: %s %s', (locale, one, other) => {
  expect(leftOver(locale, `${story} ${one}`, `${stories[locale]} ${other}`)).toEqual([]);
});
