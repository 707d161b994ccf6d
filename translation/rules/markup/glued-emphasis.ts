import type { Rule } from '../rule.ts';
import { gluedEdges } from './edges.ts';

export const gluedEmphasis: Rule = {
  id: 'glued-emphasis',
  severity: 'error',
  compares: 'text',
  explains: 'A word touches emphasised words beside it.',
  examples: [
    { locale: 'de', wrong: 'Das ist**sehr wichtig** für alle.', right: 'Das ist **sehr wichtig** für alle.' },
    { locale: 'fr', wrong: 'C’est **très important**pour tous.', right: 'C’est **très important** pour tous.' },
  ],
  check: (subject, report) => gluedEdges(subject, ['emphasis', 'strong', 'delete'], report),
};
