import { beginning } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const codeMissing: Rule = {
  id: 'code-missing',
  severity: 'warning',
  compares: 'pair',
  explains: 'Code within a sentence of the original is nowhere in the translation, or says something else.',
  examples: [
    {
      locale: 'fr',
      original: 'Run `npm start` first.',
      wrong: 'Lancez d’abord `npm commencer`.',
      right: 'Lancez d’abord `npm start`.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const everything = pair.translation.document.source;
    for (const { original, translation } of pair.couples) {
      if (!original || !translation) continue;
      for (const { inlines } of original.segments) {
        for (const { kind, target } of inlines) {
          // Prose in a code span may be translated; what a machine reads may not.
          if (kind !== 'code' || everything.includes(target) || /^\p{L}+(?: \p{L}+){2,}$/u.test(target)) continue;
          const { start, end } = translation;
          report({ start, end, values: { text: beginning(target) }, severity: pair.sure ? 'error' : 'warning' });
        }
      }
    }
  },
};
