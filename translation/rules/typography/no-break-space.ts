import { hidden } from '../../document/mask.ts';
import { isVerbatim, matchesIn, type Passage, placeIn, reportUnlessHabit } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

/** Words in italics are often of another language. */
function isForeign({ inlines }: Passage, index: number): boolean {
  return inlines.some(({ kind, from, to }) => kind === 'emphasis' && from <= index && index < to);
}

const noBreak = '\u202f\u00a0';

export const noBreakSpace: Rule = {
  id: 'no-break-space',
  severity: 'warning',
  compares: 'text',
  explains:
    'A mark that has a no-break space before or behind it in this language has an ordinary one, or none. A text that has ordinary ones throughout gets one hint.',
  examples: [
    {
      locale: 'fr',
      wrong: 'Pourquoi\u202f? Parce que! Voilà\u202f; c’est «\u202ftout\u202f».',
      right: 'Pourquoi\u202f? Parce que\u202f! Voilà\u202f; à 10:30, c’est «\u202ftout\u202f».',
    },
  ],
  exempt: [{ locales: ['en', 'de', 'es', 'ar', 'ja'], because: 'Only French sets a space beside these marks.' }],
  check: ({ text: side, pair }, report) => {
    const known = pair?.original.document.source ?? '';
    const { spacedMarks } = side.language.writing;
    if (spacedMarks === '') return;
    const before = spacedMarks.replace('«', '').replace(/[\]\\^-]/g, '\\$&');
    const missing = new RegExp(
      `(?<=[\\p{L}\\p{N})”’»${hidden}])[${before}]+(?=\\s|$|[)\\]»”,.${noBreak}])|«(?=[\\p{L}\\p{N}(])`,
      'gu',
    );
    const ordinary = new RegExp(`(?<=\\S) (?=[${before}](?:[\\s)»,.]|$))|(?<=«) (?=\\S)`, 'gu');
    const right = [...matchesIn(side.document, new RegExp(`[${noBreak}][${before}]|«[${noBreak}]`, 'gu'))].length;
    const found: Found[] = [];
    for (const { passage, match } of matchesIn(side.document, missing)) {
      const mark = match[0];
      if (isVerbatim(known, passage.text, match.index, match.index + mark.length) || isForeign(passage, match.index))
        continue;
      // Yahoo! is a name.
      if (
        /\p{Lu}[\p{L}\p{N}]+$/u.test(passage.text.slice(0, match.index)) &&
        /^! \p{Ll}/u.test(passage.text.slice(match.index))
      )
        continue;
      // An entity or an address, a time, an emoji; quotation marks beside these belong to other rules.
      if (/[\w-]+:$/.test(passage.text.slice(0, match.index + 1)) && passage.text.startsWith('//', match.index + 1))
        continue;
      const suggestion = mark.startsWith('«') ? `${mark}\u202f` : `\u202f${mark}`;
      found.push({ ...placeIn(passage, match.index, match.index + mark.length), values: { mark }, suggestion });
    }
    reportUnlessHabit(found, right, report);
    const loose = [...matchesIn(side.document, ordinary)].map(({ passage, match }) => ({
      ...placeIn(passage, match.index, match.index + 1),
      values: { mark: passage.text.slice(match.index - 1, match.index + 2).trim() },
      suggestion: '\u202f',
      certain: true,
    }));
    reportUnlessHabit(loose, right, report);
  },
};
