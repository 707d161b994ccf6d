import type { Block } from '../../document/document.ts';
import { passagesOf, placeIn } from '../../document/passages.ts';
import { dateForm, monthsIn } from '../../quantities/months.ts';
import type { Rule, Side } from '../rule.ts';

export const dateDiffers: Rule = {
  id: 'date-differs',
  severity: 'error',
  compares: 'pair',
  explains: 'A date names another month than in the original.',
  examples: [
    {
      locale: 'de',
      original: 'The lab closed on 15 June 2023.',
      wrong: 'Das Labor schloss am 15. Juli 2023.',
      right: 'Das Labor schloss am 15. Juni 2023.',
    },
    {
      locale: 'ar',
      original: 'The lab closed in June 2023.',
      wrong: 'أُغلق المختبر في يوليو 2023.',
      right: 'أُغلق المختبر في يونيو 2023.',
    },
    {
      locale: 'ja',
      original: 'The lab closed in June 2023.',
      wrong: '研究所は2023年7月に閉鎖された。',
      right: '研究所は2023年6月に閉鎖された。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair || dateForm(pair.original).names.size === 0) return;
    const lists = pair.couples.map(({ original, translation }) => ({
      before: monthsOf(original, pair.original),
      after: monthsOf(translation, pair.translation),
    }));
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || !translation) return;
      const around = lists.slice(Math.max(0, index - 1), index + 2);
      const before = new Set(around.flatMap((list) => list.before.map(({ month }) => month)));
      const after = new Set(around.flatMap((list) => list.after.map(({ month }) => month)));
      const here = lists[index];
      const lost = here?.before.filter(({ month }) => !after.has(month)) ?? [];
      const came = here?.after.filter(({ month }) => !before.has(month)) ?? [];
      if (lost.length === 0 || came.length === 0) return;
      const passages = passagesOf(pair.translation.document).filter(({ block }) => block.start === translation.start);
      for (const { from, to, month, segment } of came) {
        const passage = passages[segment];
        if (passage)
          report({
            ...placeIn(passage, from, to),
            values: {
              text: passage.text.slice(from, to),
              expected: monthName(lost[0]?.month ?? month, pair.translation),
            },
            severity: pair.sure ? 'error' : 'warning',
          });
      }
    });
  },
};

function monthsOf(block: Block | undefined, side: Side) {
  return (block?.segments ?? []).flatMap(({ text }, segment) =>
    monthsIn(text, side).map((found) => ({ ...found, segment })),
  );
}

function monthName(month: number, { locale }: Side): string {
  return new Intl.DateTimeFormat(locale, { month: 'long', calendar: 'gregory', timeZone: 'UTC' }).format(
    Date.UTC(2023, month - 1, 15),
  );
}
