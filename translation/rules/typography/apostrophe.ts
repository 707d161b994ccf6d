import { matchesIn, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const apostrophe: Rule = {
  id: 'apostrophe',
  severity: 'warning',
  compares: 'text',
  explains: 'An accent or a straight mark stands for an apostrophe in a text that has typographic ones.',
  examples: [
    { locale: 'fr', wrong: "L’équipe n'a rien dit d’autre.", right: 'L’équipe n’a rien dit d’autre.' },
    { locale: 'en', wrong: 'The lab´s head wasn’t there.', right: 'The lab’s head wasn’t there.' },
    { locale: 'de', wrong: 'Wie geht´s, und was macht Lars’ Labor?', right: 'Wie geht’s, und was macht Lars’ Labor?' },
    {
      locale: 'es',
      wrong: "Ni O'Higgins ni D’Artagnan pasaron por aquí.",
      right: 'Ni O’Higgins ni D’Artagnan pasaron por aquí.',
    },
  ],
  exempt: [{ locales: ['ar', 'ja'], because: 'Their scripts have no apostrophe.' }],
  check: ({ text: side }, report) => {
    const found: Found[] = [];
    for (const { passage, match } of matchesIn(side.document, /(?<=\p{L})['´`](?=\p{L})/gu)) {
      const one = {
        ...placeIn(passage, match.index, match.index + 1),
        values: { mark: match[0] },
        suggestion: '’',
        certain: true,
      };
      if (match[0] === "'") found.push(one);
      else if (side.document.source[one.start] === match[0]) report(one);
    }
    const right = [...matchesIn(side.document, /(?<=\p{L})’(?=\p{L})/gu)].length;
    if (right > 0) reportUnlessHabit(found, right, report);
  },
};
