import { matchesIn, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

/** UTF-8 read as Windows-1252 or Latin-1, and what a decoder puts where it cannot go on. */
const damaged =
  /\uFFFD+|Ã[\u0080-\u00bf©¼¤¶¡¢£¨«¬­®¯°±²³´µ·¸¹º»½¾¿ŸœŒšžŽ„†‡ˆ‰‹]|â€[\u0080-\u00bf™œ˜ž¦“”¢]?|Â[\u00a0-\u00bf«»°§]|[ØÙ][\u0080-\u00bf§ˆ†„‰…‡‚¹³µ±¨¬]{1}[ØÙ]|(?:[ãäåæçèéêï][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}){2,}/gu;

export const mojibake: Rule = {
  id: 'mojibake',
  severity: 'error',
  compares: 'text',
  explains: 'Letters were damaged by a wrong encoding.',
  examples: [
    { locale: 'de', wrong: 'Die PrÃ¼fung ist vorbei.', right: 'Die Prüfung in São Paulo ist vorbei.' },
    { locale: 'fr', wrong: 'Lâ€™Ã©quipe est partie.', right: 'L’équipe est partie.' },
    { locale: 'en', wrong: 'The labâ€™s head has left.', right: 'The lab’s head has left.' },
    { locale: 'es', wrong: 'La investigaciÃ³n ha terminado.', right: 'La investigación ha terminado.' },
    { locale: 'ar', wrong: 'Ø³Ø¹Ø± Ø§Ù„Ø®Ø¨Ø²', right: 'سعر الخبز' },
    { locale: 'ja', wrong: 'å®Ÿé¨“', right: '実験' },
  ],
  check: ({ text: side, pair }, report) => {
    const known = pair?.original.document.source ?? '';
    for (const { passage, match } of matchesIn(side.document, damaged)) {
      if (known.includes(match[0])) continue;
      report({ ...placeIn(passage, match.index, match.index + match[0].length), values: { text: match[0] } });
    }
  },
};
