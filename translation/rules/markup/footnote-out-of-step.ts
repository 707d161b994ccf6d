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
