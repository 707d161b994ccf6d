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
    {
      locale: 'en',
      wrong: 'The command`npm start` runs everything.',
      right: 'The command `npm start` runs everything.',
    },
    { locale: 'fr', wrong: 'La commande`npm start` lance tout.', right: 'La commande `npm start` lance tout.' },
    { locale: 'ar', wrong: 'يشغّل الأمر`npm start` كل شيء.', right: 'يشغّل الأمر `npm start` كل شيء.' },
  ],
  exempt: [{ locales: ['ja'], because: 'Japanese sets no space between words.' }],
  check: (subject, report) => gluedEdges(subject, ['code'], report),
};
