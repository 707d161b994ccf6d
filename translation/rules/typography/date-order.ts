import type { Document } from '../../document/document.ts';
import { matchesIn, passagesOf, placeIn } from '../../document/passages.ts';
import { westernDigits } from '../../pair/anchors.ts';
import { dateForm, monthsIn } from '../../quantities/months.ts';
import type { Found, Rule, Side } from '../rule.ts';

const year = /\p{Nd}{4}/u;
const digit = /\p{Nd}/u;

export const dateOrder: Rule = {
  id: 'date-order',
  severity: 'error',
  strict: true,
  compares: 'text',
  explains: 'A date is written in the order, or without the marks, of another language.',
  examples: [
    {
      locale: 'de',
      wrong: 'Am Juni 15, 2023 schloss das Labor.',
      right: 'Am 15. Juni 2023 schloss das Labor, im Juni 15 weitere.',
    },
    { locale: 'fr', wrong: 'Le juin 15, 2023, le laboratoire ferma.', right: 'Le 15 juin 2023, le laboratoire ferma.' },
    {
      locale: 'es',
      wrong: 'El 15 junio 2023 cerró el laboratorio.',
      right: 'El 15 de junio de 2023 cerró el laboratorio.',
    },
    { locale: 'ar', wrong: 'في يونيو 15, 2023 أُغلق المختبر.', right: 'في 15 يونيو 2023 أُغلق المختبر.' },
    { locale: 'ja', wrong: '6月15日、2023年に閉鎖された。', right: '2023年6月15日に閉鎖された。' },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Das Labor schloss am 15. Juni 2023.',
      wrong: 'The lab closed on 15. June 2023.',
      right: 'The lab closed on 15 June 2023.',
    },
  ],
  check: ({ text: side, pair }, report) => {
    const { pattern, order, link, yearLink } = dateForm(side);
    const at = (
      passage: Parameters<typeof placeIn>[0],
      match: RegExpExecArray,
      suggestion: string | undefined,
    ): Found => ({
      ...placeIn(passage, match.index, match.index + match[0].length),
      values: { text: match[0] },
      ...(suggestion ? { suggestion } : {}),
    });
    if (order === 'ymd') {
      for (const { passage, match } of matchesIn(
        side.document,
        /(\p{Nd}{1,2})月(\p{Nd}{1,2})日?[、,，]?\s?(\p{Nd}{4})年?/gu,
        /月/,
      ))
        report(at(passage, match, `${match[3]}年${match[1]}月${match[2]}日`));
      for (const { passage, match } of matchesIn(
        side.document,
        /(?=\p{Nd})(?<!\p{Nd})(\p{Nd}{1,2})日[、,，の]?\s?(\p{Nd}{1,2})月[、,，の]?\s?(\p{Nd}{4})年/gu,
        /月/,
      ))
        report(at(passage, match, `${match[3]}年${match[2]}月${match[1]}日`));
    }
    if (pattern !== '' && !link.includes('.') && /^(?:dmy|mdy)$/.test(order)) {
      for (const found of ordinalDots(side, pair?.original)) report(found);
    }
    if (order !== 'dmy' || pattern === '') return;
    const monthFirst = new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}])(${pattern})\\.? (\\p{Nd}{1,2})(?:st|nd|rd|th|\\.)?[,،]? (\\p{Nd}{4})(?!\\p{N})`,
      'giu',
    );
    for (const { passage, match } of matchesIn(side.document, monthFirst, year))
      report(at(passage, match, `${match[2]}${link}${match[1]}${yearLink}${match[3]}`));
    if (pair) {
      // Without a year a number may count something, unless the original has the same day; and even then: im Juni 12.
      const days = daysIn(pair.original);
      const short = new RegExp(
        `(?<![\\p{L}\\p{M}\\p{N}])(${pattern})\\.? (\\p{Nd}{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\p{N}]|[.,]\\p{N}|,? \\p{Nd}{4})`,
        'giu',
      );
      for (const { passage, match } of matchesIn(side.document, short, digit)) {
        if (days.has(dayOf(match[1], match[2], side)))
          report({ ...at(passage, match, `${match[2]}${link}${match[1]}`), severity: 'warning' });
      }
      if (link.trim() !== '') {
        const bare = new RegExp(
          `(?<![\\p{N}.,:–-])(\\p{Nd}{1,2})(?:st|nd|rd|th)? (${pattern})(?![\\p{L}\\p{M}]|\\.?,? ?(?:de |del )?\\p{Nd}{4})`,
          'giu',
        );
        for (const { passage, match } of matchesIn(side.document, bare, digit)) {
          if (days.has(dayOf(match[2], match[1], side))) report(at(passage, match, `${match[1]}${link}${match[2]}`));
        }
      }
    }
    if (link.trim() === '') return;
    // With a year nothing else can be meant; without one the number may count something.
    const plain = new RegExp(
      `(?<![\\p{N}.,:–-])(\\p{Nd}{1,2})(?:st|nd|rd|th)? (${pattern})(?![\\p{L}\\p{M}])(?:\\.?,? ?(?:de |del )?(\\p{Nd}{4}))`,
      'giu',
    );
    for (const { passage, match } of matchesIn(side.document, plain, year)) {
      const day = Number(match[1]);
      if (day < 1 || day > 31) continue;
      report(at(passage, match, `${match[1]}${link}${match[2]}${match[3] ? yearLink + match[3] : ''}`));
    }
  },
};

/** Days with the dot of German: 15. June 2023. The dot may also end a sentence, unless the original has the same day. */
function ordinalDots(side: Side, original: Side | undefined): Found[] {
  // Whether a language without words of its own has the dot is not known.
  if (!original || side.language.writing.frequent.size === 0) return [];
  const { pattern, order, link, yearLink } = dateForm(side);
  const dotted = new RegExp(
    `(?=\\p{Nd})(?<![\\p{L}\\p{N}.,:–-])(\\p{Nd}{1,2})\\. (${pattern}),? (?:de |del )?(\\p{Nd}{4})(?!\\p{N})`,
    'giu',
  );
  return Array.from(matchesIn(side.document, dotted, /\p{Nd}\. \p{L}/u)).flatMap(({ passage, match }) => {
    const [text, day = '', month = '', ofYear = ''] = match;
    if (Number(westernDigits(day)) > 31 || !daysIn(original).has(dayOf(month, day, side))) return [];
    const space = order === 'dmy' ? [link, yearLink] : [' ', ' '];
    return [
      {
        ...placeIn(passage, match.index, match.index + text.length),
        values: { text },
        suggestion: `${day}${space[0]}${month}${space[1]}${ofYear}`,
      },
    ];
  });
}

/** A day of the year, from the name of a month and digits. */
function dayOf(month: string | undefined, day: string | undefined, side: Side): string {
  return `${dateForm(side).names.get((month ?? '').toLowerCase())}-${Number(westernDigits(day ?? ''))}`;
}

const days = new WeakMap<Document, ReadonlySet<string>>();

/** The days that a text names by day and month, as month-day. */
function daysIn(side: Side): ReadonlySet<string> {
  let found = days.get(side.document);
  if (!found) {
    const named = new Set<string>();
    for (const { text } of passagesOf(side.document)) {
      for (const { month, from, to } of monthsIn(text, side)) {
        const before = /(\p{Nd}{1,2})(?:st|nd|rd|th|er|º|\.)? ?(?:de |of |\p{Script=Arabic}{0,2})?$/u.exec(
          text.slice(Math.max(0, from - 12), from),
        )?.[1];
        const after = /^(?:\.? )?(\p{Nd}{1,2})(?!\p{N}|[.,]\p{N})/u.exec(text.slice(to, to + 8))?.[1];
        for (const day of [before, after]) if (day !== undefined) named.add(`${month}-${Number(westernDigits(day))}`);
      }
    }
    found = named;
    days.set(side.document, found);
  }
  return found;
}
