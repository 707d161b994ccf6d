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
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Der Eingang: ![eine Tür](door.png) Er ist verschlossen.',
      wrong: 'The entrance: It is locked.',
      right: 'The entrance: ![a door](door.png) It is locked.',
    },
    {
      locale: 'de',
      original: 'The entrance: ![a door](door.png) It is locked.',
      wrong: 'Der Eingang: Er ist verschlossen.',
      right: 'Der Eingang: ![eine Tür](door.png) Er ist verschlossen.',
    },
    {
      locale: 'es',
      original: 'The entrance: ![a door](door.png) It is locked.',
      wrong: 'La entrada: está cerrada con llave.',
      right: 'La entrada: ![una puerta](door.png) Está cerrada con llave.',
    },
    {
      locale: 'ar',
      original: 'The entrance: ![a door](door.png) It is locked.',
      wrong: 'المدخل: إنه مغلق.',
      right: 'المدخل: ![باب](door.png) إنه مغلق.',
    },
    {
      locale: 'ja',
      original: 'The entrance: ![a door](door.png) It is locked.',
      wrong: '入口：鍵がかかっている。',
      right: '入口：![扉](door.png) 鍵がかかっている。',
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
