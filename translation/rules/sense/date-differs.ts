import type { Block } from '../../document/document.ts';
import { passagesOf, placeIn } from '../../document/passages.ts';
import { monthsIn } from '../../quantities/months.ts';
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
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Das Labor schloss am 15. Juni 2023.',
      wrong: 'The lab closed on 15 July 2023.',
      right: 'The lab closed on 15 June 2023.',
    },
    {
      locale: 'fr',
      original: 'The lab closed on 15 June 2023.',
      wrong: 'Le laboratoire a fermé le 15 juillet 2023.',
      right: 'Le laboratoire a fermé le 15 juin 2023.',
    },
    {
      locale: 'es',
      original: 'The lab closed on 15 June 2023.',
      wrong: 'El laboratorio cerró el 15 de julio de 2023.',
      right: 'El laboratorio cerró el 15 de junio de 2023.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const lists = pair.couples.map(({ original, translation }) => ({
      before: monthsOf(original, pair.original),
      after: monthsOf(translation, pair.translation),
    }));
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || !translation) return;
      const around = lists.slice(Math.max(0, index - 1), index + 2);
      const before = new Set(around.flatMap((list) => list.before.map(({ month }) => month)));
      const here = lists[index];
      const [lost, came] = [without(here?.before, here?.after), without(here?.after, here?.before)];
      // Where one names more months than the other, one of them may have come from a paragraph beside.
      const isNew = lost.length === came.length ? came : came.filter(({ month }) => !before.has(month));
      if (lost.length === 0 || isNew.length === 0) return;
      const passages = passagesOf(pair.translation.document).filter(({ block }) => block.start === translation.start);
      for (const { from, to, month, segment } of isNew) {
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

/** What the one has more often than the other. */
function without<T extends { readonly month: number }>(
  ones: readonly T[] = [],
  others: readonly { readonly month: number }[] = [],
): T[] {
  const left = others.map(({ month }) => month);
  return ones.filter(({ month }) => {
    const at = left.indexOf(month);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

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
