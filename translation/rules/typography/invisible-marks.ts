import { matchesOf } from '../../document/matches.ts';
import { passagesOf, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

/** Joiners belong to the spelling in these scripts (Unicode, chapters 9.2 and 12), and between emoji. */
const joining =
  /[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tamil}\p{Script=Kannada}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Thai}\p{Script=Lao}\p{Extended_Pictographic}]|\uFE0F/u;

export const invisibleMarks: Rule = {
  id: 'invisible-marks',
  severity: 'warning',
  compares: 'text',
  explains:
    'A character that nobody sees stands in the text: zero width, a direction mark where no direction changes, a soft hyphen or a control character.',
  examples: [
    { locale: 'de', wrong: 'Das La\u200bbor ist leer.', right: 'Das Labor 👩\u200d🔬 ist leer.' },
    { locale: 'en', wrong: 'The lab\u200f is empty.', right: 'The lab is empty.' },
    { locale: 'fr', wrong: 'Le la\u200bboratoire est vide.', right: 'Le laboratoire est vide.' },
    { locale: 'es', wrong: 'El la\u200bboratorio está vacío.', right: 'El laboratorio está vacío.' },
    { locale: 'ar', wrong: 'المخت\u200bبر فارغ.', right: 'المختبر فارغ.' },
    { locale: 'ja', wrong: '研究\u200b所は空だ。', right: '研究所は空だ。' },
  ],
  check: ({ text: side, pair }, report) => {
    const rtl = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
    const latin = /[\p{Script=Latin}\p{Nd}]/u;
    const known = pair?.original.document.source ?? '';
    for (const passage of passagesOf(side.document)) {
      const { text } = passage;
      for (const { 0: mark, index } of matchesOf(
        text,
        /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u061c\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/gu,
      )) {
        const around = text.slice(Math.max(0, index - 2), index) + text.slice(index + 1, index + 3);
        if (/[\u200c\u200d]/.test(mark) && joining.test(around)) continue;
        if (mark === '\u200b' && /[\p{Script=Khmer}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}]/u.test(around))
          continue;
        if (
          /[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]/.test(mark) &&
          rtl.test(text) &&
          (latin.test(text) || mark === '\u061c') &&
          known.includes(mark)
        )
          continue;
        // In a text of both directions a mark keeps stops and brackets on their side.
        if (
          /[\u200e\u200f]/.test(mark) &&
          rtl.test(text) &&
          latin.test(text) &&
          !isWithinWord(text, index) &&
          /[^\p{L}\p{M}]/u.test(around) &&
          rtl.test(around) !== latin.test(around)
        )
          continue;
        const place = placeIn(passage, index, index + 1);
        if (side.document.source[place.start] !== mark) continue;
        const code = `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
        report({
          ...place,
          values: { code },
          suggestion: '',
          certain: /[\u200b\ufeff\u2060]/.test(mark),
          severity: mark === '\u00ad' ? 'hint' : 'warning',
        });
      }
    }
  },
};

/** Whether letters of one word stand on both sides. */
function isWithinWord(text: string, index: number): boolean {
  const letter = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
  return letter.test(text[index - 1] ?? '') && letter.test(text[index + 1] ?? '');
}
