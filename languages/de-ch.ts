import { language as german } from './de.ts';
import type { OwnLanguage } from './language.ts';

export const language: OwnLanguage = {
  ...german,
  quotes: ['«', '»'],
  writing: {
    ...german.writing,
    quotes: [
      ['«', '»'],
      ['‹', '›'],
      ['„', '“'],
      ['‚', '‘'],
    ],
  },
};
