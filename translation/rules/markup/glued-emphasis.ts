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
    { locale: 'en', wrong: 'This is**very important** to everyone.', right: 'This is **very important** to everyone.' },
    { locale: 'es', wrong: 'Es**muy importante** para todos.', right: 'Es **muy importante** para todos.' },
    { locale: 'ar', wrong: 'هذا أمر**بالغ الأهمية** للجميع.', right: 'هذا أمر **بالغ الأهمية** للجميع.' },
  ],
  exempt: [{ locales: ['ja'], because: 'Japanese sets no space between words.' }],
  check: (subject, report) => gluedEdges(subject, ['emphasis', 'strong', 'delete'], report),
};
