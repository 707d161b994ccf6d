import { beginning } from '../../pair/missing-place.ts';
import { movedWithinSection } from '../../pair/moved.ts';
import { blockLength } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const paragraphAdded: Rule = {
  id: 'paragraph-added',
  severity: 'warning',
  compares: 'pair',
  explains:
    'The translation has a paragraph without a counterpart in the original. A note of the translator can be accepted.',
  examples: [
    {
      locale: 'es',
      original: 'The lab was closed in the summer of that year.',
      wrong: 'El laboratorio cerró en el verano de aquel año.\n\nNadie sabe hoy qué fue de sus mesas y de sus sillas.',
      right: 'El laboratorio cerró en el verano de aquel año.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Das Labor wurde im Sommer jenes Jahres geschlossen.',
      wrong:
        'The lab was closed in the summer of that year.\n\nWhat became of its tables and chairs nobody can say today.',
      right: 'The lab was closed in the summer of that year.',
    },
    {
      locale: 'de',
      original: 'The lab was closed in the summer of that year.',
      wrong:
        'Das Labor wurde im Sommer jenes Jahres geschlossen.\n\nWas aus seinen Tischen und Stühlen wurde, weiß heute keiner mehr.',
      right: 'Das Labor wurde im Sommer jenes Jahres geschlossen.',
    },
    {
      locale: 'fr',
      original: 'The lab was closed in the summer of that year.',
      wrong:
        'Le laboratoire a fermé à l’été de cette année-là.\n\nPersonne ne sait ce que sont devenues ses tables et ses chaises.',
      right: 'Le laboratoire a fermé à l’été de cette année-là.',
    },
    {
      locale: 'ar',
      original: 'The lab was closed in the summer of that year.',
      wrong: 'أُغلق المختبر في صيف ذلك العام.\n\nولا يعرف أحد اليوم ما الذي حلّ بطاولاته وكراسيه.',
      right: 'أُغلق المختبر في صيف ذلك العام.',
    },
    {
      locale: 'ja',
      original: 'The lab was closed in the summer of that year.',
      wrong: '研究所はその年の夏に閉鎖された。\n\n机や椅子がその後どうなったのか、今では知る人もいない。',
      right: '研究所はその年の夏に閉鎖された。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const moved = movedWithinSection(pair);
    pair.couples.forEach(({ original, translation }, index) => {
      if (!translation || original || translation.kind !== 'paragraph' || blockLength(translation) < 20) return;
      const before = pair.couples[index - 1];
      // A long paragraph made into two is no addition.
      const split =
        before?.original &&
        before.translation &&
        blockLength(before.translation) * 1.7 <
          (blockLength(before.original) * pair.translation.language.writing.length) /
            pair.original.language.writing.length;
      if (split) return;
      const { start, end } = translation;
      report({
        start,
        end,
        values: { text: beginning(translation.segments[0]?.text ?? '') },
        severity: pair.sure && !moved[index] ? 'warning' : 'hint',
      });
    });
  },
};
