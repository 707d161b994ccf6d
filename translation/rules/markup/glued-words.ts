import { hidden } from '../../document/mask.ts';
import type { Inline } from '../../document/segment.ts';
import { readBlocks } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

/** A sentence that begins without a space, a comma without one, a quotation mark at the wrong side of a space. */
const sentence =
  /(?:\p{Ll}{2,}|(?<!\p{Nd})\p{Nd}{4})[.!?…]["”»)]?(?=\p{Lu}\p{Ll}+[\s,;]|\p{Lu}\s)|(?:\p{Ll}{2,}|(?<!\p{Nd})\p{Nd}{4})[.!?…][„«¿¡](?=[ \u00a0\u202f]?\p{Lu})/gu;
const arabicSentence = /[\p{Script=Arabic}]{2,}(?:[؟!،؛.])(?=[[\p{Script=Arabic}]--[\p{Nd}]])/gv;
const comma = /\p{L}{2,}[,;](?=\p{L}{2})/gu;

export const gluedWords: Rule = {
  id: 'glued-words',
  severity: 'error',
  compares: 'text',
  explains: 'No space follows a full stop, a comma or a closing quotation mark, or none stands before an opening one.',
  examples: [
    {
      locale: 'en',
      wrong: 'The lab was closed.Nobody was told.',
      right: 'The lab was closed. Nobody was told, e.g. by mail.',
    },
    { locale: 'de', wrong: 'Er sagte„Ja“und ging.', right: 'Er sagte „Ja“ und ging zur „Spiegel“-Redaktion.' },
    { locale: 'fr', wrong: 'Le laboratoire,fermé depuis, reste là.', right: 'Le laboratoire, fermé depuis, reste là.' },
    { locale: 'es', wrong: 'Dijo«sí»y se marchó.', right: 'Dijo «sí» y se marchó.' },
    { locale: 'ar', wrong: 'أُغلق المختبر،ولم يُبلَّغ أحد.', right: 'أُغلق المختبر، ولم يُبلَّغ أحد و«اكتفوا» بذلك.' },
  ],
  exempt: [{ locales: ['ja'], because: 'Japanese sets no space behind its stops and marks.' }],
  check: ({ text: side, pair }, report) => {
    const { writing } = side.language;
    if (!writing.spaces) return;
    const known = pair?.original.document.source ?? '';
    const touching = quotePatterns(writing.quotes, writing.prefixes);
    for (const { segments } of readBlocks(side.document)) {
      for (const { text, at, inlines } of segments) {
        for (const pattern of [sentence, comma, arabicSentence, ...touching]) {
          for (const match of text.matchAll(pattern)) {
            const end = match.index + match[0].length;
            // The edge of a link belongs to another rule.
            const edges = touching.includes(pattern)
              ? [match[0].length > 1 ? match.index + 1 : end]
              : [end, match.index + 1];
            const isEdge = ({ from, to, kind }: Inline) =>
              /^(?:link|code)$/.test(kind) && (edges.includes(from) || edges.includes(to));
            if (inlines.some(isEdge)) continue;
            const around = text.slice(match.index, end) + (/^[\p{L}\p{M}\p{N}]*/u.exec(text.slice(end))?.[0] ?? '');
            if (
              around.includes(hidden) ||
              isChoice(text, match.index) ||
              known.includes(around) ||
              /^\p{L}+[.,;]\p{L}+[.,;]/u.test(text.slice(match.index, end + 20))
            )
              continue;
            report({ start: at(match.index), end: at(end - 1) + 1, values: { text: around } });
          }
        }
      }
    }
  },
};

/** Whether a place lies within braces: {un,une,le,la} are words to choose from. */
function isChoice(text: string, index: number): boolean {
  const open = text.lastIndexOf('{', index);
  return open !== -1 && index - open < 200 && !text.slice(open, index).includes('}') && text.indexOf('}', index) !== -1;
}

/** Letters that touch a mark that can only open, or only close, in this language. */
function quotePatterns(quotes: readonly (readonly [string, string])[], prefixes: readonly string[]): RegExp[] {
  const opens = quotes
    .map(([open]) => open)
    .filter((mark) => !quotes.some(([, close]) => close === mark) && mark !== '’');
  const closes = quotes
    .map(([, close]) => close)
    .filter((mark) => !quotes.some(([open]) => open === mark) && mark !== '’');
  const patterns: RegExp[] = [];
  const allowed = prefixes.length > 0 ? `(?<![^\\p{L}\\p{M}](?:${prefixes.join('|')})|^(?:${prefixes.join('|')}))` : '';
  if (opens.length > 0)
    patterns.push(new RegExp(`[\\p{L}\\p{M}]${allowed}[${opens.join('')}](?=[ \\u00a0\\u202f]?[\\p{L}\\p{N}])`, 'gu'));
  if (closes.length > 0)
    patterns.push(new RegExp(`(?<=[\\p{L}\\p{N}.!?…،؟][\\u00a0\\u202f]?)[${closes.join('')}](?=\\p{L}{2})`, 'gu'));
  return patterns;
}
