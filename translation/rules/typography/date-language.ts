import { isCited, matchesIn, placeIn } from '../../document/passages.ts';
import { dateForm } from '../../quantities/months.ts';
import type { Rule } from '../rule.ts';

export const dateLanguage: Rule = {
  id: 'date-language',
  severity: 'error',
  compares: 'pair',
  explains: 'A date has the name of its month in the language of the original. In citations and titles it may.',
  examples: [
    {
      locale: 'de',
      original: 'The lab closed on June 15, 2023.',
      wrong: 'Das Labor schloss am 15 June 2023.',
      right: 'Das Labor schloss am 15. Juni 2023.',
    },
    {
      locale: 'ja',
      original: 'The lab closed on 15 June 2023.',
      wrong: '研究所は15 June 2023に閉鎖された。',
      right: '研究所は2023年6月15日に閉鎖された。',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Das Labor schloss am 15. Juni 2023.',
      wrong: 'The lab closed on 15. Juni 2023.',
      right: 'The lab closed on 15 June 2023.',
    },
    {
      locale: 'fr',
      original: 'The lab closed on 15 June 2023.',
      wrong: 'Le laboratoire a fermé le 15 June 2023.',
      right: 'Le laboratoire a fermé le 15 juin 2023.',
    },
    {
      locale: 'es',
      original: 'The lab closed on 15 June 2023.',
      wrong: 'El laboratorio cerró el 15 June 2023.',
      right: 'El laboratorio cerró el 15 de junio de 2023.',
    },
    {
      locale: 'ar',
      original: 'The lab closed on 15 June 2023.',
      wrong: 'أُغلق المختبر في 15 June 2023.',
      right: 'أُغلق المختبر في 15 يونيو 2023.',
    },
  ],
  check: ({ text: side, pair }, report) => {
    if (!pair) return;
    const known = pair.original.document.source;
    const own = dateForm(side);
    const { pattern, names } = dateForm(pair.original);
    if (pattern === '') return;
    const month = new RegExp(pattern, 'iu');
    // Japanese and Chinese put no space between a word of another script and their own.
    const letter = '(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}])[\\p{L}\\p{M}]';
    // The names of the months stand among the words of this language: 12 de June de 2017.
    const date = new RegExp(
      `(?:(?<!\\p{N})\\p{Nd}{1,2}(?:st|nd|rd|th|\\.|,)? (?:\\p{Ll}{2,3} )?)?(?<!${letter})(${pattern})(?!${letter})(?:\\.? \\p{Nd}{1,2}(?:st|nd|rd|th)?(?!\\p{N}))?(?:(?:,| \\p{Ll}{2,3})? \\p{Nd}{4})?`,
      'giu',
    );
    for (const { passage, match } of matchesIn(side.document, date, month)) {
      const name = (match[1] ?? '').toLowerCase();
      if (!/\p{Nd}/u.test(match[0]) || own.names.has(name) || !names.has(name) || isCited(passage, match.index))
        continue;
      // What a machine writes: Thu, 1 Jan 1970 00:00:00 UTC.
      if (
        /^[ ,]*\p{Nd}{1,2}:\p{Nd}{2}/u.test(passage.text.slice(match.index + match[0].length)) &&
        known.includes(match[0])
      )
        continue;
      report({ ...placeIn(passage, match.index, match.index + match[0].length), values: { text: match[0] } });
    }
  },
};
