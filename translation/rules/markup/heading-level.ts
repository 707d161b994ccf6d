import type { Rule } from '../rule.ts';

export const headingLevel: Rule = {
  id: 'heading-level',
  severity: 'warning',
  compares: 'pair',
  explains: 'A heading has another level than in the original.',
  examples: [
    { locale: 'de', original: '### One', wrong: '## Eins', right: '### Eins' },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '### Was bleibt',
      wrong: '## What remains',
      right: '### What remains',
    },
    { locale: 'fr', original: '### What remains', wrong: '## Ce qui reste', right: '### Ce qui reste' },
    { locale: 'es', original: '### What remains', wrong: '## Lo que queda', right: '### Lo que queda' },
    { locale: 'ar', original: '### What remains', wrong: '## ما الذي بقي', right: '### ما الذي بقي' },
    { locale: 'ja', original: '### What remains', wrong: '## 残されたもの', right: '### 残されたもの' },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const headings = pair.couples.filter(
      ({ original, translation }) => original?.kind === 'heading' && translation?.kind === 'heading',
    );
    // A document whose headings all moved by one was set into another frame.
    const shifts = headings.map(({ original, translation }) => Number(translation?.detail) - Number(original?.detail));
    const shift = shifts.length > 1 && shifts.every((one) => one === shifts[0]) ? shifts[0] : 0;
    headings.forEach(({ original, translation }, index) => {
      if (!original || !translation || shifts[index] === shift) return;
      const { start, end } = translation;
      report({
        start,
        end,
        values: { level: translation.detail, expected: String(Number(original.detail) + (shift ?? 0)) },
      });
    });
  },
};
