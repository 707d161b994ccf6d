import type { Writing } from '../../../languages/writing.ts';
import type { Block } from '../../document/document.ts';
import type { Rule } from '../rule.ts';

const ended = /[.!?…:;。！？：؟۔।॥።։)\]）】\uFFFC\p{Extended_Pictographic}]["'”“’‘»«』」›‹)\]）\s\p{M}*_]*$|[」』”»]$/u;
/** An abbreviation’s dot ends no sentence. */
const abbreviated = /(?:\b(?:etc|al|Inc|Ltd|Co|Corp|vs|ca|cf|No)|\p{Lu})\.[)\]”"’]*$/u;
const full = /[.!?…。！？؟۔।][”"'’“‘»«』」›)\]）\s]*$/u;

export const textCutOff: Rule = {
  id: 'text-cut-off',
  severity: 'error',
  strict: true,
  compares: 'pair',
  explains: 'The original’s paragraph ends with a full stop and the translation’s in the middle of a sentence.',
  examples: [
    {
      locale: 'de',
      original: 'The people of the lab were asked to leave the country.',
      wrong: 'Die Leute aus dem Labor wurden gebeten, das',
      right: 'Die Leute aus dem Labor wurden gebeten, das Land zu verlassen.',
    },
    {
      locale: 'fr',
      original: 'The people of the lab were asked to leave the country.',
      wrong: 'On a demandé aux membres du laboratoire de quitter',
      right: 'On a demandé aux membres du laboratoire de quitter le pays.',
    },
    {
      locale: 'es',
      original: 'The people of the lab were asked to leave the country.',
      wrong: 'A la gente del laboratorio se le pidió que',
      right: 'A la gente del laboratorio se le pidió que abandonara el país.',
    },
    {
      locale: 'ar',
      original: 'The people of the lab were asked to leave the country.',
      wrong: 'طُلب من العاملين في المختبر أن يغادروا',
      right: 'طُلب من العاملين في المختبر أن يغادروا البلاد.',
    },
    {
      locale: 'ja',
      original: 'The people of the lab were asked to leave the country.',
      wrong: '研究所の人々は、国を',
      right: '研究所の人々は、国を離れるよう求められた。',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Die Leute aus dem Labor wurden gebeten, das Land zu verlassen.',
      wrong: 'The people of the lab were asked to leave the',
      right: 'The people of the lab were asked to leave the country.',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const couples = pair.couples.flatMap(({ original, translation }) => {
      if (
        !original ||
        !translation ||
        !/^(?:paragraph|item|footnote)$/.test(original.kind) ||
        original.kind !== translation.kind
      )
        return [];
      const [before, after] = [lastWords(original), lastWords(translation)];
      return before && after ? [{ before, after, translation, kind: original.kind }] : [];
    });
    const stopped = couples.filter(({ before }) => full.test(before) && !abbreviated.test(before));
    // A language or an author without full stops is not cut off everywhere.
    const fine = stopped.filter(({ after }) => ended.test(after)).length;
    if (stopped.length - fine > 3 && fine < stopped.length * 0.7) return;
    const careful = stopped.length - fine <= 1 || fine >= stopped.length * 0.85;
    const usual = pair.translation.language.writing.length / pair.original.language.writing.length;
    const openItems = new Set(
      couples.flatMap(({ after, translation, kind }) => (kind === 'item' && !ended.test(after) ? [translation] : [])),
    );
    // Many languages write no stop behind the items of a list; one alone among others has lost its own.
    const openLists = new Set<Block>();
    if (openItems.size > 1) {
      pair.translation.document.blocks.forEach((block, place, blocks) => {
        const next = blocks[place + 1];
        if (next && openItems.has(block) && openItems.has(next)) openLists.add(block).add(next);
      });
    }
    for (const { before, after, translation, kind } of stopped) {
      if (ended.test(after) || before.length < 25) continue;
      if (openLists.has(translation)) continue;
      const lost = after.length < before.length * usual * 0.8 || stopsShort(after, pair.translation.language.writing);
      // Where nothing is missing but the stop, nobody loses a word.
      const severity =
        lost && kind === 'paragraph' && pair.sure && careful && before.length >= 40 ? 'error' : 'warning';
      const end = translation.end;
      report({
        start: Math.max(translation.start, end - 20),
        end,
        values: { text: after.slice(-40).trim() },
        severity: kind === 'item' && before.length < 60 ? 'hint' : severity,
      });
    }
  },
};

/** Whether words end where no sentence can: behind a comma, an opening bracket, a word that needs another. */
function stopsShort(text: string, { frequent, spaces }: Writing): boolean {
  if (
    /[,،、(（[「«„:;–—-]\s*$/u.test(text) ||
    (text.match(/[(（]/g)?.length ?? 0) > (text.match(/[)）]/g)?.length ?? 0)
  )
    return true;
  const last = /(?<![\p{L}\p{M}])[\p{L}\p{M}]+$/u.exec(text)?.[0].toLowerCase();
  if (spaces) return last !== undefined && frequent.has(last);
  return [...frequent].some((word) => word.length === 1 && text.endsWith(word));
}

function lastWords({ segments }: Block): string {
  return segments[0]?.text.trimEnd() ?? '';
}
