import { type Passage, passagesOf, placeIn } from '../../document/passages.ts';
import { readQuotes } from '../../quotes/read-quotes.ts';
import type { Found, Rule } from '../rule.ts';

const typographic = /[“”„«»「」『』]/;

export const quotesKind: Rule = {
  id: 'quotes-kind',
  severity: 'error',
  strict: true,
  compares: 'text',
  explains:
    'Quotation marks are not those of the locale: straight ones, or those of another language. A text that has only straight ones, as its original, gets one hint.',
  examples: [
    {
      locale: 'de',
      wrong: 'Das „Labor“ nannten sie "Haus", nicht “Werk”.',
      right: 'Das „Labor“ nannten sie »Haus«, 5\'11" hoch.',
    },
    {
      locale: 'fr',
      wrong: 'Le «\u202flaboratoire\u202f», dit „maison“.',
      right: 'Le «\u202flaboratoire\u202f», dit “maison”.',
    },
    { locale: 'es', wrong: 'El «laboratorio», llamado "casa".', right: 'El «laboratorio», llamado “casa”.' },
    { locale: 'ar', wrong: 'هذا «المختبر» سموه "البيت".', right: 'هذا «المختبر» سموه «البيت».' },
    { locale: 'ja', wrong: 'この「研究所」は"家"と呼ばれた。', right: 'この「研究所」は『家』と呼ばれた。' },
    { locale: 'en', wrong: 'The “lab” was called „house“ by them.', right: 'The “lab” was called “house” by them.' },
  ],
  check: ({ text: side, pair }, report) => {
    const { quotes } = side.language.writing;
    if (quotes.length === 0) return;
    const known = pair?.original.document.source ?? '';
    const passages = passagesOf(side.document);
    const straight: { found: Found; mixed: boolean }[] = [];
    let own = 0;
    for (const passage of passages) {
      if (typographic.test(passage.text)) own++;
      for (const fault of readQuotes(passage.text, quotes)) {
        // What the original has between the same marks is what a program says, or a title in its language.
        if (
          fault.kind === 'straight' &&
          passage.text[fault.from - 1] !== '=' &&
          !known.includes(passage.text.slice(fault.from, fault.to))
        )
          straight.push({
            found: found(passage, fault.from, fault.to, side.language.quotes),
            mixed: typographic.test(passage.text),
          });
        if (fault.kind === 'foreign')
          report(found(passage, fault.from, (fault.close ?? fault.from) + 1, side.language.quotes));
      }
    }
    const originals =
      pair !== undefined && passagesOf(pair.original.document).some(({ text }) => /[“”„«»「」]/.test(text));
    const [first] = straight;
    if (!first) return;
    if (own === 0 && !originals) {
      if (!quotes.some(([open]) => open === '‘' && quotes[0]?.[0] === '“'))
        report({ ...first.found, severity: 'hint' });
      return;
    }
    // A slip stands among many right ones, or in one paragraph with them; the rest is a habit.
    for (const one of straight)
      report({ ...one.found, severity: one.mixed || straight.length * 4 <= own ? 'error' : 'warning' });
  },
};

function found(passage: Passage, from: number, to: number, pair: readonly [string, string] | undefined): Found {
  const words = passage.text.slice(from + 1, Math.max(from + 1, to - 1));
  const values = {
    text: passage.text.slice(from, Math.min(to, from + 40)),
    quotes: pair ? `${pair[0]} ${pair[1]}` : '',
  };
  const simple = pair && words.length > 0 && words.length < 200 && !words.includes('\uFFFC');
  return { ...placeIn(passage, from, to), values, ...(simple ? { suggestion: `${pair[0]}${words}${pair[1]}` } : {}) };
}
