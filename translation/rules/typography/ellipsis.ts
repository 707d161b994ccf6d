import { matchesIn, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const ellipsis: Rule = {
  id: 'ellipsis',
  severity: 'warning',
  compares: 'text',
  explains: 'Dots stand for an ellipsis in a text that has ellipses, or there are two dots, or more than three.',
  examples: [
    { locale: 'de', wrong: 'Und dann.. nichts.', right: 'Und dann … nichts.' },
    { locale: 'ja', wrong: 'そして。。。何もない。', right: 'そして……何もない。' },
    { locale: 'en', wrong: 'And then.. nothing.', right: 'And then … nothing.' },
    { locale: 'fr', wrong: 'Et puis.. rien.', right: 'Et puis… rien.' },
    { locale: 'es', wrong: 'Y luego.. nada.', right: 'Y luego… nada.' },
    { locale: 'ar', wrong: 'ثم.. لا شيء.', right: 'ثم… لا شيء.' },
  ],
  check: ({ text: side, pair }, report) => {
    const found: Found[] = [];
    const known = pair?.original.document.source ?? '';
    for (const { passage, match } of matchesIn(
      side.document,
      /(?<=[\p{L}\p{N}»”“)] ?)(?:\.{2,}|。{2,}|、{2,}|,{2,})(?![/\w])/gu,
    )) {
      const mark = match[0];
      const abbreviation = mark === '..' && /\p{L}\.\p{L}$/u.test(passage.text.slice(0, match.index));
      if (abbreviation || (mark.length === 3 && mark[0] === '.' && known.includes('...'))) continue;
      const one = {
        ...placeIn(passage, match.index, match.index + mark.length),
        values: { mark },
        suggestion: mark === ',,' || mark === '、、' ? (mark[0] ?? '') : '…',
      };
      if (mark === '...') found.push({ ...one, certain: true });
      else report(one);
    }
    const right = [...matchesIn(side.document, /…/gu)].length;
    const original = pair ? [...matchesIn(pair.original.document, /…/gu)].length : 0;
    if (right + original > 0) reportUnlessHabit(found, right + original, report);
    else if (found[0]) report({ ...found[0], severity: 'hint' });
  },
};
