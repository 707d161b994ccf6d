import type { Writing } from '../../../languages/writing.ts';
import { matchesOf } from '../../document/matches.ts';
import { passagesOf, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

const shouting =
  /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:[’'-]\p{Lu}+)*(?:[ ,;:–—]+(?:\p{Lu}+(?:[’'-]\p{Lu}+)*))+[!.?]*(?![\p{L}\p{N}])/gu;

export const allCaps: Rule = {
  id: 'all-caps',
  severity: 'error',
  strict: true,
  compares: 'text',
  explains:
    'Words are set in capitals in the text itself. How something looks is the style sheet’s business. Abbreviations, and what the original has in capitals, are right.',
  examples: [
    { locale: 'de', wrong: 'JETZT KOSTENLOS ABONNIEREN und lesen.', right: 'Die NASA, die ESA und die USA lesen mit.' },
    { locale: 'fr', wrong: 'ABONNEZ-VOUS DÈS MAINTENANT et lisez.', right: 'L’ONU et l’OTAN lisent.' },
    { locale: 'en', wrong: 'SUBSCRIBE NOW FOR FREE and read on.', right: 'NASA, the EU and the UN read on.' },
    { locale: 'es', wrong: 'SUSCRÍBETE GRATIS AHORA y lee.', right: 'La ONU y la OTAN leen con interés.' },
  ],
  exempt: [{ locales: ['ar', 'ja'], because: 'Their scripts have no capitals.' }],
  check: ({ text: side, pair }, report) => {
    let known: readonly string[] | undefined;
    const shouted = () =>
      (known ??= pair
        ? passagesOf(pair.original.document).flatMap(({ text }) => matchesOf(text, shouting).map(([match]) => match))
        : []);
    for (const passage of passagesOf(side.document)) {
      for (const { 0: text, index } of matchesOf(passage.text, shouting)) {
        const words = text.match(/\p{Lu}+/gu) ?? [];
        const letters = words.join('').length;
        if (words.length < 2 || letters < 10 || areAbbreviations(words, side.language.writing)) continue;
        // Shouting is a translation of shouting where the original has as much of it.
        if (shouted().some((one) => (one.match(/\p{Lu}/gu)?.length ?? 0) * 2 >= letters)) continue;
        // Titles and declarations are set so by some houses; a whole sentence is not.
        const most = letters * 2 > (passage.text.match(/\p{L}/gu)?.length ?? 0);
        const severity = passage.block.kind !== 'heading' && words.length > 3 && most ? 'error' : 'warning';
        report({ ...placeIn(passage, index, index + text.length), values: { text: text.slice(0, 60) }, severity });
      }
    }
  },
};

/** Abbreviations side by side are no shouting: they are short, and no word of every text stands among them. */
function areAbbreviations(words: readonly string[], { frequent }: Writing): boolean {
  const long = words.filter((word) => word.length >= 5).length;
  if (long > 1 || (long > 0 && words.length > 2)) return false;
  const usual = words.filter((word) => word.length > 2 && frequent.has(word.toLowerCase()));
  const isLoud = words.length > 2 ? usual.some((word) => word.length > 3) : words.some((word) => word.length > 7);
  return usual.length === 0 || !isLoud;
}
