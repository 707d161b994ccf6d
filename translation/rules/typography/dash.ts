import { isVerbatim, matchesIn, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const dash: Rule = {
  id: 'dash',
  severity: 'warning',
  compares: 'text',
  explains:
    'A hyphen, or two of them, stands for a dash in a text that has dashes, or the dash is one that the locale does not use.',
  examples: [
    {
      locale: 'de',
      wrong: 'Das Labor – ein kleines - blieb leer -- ganz.',
      right: 'Das Labor – ein kleines – blieb leer.',
    },
    { locale: 'fr', wrong: 'Le laboratoire – petit - resta vide.', right: 'Le laboratoire – petit – resta vide.' },
    { locale: 'ja', wrong: 'その研究所――小さな--は空のままだ。', right: 'その研究所――小さな――は空のままだ。' },
    {
      locale: 'en',
      wrong: 'The lab — a small one — stayed empty -- all winter.',
      right: 'The lab — a small one — stayed empty all winter.',
    },
    {
      locale: 'es',
      wrong: 'El laboratorio —uno pequeño— quedó vacío -- todo el invierno.',
      right: 'El laboratorio —uno pequeño— quedó vacío todo el invierno.',
    },
    {
      locale: 'ar',
      wrong: 'بقي المختبر – وهو صغير – خاليًا -- طوال الشتاء.',
      right: 'بقي المختبر – وهو صغير – خاليًا طوال الشتاء.',
    },
  ],
  check: ({ text: side, pair }, report) => {
    const { dashes } = side.language.writing;
    const known = pair?.original.document.source ?? '';
    const hyphens: Found[] = [];
    const suggestion = dashes[0] ?? '–';
    for (const { passage, match } of matchesIn(
      side.document,
      /(?<=[\p{L}\p{N}»”“)%,.]) (?:-|--|---) (?=[\p{L}\p{N}«„“(])|(?<=[\p{L}\p{N}])-{2,3}(?=[\p{L}\p{N}])/gu,
    )) {
      if (
        /\d - \d|^- /.test(passage.text.slice(Math.max(0, match.index - 1), match.index + 5)) ||
        passage.field === 'sidebar_label' ||
        isVerbatim(known, passage.text, match.index, match.index + match[0].length + 3) ||
        passage.inlines.some(({ from }) => from > match.index && from < match.index + match[0].length)
      )
        continue;
      const text = match[0].includes(' ') ? ` ${suggestion} ` : suggestion;
      hyphens.push({
        ...placeIn(passage, match.index, match.index + match[0].length),
        values: { mark: match[0].trim() },
        suggestion: text,
      });
    }
    let right = 0;
    for (const { passage, match } of matchesIn(side.document, /[–—―─]+/gu)) {
      right++;
      const mark = match[0];
      const range = /\p{N}\s?$/u.test(passage.text.slice(0, match.index)) || match.index === 0;
      if (dashes.length === 0 || range || dashes.includes(mark) || dashes.includes(mark[0] ?? '')) continue;
      report({
        ...placeIn(passage, match.index, match.index + mark.length),
        values: { mark },
        suggestion: suggestion,
        severity: 'hint',
      });
    }
    const original = pair ? [...matchesIn(pair.original.document, /[–—]/gu)].length : 0;
    const own = pair ? [...matchesIn(pair.original.document, /[\p{L}\p{N}»”)] -{1,3} [\p{L}\p{N}]/gu)].length : 0;
    // Where the original has hyphens as dashes, that is its manner.
    if (own > 0 && right === 0) return;
    // What dash an unknown language has is not known.
    if (dashes.length === 0 && hyphens[0]) report({ ...hyphens[0], severity: 'hint' });
    else reportUnlessHabit(hyphens, right + original, report);
  },
};
