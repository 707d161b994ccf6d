import { matchesIn, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const ownMarks: Rule = {
  id: 'own-marks',
  severity: 'warning',
  compares: 'text',
  explains: 'A comma, stop or bracket of another script stands beside words of this script, or one of half width.',
  examples: [
    { locale: 'ar', wrong: 'أُغلق المختبر, ولم يعد؟', right: 'أُغلق المختبر، ولم يعد؟' },
    {
      locale: 'ja',
      wrong: '研究所は閉鎖された, しかし人は残った。',
      right: '研究所（AI, Inc.）は閉鎖された、しかし人は残った。',
    },
  ],
  exempt: [
    { locales: ['en', 'de', 'fr', 'es'], because: 'The marks of Latin script are the ones that stray into others.' },
  ],
  check: ({ text: side }, report) => {
    const marks = Object.entries(side.language.writing.ownMarks);
    if (marks.length === 0) return;
    const script =
      side.language.script === 'Arab'
        ? '\\p{Script=Arabic}\\p{M}'
        : '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー';
    if (side.language.script === 'Jpan') {
      for (const { passage, match } of matchesIn(side.document, /[\uff66-\uff9f]{2,}/gu)) {
        const [mark, own] = [match[0], match[0].normalize('NFKC')];
        report({
          ...placeIn(passage, match.index, match.index + mark.length),
          values: { mark, own },
          suggestion: own,
        });
      }
    }
    for (const [wrong, right] of marks) {
      const escaped = `[${wrong}]`;
      // Beside a letter of this script on both sides, but for spaces, digits and marks between.
      // What exists in this script only, in half width, is never right beside words.
      const half = /[\uff61-\uff64]/.test(wrong);
      const pattern = half
        ? new RegExp(escaped, 'gu')
        : new RegExp(`(?<=[${script}][»”」』)）]?)${escaped}(?=\\s*(?:[${script}«“「『(（\\d]|$))`, 'gu');
      const found: Found[] = [...matchesIn(side.document, pattern)].map(({ passage, match }) => ({
        ...placeIn(passage, match.index, match.index + wrong.length),
        values: { mark: wrong, own: right },
        suggestion: right,
        certain: wrong !== '(' && wrong !== ')' && wrong !== '.',
      }));
      const count = [...matchesIn(side.document, new RegExp(`[${right}]`, 'gu'))].length;
      // Brackets and colons of half width are a manner of technical texts: a fault only where the text has others.
      const manner = /[():;]/.test(wrong) && (count < 2 || found.length > count);
      if (manner && found[0]) report({ ...found[0], severity: 'hint' });
      else reportUnlessHabit(found, count, report);
    }
  },
};
