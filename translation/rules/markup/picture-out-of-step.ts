import { beginning } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const pictureOutOfStep: Rule = {
  id: 'picture-out-of-step',
  severity: 'warning',
  compares: 'pair',
  explains: 'A picture within the original’s text is missing in the translation.',
  examples: [
    {
      locale: 'fr',
      original: 'Look: ![a door](door.png) here.',
      wrong: 'Regardez ici.',
      right: 'Regardez\u202f: ![une porte](door.png) ici.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const pictures = (side: 'original' | 'translation') =>
      pair.couples.reduce((sum, couple) => sum + picturesOf(couple[side]).length, 0);
    if (pictures('translation') >= pictures('original')) return;
    for (const { original, translation } of pair.couples) {
      if (!original || !translation) continue;
      const lost = picturesOf(original).length - picturesOf(translation).length;
      const { start, end } = translation;
      if (lost > 0) report({ start, end, values: { target: beginning(picturesOf(original)[0]?.target ?? '') } });
    }
  },
};

function picturesOf(
  block:
    | {
        readonly segments: readonly {
          readonly inlines: readonly { readonly kind: string; readonly target: string }[];
        }[];
      }
    | undefined,
) {
  return (block?.segments ?? []).flatMap(({ inlines }) => inlines.filter(({ kind }) => kind === 'image'));
}
