import { reportOutOfStep } from '../../pair/out-of-step.ts';
import type { Rule } from '../rule.ts';

export const blockOutOfStep: Rule = {
  id: 'block-out-of-step',
  severity: 'error',
  compares: 'pair',
  explains: 'A figure, note, pull quote or another block is missing, or one was added.',
  examples: [
    {
      locale: 'ja',
      original: 'Text one.\n\n::contents\n\nText two.',
      wrong: '一つ目の文。\n\n二つ目の文。',
      right: '一つ目の文。\n\n::contents\n\n二つ目の文。',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die Studie lief zwei Jahre.\n\n::contents\n\nIhre Ergebnisse kamen spät.',
      wrong: 'The study ran for two years.\n\nIts results came late.',
      right: 'The study ran for two years.\n\n::contents\n\nIts results came late.',
    },
    {
      locale: 'de',
      original: 'The study ran for two years.\n\n::contents\n\nIts results came late.',
      wrong: 'Die Studie lief zwei Jahre.\n\nIhre Ergebnisse kamen spät.',
      right: 'Die Studie lief zwei Jahre.\n\n::contents\n\nIhre Ergebnisse kamen spät.',
    },
    {
      locale: 'fr',
      original: 'The study ran for two years.\n\n::contents\n\nIts results came late.',
      wrong: 'L’étude a duré deux ans.\n\nSes résultats sont arrivés tard.',
      right: 'L’étude a duré deux ans.\n\n::contents\n\nSes résultats sont arrivés tard.',
    },
    {
      locale: 'es',
      original: 'The study ran for two years.\n\n::contents\n\nIts results came late.',
      wrong: 'El estudio duró dos años.\n\nSus resultados llegaron tarde.',
      right: 'El estudio duró dos años.\n\n::contents\n\nSus resultados llegaron tarde.',
    },
    {
      locale: 'ar',
      original: 'The study ran for two years.\n\n::contents\n\nIts results came late.',
      wrong: 'استمرت الدراسة عامين.\n\nوتأخرت نتائجها.',
      right: 'استمرت الدراسة عامين.\n\n::contents\n\nوتأخرت نتائجها.',
    },
  ],
  check: ({ pair }, report) => {
    if (pair) reportOutOfStep(pair, ({ kind }) => kind === 'block' || kind === 'rule', report);
  },
};
