import type { Rule } from '../rule.ts';

export const headingLevel: Rule = {
  id: 'heading-level',
  severity: 'warning',
  compares: 'pair',
  explains: 'A heading has another level than in the original.',
  examples: [{ locale: 'de', original: '### One', wrong: '## Eins', right: '### Eins' }],
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
