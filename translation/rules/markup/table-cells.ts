import type { Rule } from '../rule.ts';

export const tableCells: Rule = {
  id: 'table-cells',
  severity: 'warning',
  compares: 'pair',
  explains: 'A row of a table has more or fewer cells than in the original.',
  examples: [
    {
      locale: 'es',
      original: '| One | Two |\n| --- | --- |\n| red | blue |',
      wrong: '| Uno | Dos |\n| --- | --- |\n| rojo |',
      right: '| Uno | Dos |\n| --- | --- |\n| rojo | azul |',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '| Farbe | Stimmung |\n| --- | --- |\n| rot | laut |',
      wrong: '| Colour | Mood |\n| --- | --- |\n| red |',
      right: '| Colour | Mood |\n| --- | --- |\n| red | loud |',
    },
    {
      locale: 'de',
      original: '| Colour | Mood |\n| --- | --- |\n| red | loud |',
      wrong: '| Farbe | Stimmung |\n| --- | --- |\n| rot |',
      right: '| Farbe | Stimmung |\n| --- | --- |\n| rot | laut |',
    },
    {
      locale: 'fr',
      original: '| Colour | Mood |\n| --- | --- |\n| red | loud |',
      wrong: '| Couleur | Humeur |\n| --- | --- |\n| rouge |',
      right: '| Couleur | Humeur |\n| --- | --- |\n| rouge | vive |',
    },
    {
      locale: 'ar',
      original: '| Colour | Mood |\n| --- | --- |\n| red | loud |',
      wrong: '| اللون | المزاج |\n| --- | --- |\n| أحمر |',
      right: '| اللون | المزاج |\n| --- | --- |\n| أحمر | صاخب |',
    },
    {
      locale: 'ja',
      original: '| Colour | Mood |\n| --- | --- |\n| red | loud |',
      wrong: '| 色 | 気分 |\n| --- | --- |\n| 赤 |',
      right: '| 色 | 気分 |\n| --- | --- |\n| 赤 | にぎやか |',
    },
  ],
  check: ({ pair }, report) => {
    for (const { original, translation } of pair?.couples ?? []) {
      if (original?.kind !== 'row' || translation?.kind !== 'row' || original.detail === translation.detail) continue;
      const { start, end } = translation;
      report({ start, end, values: { cells: translation.detail, expected: original.detail } });
    }
  },
};
