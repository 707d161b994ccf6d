import { expect, test } from 'vitest';
import { checksIn } from '../testing-pair.ts';

const { findingsOf, rulesOf } = await checksIn(['en', 'de']);

const entries: readonly (readonly [english: string, german: string, words: string, worte: string])[] = [
  [
    'Anchor',
    'Anker',
    'Holds a ship of 300 tonnes; see [here](https://a.example/anchor).',
    'Hält ein Schiff von 300 Tonnen; siehe [hier](https://a.example/anchor).',
  ],
  ['Bow', 'Bug', 'The part in front, since 1850.', 'Der vordere Teil, seit 1850.'],
  ['Deck', 'Deck', 'It has 12 planks, says OpenSea.', 'Es hat 12 Planken, sagt OpenSea.'],
  ['Helm', 'Ruder', 'Turned by 45 degrees in `steer`.', 'In `steer` um 45 Grad gedreht.'],
  ['Mast', 'Mast', 'Some 20 metres high.', 'Rund 20 Meter hoch.'],
  ['Oar', 'Riemen', 'Of wood.', 'Aus Holz.'],
  ['Rope', 'Tau', 'Sold since 1721 by NordSeil.', 'Seit 1721 von NordSeil verkauft.'],
  ['Sail', 'Segel', 'It cost 99 thalers.', 'Es kostete 99 Taler.'],
];
const glossary = (at: 0 | 1, list: typeof entries) =>
  `# ${at === 0 ? 'Words' : 'Wörter'}\n\n${list.map((entry) => `- **${entry[at]}**: ${entry[at === 0 ? 2 : 3]}`).join('\n')}\n`;
const sorted = (list: typeof entries) => [...list].sort((a, b) => a[1].localeCompare(b[1], 'de'));

test('a glossary is sorted anew in each language', () => {
  expect(findingsOf('de', glossary(0, entries), glossary(1, sorted(entries)))).toEqual([]);
});

test('what is wrong in a glossary of another order is found', () => {
  const wrong = glossary(1, sorted(entries))
    .replace('[hier](https://a.example/anchor)', 'hier')
    .replace('NordSeil', 'Nordtau');
  const rules = rulesOf('de', glossary(0, entries), wrong);
  expect(rules).toContain('link-missing');
  const lost = glossary(
    1,
    sorted(entries).filter(([english]) => english !== 'Mast'),
  );
  expect(rulesOf('de', glossary(0, entries), lost)).toContain('list-out-of-step');
});
