import { beginning, missingPlace } from '../../pair/missing-place.ts';
import { blockLength, type Pair } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const paragraphMissing: Rule = {
  id: 'paragraph-missing',
  severity: 'error',
  compares: 'pair',
  explains: 'A paragraph of the original has no counterpart in the translation.',
  examples: [
    {
      locale: 'de',
      original:
        'One says that the lab was closed in summer.\n\nOthers say that it was never open at all.\n\nNobody has asked the neighbours about it.',
      wrong: 'Die einen sagen, das Labor sei im Sommer geschlossen worden.\n\nDie Nachbarn hat niemand danach gefragt.',
      right:
        'Die einen sagen, das Labor sei im Sommer geschlossen worden.\n\nAndere sagen, es sei nie offen gewesen.\n\nDie Nachbarn hat niemand danach gefragt.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || translation || !/^(?:paragraph|footnote)$/.test(original.kind) || blockLength(original) < 12)
        return;
      if (isMerged(pair, index)) return;
      const severity = pair.sure && blockLength(original) >= 30 ? 'error' : 'warning';
      report({
        ...missingPlace(pair, index),
        values: { text: beginning(original.segments.map(({ text }) => text).join(' ')) },
        severity,
      });
    });
  },
};

/** Whether the paragraph before or behind is so long that it holds this one as well. */
function isMerged(pair: Pair, index: number): boolean {
  const { original } = pair.couples[index] ?? {};
  if (!original) return false;
  const expected = pair.translation.language.writing.length / pair.original.language.writing.length;
  return [index - 1, index + 1].some((at) => {
    const couple = pair.couples[at];
    if (!couple?.original || !couple.translation) return false;
    const alone = blockLength(couple.original) * expected;
    const together = (blockLength(couple.original) + blockLength(original)) * expected;
    const length = blockLength(couple.translation);
    return Math.abs(length - together) < Math.abs(length - alone);
  });
}
