import type { Language } from './language.ts';

export const language: Partial<Language> = { quotes: ['«\u202f', '\u202f»'] };
