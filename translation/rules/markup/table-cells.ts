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
  ],
  check: ({ pair }, report) => {
    for (const { original, translation } of pair?.couples ?? []) {
      if (original?.kind !== 'row' || translation?.kind !== 'row' || original.detail === translation.detail) continue;
      const { start, end } = translation;
      report({ start, end, values: { cells: translation.detail, expected: original.detail } });
    }
  },
};
