import { expect, test } from 'vitest';
import { checksIn } from '../../testing-pair.ts';

const { rulesOf } = await checksIn(['en', 'de', 'fr', 'es', 'ar', 'ja', 'uk']);

const cp1252 = (text: string) => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));
const latin1 = (text: string) => new TextDecoder('latin1').decode(new TextEncoder().encode(text));
const sjis = (text: string) => new TextDecoder('shift_jis').decode(new TextEncoder().encode(text));

test.each([
  ['ja', `港の人々は${cp1252('波')}を見ていた。`],
  ['ja', `港の人々は波を見ていた${cp1252('。')}船は来ない。`],
  ['ja', cp1252('港の人々は長いあいだ波を見ていたが、船は来なかった。')],
  ['ja', latin1('港の人々は波を見ていた。')],
  ['ja', sjis('コンピューターが港にある。')],
  ['ja', `これは${sjis('コンピュー')}である。`],
  ['ar', `كان ${cp1252('البحر')} هادئًا.`],
  ['ar', `كان البحر هادئ${cp1252('ًا')}.`],
  ['de', `Die ${cp1252('Küste')} war still.`],
  ['fr', `Le ${cp1252('cœur')} de la ville.`],
  ['es', `Costó 20 ${cp1252('€')} ayer.`],
  ['uk', cp1252('Море було тихе.')],
])('letters of a wrong encoding: %s %s', (locale, text) => {
  expect(rulesOf(locale, 'People by the sea.', text)).toContain('mojibake');
});

test.each([
  ['de', 'Das war ein „Spaß“, ein „Café“… und „É“.'],
  ['de', 'Er schrieb „Ä“, „Ö“ und „Ü“, dann «ß» und Æ–Ø.'],
  ['en', 'It was called a ‘café’” and ‘fiancé’—“naïve”… by “her.”'],
  ['fr', 'Le « café », l’ « été » et « ça »… 20 °C, 5 µm, § 3 : « à »'],
  ['fr', 'Le « résumé\u00a0» est là, l’été\u00a0» aussi.'],
  ['es', '«¿Qué?», dijo José; «¡Olé!»… y «ñ».'],
  ['ar', 'كتب «café» و«São Paulo» في الدفتر…'],
  ['ja', '「São Paulo」の「café」は、縁取りと繧繝彩色で知られる…'],
  ['ja', 'é、ã、ç—とÆ、ƒ、‚などの文字。'],
])('letters of a right encoding: %s %s', (locale, text) => {
  expect(rulesOf(locale, 'People by the sea.', text)).not.toContain('mojibake');
});
