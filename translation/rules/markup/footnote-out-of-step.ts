import { missingPlace } from '../../pair/missing-place.ts';
import { readBlocks } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const footnoteOutOfStep: Rule = {
  id: 'footnote-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A footnote of the original, or the mark that leads to it, is missing in the translation.',
  examples: [
    {
      locale: 'de',
      original: 'A claim.[^a]\n\n[^a]: Its source is a book.',
      wrong: 'Eine Behauptung.\n\n[^a]: Sie stammt aus einem Buch.',
      right: 'Eine Behauptung.[^a]\n\n[^a]: Sie stammt aus einem Buch.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die Behauptung wurde jahrelang wiederholt.[^a]\n\n[^a]: Sie stammt aus einem Buch.',
      wrong: 'The claim was repeated for years.\n\n[^a]: It comes from a book.',
      right: 'The claim was repeated for years.[^a]\n\n[^a]: It comes from a book.',
    },
    {
      locale: 'fr',
      original: 'The claim was repeated for years.[^a]\n\n[^a]: It comes from a book.',
      wrong: 'L’affirmation a été répétée pendant des années.\n\n[^a]: Elle vient d’un livre.',
      right: 'L’affirmation a été répétée pendant des années[^a].\n\n[^a]: Elle vient d’un livre.',
    },
    {
      locale: 'es',
      original: 'The claim was repeated for years.[^a]\n\n[^a]: It comes from a book.',
      wrong: 'La afirmación se repitió durante años.\n\n[^a]: Procede de un libro.',
      right: 'La afirmación se repitió durante años[^a].\n\n[^a]: Procede de un libro.',
    },
    {
      locale: 'ar',
      original: 'The claim was repeated for years.[^a]\n\n[^a]: It comes from a book.',
      wrong: 'ظل الناس يكررون هذا الزعم سنوات.\n\n[^a]: مصدره كتاب.',
      right: 'ظل الناس يكررون هذا الزعم سنوات.[^a]\n\n[^a]: مصدره كتاب.',
    },
    {
      locale: 'ja',
      original: 'The claim was repeated for years.[^a]\n\n[^a]: It comes from a book.',
      wrong: 'この説は長年繰り返されてきた。\n\n[^a]: 出典は一冊の本である。',
      right: 'この説は長年繰り返されてきた。[^a]\n\n[^a]: 出典は一冊の本である。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const marks = new Set(
      readBlocks(pair.translation.document).flatMap(({ segments }) =>
        segments.flatMap(({ inlines }) => inlines.flatMap(({ kind, target }) => (kind === 'footnote' ? [target] : []))),
      ),
    );
    const { footnotes } = pair.translation.document;
    const names = new Set<string>();
    pair.couples.forEach(({ original, translation }, index) => {
      for (const { inlines } of original?.segments ?? []) {
        for (const { kind, target } of inlines) {
          if (kind !== 'footnote' || marks.has(target) || names.has(target)) continue;
          names.add(target);
          // Numbered anew, they are all there.
          if (marks.size >= pair.original.document.footnotes.size && marks.size > 0) continue;
          report({ ...(translation ?? missingPlace(pair, index)), values: { name: target } });
        }
      }
    });
    for (const name of pair.original.document.footnotes) {
      if (footnotes.has(name) || names.has(name) || footnotes.size >= pair.original.document.footnotes.size) continue;
      report({ ...missingPlace(pair, pair.couples.length), values: { name } });
    }
  },
};
