import { matchesIn, placeIn } from '../../document/passages.ts';
import type { Found, Rule } from '../rule.ts';

export const notNfc: Rule = {
  id: 'not-nfc',
  severity: 'warning',
  compares: 'text',
  explains:
    'Letters and their accents are stored apart (not NFC): search and sorting would miss them. A text that stores all of them so gets one finding.',
  examples: [
    { locale: 'fr', wrong: 'Le laboratoire est ferme\u0301.', right: 'Le laboratoire est fermé.' },
    { locale: 'en', wrong: 'She wrote it in a cafe\u0301.', right: 'She wrote it in a café.' },
    { locale: 'de', wrong: 'Die Pru\u0308fung ist vorbei.', right: 'Die Prüfung ist vorbei.' },
    { locale: 'es', wrong: 'El laboratorio esta\u0301 vaci\u0301o.', right: 'El laboratorio está vacío.' },
    { locale: 'ar', wrong: 'ا\u0654ُغلق المختبر.', right: 'أُغلق المختبر.' },
    { locale: 'ja', wrong: '研究所を閉し\u3099た。', right: '研究所を閉じた。' },
  ],
  check: ({ text: side }, report) => {
    if (side.document.source.normalize('NFC') === side.document.source) return;
    const found: Found[] = [];
    for (const { passage, match } of matchesIn(side.document, /[^\s\p{M}]\p{M}+/gu)) {
      const right = match[0].normalize('NFC');
      // Another order of the same marks is how keyboards store them; nobody sees it.
      // And letters that Unicode itself takes apart cannot be put together.
      if (right.length >= match[0].length) continue;
      found.push({
        ...placeIn(passage, match.index, match.index + match[0].length),
        values: { text: right },
        suggestion: right,
        certain: true,
      });
    }
    // A whole text that was stored so is one matter.
    for (const one of found.length > 20 ? found.slice(0, 1) : found) report(one);
  },
};
