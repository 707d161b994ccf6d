import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const headingOutOfStep: Rule = {
  id: 'heading-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A heading of the original is missing, or one was added.',
  examples: [
    {
      locale: 'de',
      original: '## One\n\nFirst text.\n\n## Two\n\nSecond text.',
      wrong: '## Eins\n\nErster Text.\n\nZweiter Text.',
      right: '## Eins\n\nErster Text.\n\n## Zwei\n\nZweiter Text.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '## Der Plan\n\nEr war einfach.\n\n## Das Ende\n\nEr scheiterte.',
      wrong: '## The plan\n\nIt was simple.\n\nIt failed.',
      right: '## The plan\n\nIt was simple.\n\n## The end\n\nIt failed.',
    },
    {
      locale: 'fr',
      original: '## The plan\n\nIt was simple.\n\n## The end\n\nIt failed.',
      wrong: '## Le plan\n\nIl était simple.\n\nIl a échoué.',
      right: '## Le plan\n\nIl était simple.\n\n## La fin\n\nIl a échoué.',
    },
    {
      locale: 'es',
      original: '## The plan\n\nIt was simple.\n\n## The end\n\nIt failed.',
      wrong: '## El plan\n\nEra sencillo.\n\nFracasó.',
      right: '## El plan\n\nEra sencillo.\n\n## El final\n\nFracasó.',
    },
    {
      locale: 'ar',
      original: '## The plan\n\nIt was simple.\n\n## The end\n\nIt failed.',
      wrong: '## الخطة\n\nكانت بسيطة.\n\nلكنها فشلت.',
      right: '## الخطة\n\nكانت بسيطة.\n\n## النهاية\n\nلكنها فشلت.',
    },
    {
      locale: 'ja',
      original: '## The plan\n\nIt was simple.\n\n## The end\n\nIt failed.',
      wrong: '## 計画\n\n単純なものだった。\n\n失敗に終わった。',
      right: '## 計画\n\n単純なものだった。\n\n## 結末\n\n失敗に終わった。',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'heading', report);
  },
};
