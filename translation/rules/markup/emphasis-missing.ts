import { missingPlace } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const emphasisMissing: Rule = {
  id: 'emphasis-missing',
  severity: 'warning',
  compares: 'pair',
  explains:
    'The original emphasises words in this paragraph and the translation fewer or none. Quotation marks in their place are right; so is the absence of italics in scripts that have none.',
  examples: [
    {
      locale: 'de',
      original: 'This is **very important** for everyone.',
      wrong: 'Das ist sehr wichtig für alle.',
      right: 'Das ist **sehr wichtig** für alle.',
    },
  ],
  check: ({ pair, text: side }, report) => {
    if (!pair) return;
    const italics = /^(?:Latn|Cyrl|Grek)$/.test(side.language.script);
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || !translation || original.kind !== translation.kind) return;
      const count = (kind: string, block: typeof original) =>
        block.segments.reduce((sum, { inlines }) => sum + inlines.filter((inline) => inline.kind === kind).length, 0);
      const lost = (kind: string) => count(kind, original) - count(kind, translation);
      const strong = lost('strong') > 0 && lost('strong') + lost('emphasis') > 0;
      const weak =
        italics &&
        lost('emphasis') > 0 &&
        lost('strong') + lost('emphasis') > 0 &&
        quoteCount(translation) <= quoteCount(original);
      if (!strong && !weak) return;
      const { start, end } = translation.segments.length > 0 ? translation : missingPlace(pair, index);
      report({ start, end, severity: strong && pair.sure ? 'warning' : 'hint' });
    });
  },
};

function quoteCount(block: { readonly segments: readonly { readonly text: string }[] }): number {
  return block.segments.reduce((sum, { text }) => sum + (text.match(/["“”„«»「」『』‘’]/g)?.length ?? 0), 0);
}
