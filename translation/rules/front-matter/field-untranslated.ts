import type { Block } from '../../document/document.ts';
import { looksLike, Phrase, wordsIn } from '../../guess-language.ts';
import type { Rule } from '../rule.ts';

export const fieldUntranslated: Rule = {
  id: 'field-untranslated',
  severity: 'error',
  compares: 'pair',
  explains:
    'A field of the front matter – title, standfirst, description, alternative text, caption – or an alternative text in the body says the same as in the original. Names do so with reason.',
  examples: [
    {
      locale: 'de',
      original: '---\ntitle: The lab that was closed\n---\nIt was closed.',
      wrong: '---\ntitle: The lab that was closed\n---\nEs wurde geschlossen.',
      right: '---\ntitle: Das Labor, das geschlossen wurde\n---\nEs wurde geschlossen.',
    },
    {
      locale: 'ja',
      original: '---\nhero:\n  alt: A door of the lab\n---\nIt was closed.',
      wrong: '---\nhero:\n  alt: A door of the lab\n---\n閉鎖された。',
      right: '---\nhero:\n  alt: 研究所の扉\n---\n閉鎖された。',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: '---\ntitle: Das Labor, das geschlossen wurde\n---\nEs wurde geschlossen.',
      wrong: '---\ntitle: Das Labor, das geschlossen wurde\n---\nIt was closed.',
      right: '---\ntitle: The lab that was closed\n---\nIt was closed.',
    },
    {
      locale: 'fr',
      original: '---\ntitle: The lab that was closed\n---\nIt was closed.',
      wrong: '---\ntitle: The lab that was closed\n---\nIl a été fermé.',
      right: '---\ntitle: Le laboratoire qui a fermé\n---\nIl a été fermé.',
    },
    {
      locale: 'es',
      original: '---\ntitle: The lab that was closed\n---\nIt was closed.',
      wrong: '---\ntitle: The lab that was closed\n---\nSe cerró.',
      right: '---\ntitle: El laboratorio que cerró\n---\nSe cerró.',
    },
    {
      locale: 'ar',
      original: '---\ntitle: The lab that was closed\n---\nIt was closed.',
      wrong: '---\ntitle: The lab that was closed\n---\nأُغلق.',
      right: '---\ntitle: المختبر الذي أُغلق\n---\nأُغلق.',
    },
  ],
  check: ({ pair, text: side }, report) => {
    if (!pair || pair.original.language === side.language) return;
    const alts = new Map<string, string>();
    for (const { original, translation } of pair.couples) {
      if (!original || !translation) continue;
      const before = original.segments.filter(({ field }) => field);
      const after = translation.segments.filter(({ field }) => field);
      after.forEach((segment, index) => {
        const same = before.find(({ field, text }) => field === segment.field && text === segment.text);
        if (!same || alts.has(`${segment.at(0)}`)) return;
        alts.set(`${segment.at(0)}`, segment.text);
        const words = wordsIn(segment.text);
        const common = words.filter(
          (word) => pair.original.language.writing.frequent.has(word) && !side.language.writing.frequent.has(word),
        );
        const strange =
          looksLike(new Phrase(segment.text), side.language, pair.original.language) !== 'no' || common.length >= 1;
        const small = words.length < 3 || !/(?:^|\s)\p{Ll}{3,}/u.test(segment.text);
        if (
          segment.field === 'by' ||
          segment.field === 'cited' ||
          (segment.field === 'alt' && isBadge(original)) ||
          (!strange && small)
        )
          return;
        const end = segment.at(Math.max(0, segment.text.length - 1)) + 1;
        report({
          start: segment.at(0),
          end,
          values: { field: segment.field ?? `${index}` },
          severity: strange && words.length >= 3 && translation.kind === 'field' ? 'error' : 'warning',
        });
      });
    }
  },
};

/** Pictures in a row without words between them, or within links, are the signs of a project. */
function isBadge({ segments }: Block): boolean {
  const inlines = segments[0]?.inlines ?? [];
  return !/\p{L}/u.test(segments[0]?.text ?? '') && (inlines.length > 1 || inlines.some(({ kind }) => kind === 'link'));
}
