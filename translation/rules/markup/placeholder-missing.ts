import type { Rule } from '../rule.ts';

/** Variables of messages and of programs; `%` before a letter only where it cannot be a percentage. */
const variables =
  /\{\{\s*[\w.$-]+\s*\}\}|(?<![\w{$])\$?\{[A-Za-z_]\w*\}|(?<![\d\p{L}%])%(?:\d\$)?[sd](?![\p{L}])|%\([a-z_]+\)[sd]/gu;

export const placeholderMissing: Rule = {
  id: 'placeholder-missing',
  severity: 'error',
  compares: 'pair',
  explains: 'A placeholder or a piece of a template is not in the translation as it is in the original.',
  examples: [
    {
      locale: 'de',
      original: 'Welcome, {name}, to the house.',
      wrong: 'Willkommen, {Name}, im Haus.',
      right: 'Willkommen, {name}, im Haus.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Willkommen, {name}, im Haus.',
      wrong: 'Welcome, {Name}, to the house.',
      right: 'Welcome, {name}, to the house.',
    },
    {
      locale: 'fr',
      original: 'Welcome, {name}, to the house.',
      wrong: 'Bienvenue, {nom}, dans la maison.',
      right: 'Bienvenue, {name}, dans la maison.',
    },
    {
      locale: 'es',
      original: 'Welcome, {name}, to the house.',
      wrong: 'Bienvenida a la casa, {nombre}.',
      right: 'Bienvenida a la casa, {name}.',
    },
    {
      locale: 'ar',
      original: 'Welcome, {name}, to the house.',
      wrong: 'مرحبًا بك يا {الاسم} في البيت.',
      right: 'مرحبًا بك يا {name} في البيت.',
    },
    {
      locale: 'ja',
      original: 'Welcome, {name}, to the house.',
      wrong: '{名前}さん、わが家へようこそ。',
      right: '{name}さん、わが家へようこそ。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const counts = new Map<string, number>();
    for (const { name } of pair.translation.document.templates) counts.set(name, (counts.get(name) ?? 0) + 1);
    const end = pair.translation.document.source.length;
    for (const { name } of pair.original.document.templates) {
      const left = counts.get(name) ?? 0;
      counts.set(name, left - 1);
      if (left === 0 && pair.sure)
        report({ start: Math.max(0, end - 1), end, values: { text: name }, severity: 'warning' });
    }
    for (const { original, translation } of pair.couples) {
      if (!original || !translation) continue;
      const everything = translation.segments.map(({ text }) => text).join('\n');
      for (const { text } of original.segments) {
        for (const [variable] of text.matchAll(variables)) {
          if (everything.includes(variable)) continue;
          report({
            start: translation.start,
            end: translation.end,
            values: { text: variable },
            severity: pair.sure ? 'error' : 'warning',
          });
        }
      }
    }
  },
};
