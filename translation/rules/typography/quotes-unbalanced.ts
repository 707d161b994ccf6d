import { passagesOf, placeIn } from '../../document/passages.ts';
import { readQuotes } from '../../quotes/read-quotes.ts';
import type { Rule } from '../rule.ts';

export const quotesUnbalanced: Rule = {
  id: 'quotes-unbalanced',
  severity: 'error',
  strict: true,
  compares: 'text',
  explains:
    'Quotation marks are opened and not closed, closed and not opened, or opened as one kind and closed as another. A citation may go on over several paragraphs, each of which opens it anew.',
  examples: [
    { locale: 'de', wrong: 'Er sagte: „Das ist nicht wahr.', right: 'Er sagte: „Das nennt man ‚Labor‘, nicht wahr?“' },
    {
      locale: 'en',
      wrong: 'She called it ”a test“ of nerves.',
      right: 'She called it “a ‘real’ test” of the band’s nerves.',
    },
    {
      locale: 'fr',
      wrong: 'Il a dit : « Ce n’est pas vrai ” hier.',
      right: 'Il a dit : « Ce n’est pas “vrai” » hier.',
    },
    { locale: 'es', wrong: 'Dijo: «No es verdad.', right: 'Dijo: «No es “verdad”».' },
    { locale: 'ar', wrong: 'قال: «هذا غير صحيح.', right: 'قال: «هذا غير صحيح».' },
    { locale: 'ja', wrong: '彼は「それは違うと述べた。', right: '彼は「『白書』とは違う」と述べた。' },
  ],
  check: ({ text: side, pair }, report) => {
    const { quotes } = side.language.writing;
    const passages = passagesOf(side.document);
    const odd = new Set(
      (pair ? passagesOf(pair.original.document) : []).flatMap(({ text }) =>
        (text.match(/"/g)?.length ?? 0) % 2 ? ['"'] : [],
      ),
    );
    passages.forEach((passage, index) => {
      for (const fault of readQuotes(passage.text, quotes)) {
        if (fault.kind === 'foreign' || fault.kind === 'straight' || odd.has(fault.mark)) continue;
        if (fault.kind === 'unclosed' && passages[index + 1]?.text.trimStart().startsWith(fault.mark)) continue;
        // A closing mark alone ends a citation that began paragraphs before.
        if (
          fault.kind === 'unopened' &&
          passages.slice(Math.max(0, index - 6), index).some(({ text }) => /^\s*[“«„‘»]/.test(text)) &&
          passage.text.trimEnd().endsWith(fault.mark)
        )
          continue;
        const severity = quotes.length === 0 || fault.mark === '"' ? 'warning' : 'error';
        report({ ...placeIn(passage, fault.from, fault.to), values: { mark: fault.mark }, severity });
      }
    });
  },
};
