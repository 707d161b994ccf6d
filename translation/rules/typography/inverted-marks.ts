import { isVerbatim, type Passage, passagesOf, placeIn } from '../../document/passages.ts';
import type { Rule } from '../rule.ts';

export const invertedMarks: Rule = {
  id: 'inverted-marks',
  severity: 'warning',
  compares: 'text',
  explains:
    'A question or an exclamation is not opened by the mark that opens it in this language, or the opened one is not closed.',
  examples: [
    { locale: 'es', wrong: 'Nadie sabe nada. Quién lo dijo?', right: 'Nadie sabe nada. ¿Quién lo dijo? ¡Vaya!' },
    {
      locale: 'es',
      wrong: '¿Quién lo dijo. Nadie lo sabe.',
      right: '«¿Quién lo dijo?», preguntó. Yahoo! no contestó.',
    },
  ],
  exempt: [
    { locales: ['en', 'de', 'fr', 'ar', 'ja'], because: 'Only Spanish opens questions and exclamations with a mark.' },
  ],
  check: ({ text: side, pair }, report) => {
    const marks = Object.entries(side.language.writing.invertedMarks);
    if (marks.length === 0) return;
    const known = pair?.original.document.source ?? '';
    for (const passage of passagesOf(side.document)) {
      for (const [close, open] of marks) {
        let start = 0;
        for (const { index } of passage.text.matchAll(
          new RegExp(`[${close}](?![${close}])(?=\\s|$|[»”"’),.;:—…])`, 'gu'),
        )) {
          const clause = passage.text.slice(start, index + 1);
          start = index + 1;
          // Questions may be exclamations as well: ¿Qué! is written, and so are names such as Yahoo!
          if (marks.some(([, mark]) => clause.includes(mark)) || clause.trim().length < 4) continue;
          // A mark that stands alone is spoken of.
          if (!/[\p{L}\p{M}\p{N}…»”"’)\]\uFFFC!?]/u.test(passage.text[index - 1] ?? '') || isNamed(passage, index))
            continue;
          if (isVerbatim(known, passage.text, index, index + 1)) continue;
          const name = /[\p{L}\p{N}]+[!?]$/u.exec(clause)?.[0] ?? '';
          if (name && known.includes(name) && /^\p{Lu}/u.test(name) && close === '!') continue;
          // Yahoo! writes on: a mark behind a capital, before a small letter, is hardly the end of a sentence.
          const may = /^\p{Lu}/u.test(name) && /^\s\p{Ll}/u.test(passage.text.slice(index + 1));
          const severity = may && close === '!' ? 'hint' : 'warning';
          report({ ...placeIn(passage, index, index + 1), values: { mark: close, open }, severity });
        }
        for (const { index } of passage.text.matchAll(new RegExp(`[${open}]`, 'gu'))) {
          if (marks.some(([mark]) => passage.text.includes(mark, index))) continue;
          report({ ...placeIn(passage, index, index + 1), values: { mark: open, open: close } });
        }
      }
    }
  },
};

/** Whether markup holds the mark and nothing else: a key. */
function isNamed({ inlines }: Passage, index: number): boolean {
  return inlines.some(({ from, to }) => from === index && to === index + 1);
}
