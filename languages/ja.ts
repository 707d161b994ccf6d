import type { Language } from './language.ts';

export const language: Partial<Language> = { quotes: ['「', '」'], titleSeparator: '｜' };
