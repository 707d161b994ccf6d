import type { Rule } from '../rule.ts';
import { gluedEdges } from './edges.ts';

export const gluedCode: Rule = {
  id: 'glued-code',
  severity: 'error',
  compares: 'text',
  explains: 'A word touches code beside it.',
  examples: [
    {
      locale: 'de',
      wrong: 'Der Befehl`npm start`startet alles.',
      right: 'Der `npm`-Befehl `npm start` startet alles.',
    },
    { locale: 'es', wrong: 'La orden`npm start` lo inicia todo.', right: 'La orden `npm start` lo inicia todo.' },
  ],
  check: (subject, report) => gluedEdges(subject, ['code'], report),
};
