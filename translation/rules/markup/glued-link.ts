import type { Rule } from '../rule.ts';
import { gluedEdges } from './edges.ts';

/** A link that touches its neighbour: the reference page's main fault. */
export const gluedLink: Rule = {
  id: 'glued-link',
  severity: 'error',
  compares: 'text',
  explains:
    'A word, a stop or a quotation mark touches a link. Compounds with a hyphen, elisions, endings, and scripts without spaces are right.',
  examples: [
    {
      locale: 'de',
      wrong: 'Ein Bericht der[Behörde](https://a.example) lag vor.',
      right: 'Die [KI](https://a.example)-Modelle der [Behörde](https://b.example) lagen vor.',
    },
    {
      locale: 'fr',
      wrong: 'Selon[l’agence](https://a.example)elle-même, le rapport existe.',
      right: 'Selon l’[agence](https://a.example) elle-même, le rapport existe.',
    },
    {
      locale: 'es',
      wrong: 'Según la[agencia](https://a.example), el informe existe.',
      right: 'Según la [agencia](https://a.example), el informe existe.',
    },
    {
      locale: 'ar',
      wrong: 'نشرت[الهيئة](https://a.example) التقرير.',
      right: 'نشرت [الهيئة](https://a.example) التقرير، و[الوكالة](https://b.example) أيضًا.',
    },
    {
      locale: 'en',
      wrong: 'It was there.[The report](https://a.example) said so.',
      right: 'It was there. [The report](https://a.example)’s authors said so.',
    },
  ],
  exempt: [{ locales: ['ja'], because: 'Japanese sets no space between words.' }],
  check: (subject, report) => gluedEdges(subject, ['link'], report),
};
