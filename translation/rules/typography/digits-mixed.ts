import { matchesIn, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

export const digitsMixed: Rule = {
  id: 'digits-mixed',
  severity: 'warning',
  compares: 'text',
  explains: 'The text has digits of two kinds, such as 12 and ١٢. Either is right, not both.',
  examples: [
    {
      locale: 'ar',
      wrong: 'في عام 2023 كان هناك 40 باحثًا و٢٠ طالبًا.',
      right: 'في عام 2023 كان هناك 40 باحثًا و20 طالبًا.',
    },
    { locale: 'ja', wrong: '2023年には40人、翌年には２０人いた。', right: '2023年には40人、翌年には20人いた。' },
    {
      locale: 'en',
      wrong: 'In 2023 there were 40 researchers, the year after ２０.',
      right: 'In 2023 there were 40 researchers, the year after 20.',
    },
    {
      locale: 'de',
      wrong: 'Im Jahr 2023 waren es 40 Forscherinnen, ein Jahr später ２０.',
      right: 'Im Jahr 2023 waren es 40 Forscherinnen, ein Jahr später 20.',
    },
    {
      locale: 'fr',
      wrong: 'En 2023, ils étaient 40, puis ２０ un an plus tard.',
      right: 'En 2023, ils étaient 40, puis 20 un an plus tard.',
    },
    { locale: 'es', wrong: 'En 2023 eran 40, y un año después ２０.', right: 'En 2023 eran 40, y un año después 20.' },
  ],
  check: ({ text: side }, report) => {
    // Versions, names and the numbers of chapters keep the digits that they have everywhere.
    const western = [
      ...matchesIn(
        side.document,
        /(?<![\p{Script=Latin}\p{Nd}.,:/_-])[0-9]+(?:[.,][0-9]+)?(?![\p{Script=Latin}\p{Nd}:/_-]|[.,][0-9])/gu,
      ),
    ];
    // One full-width digit takes the place of one letter: where letters are as wide, that is a manner of setting.
    const others = [...matchesIn(side.document, /[\p{Nd}--[0-9]]+/gv)].filter(
      ({ match }) => !/^[\uff10-\uff19]$/.test(match[0]),
    );
    const fewer = others.length <= western.length ? others : western;
    if (western.length === 0 || others.length === 0 || fewer.length * 2 > Math.max(western.length, others.length))
      return;
    const found = fewer.map(({ passage, match }) => ({
      ...placeIn(passage, match.index, match.index + match[0].length),
      values: { text: match[0] },
    }));
    if (found.length <= 3) for (const one of found) report(one);
    else if (found[0]) report({ ...found[0], severity: 'hint' });
  },
};
