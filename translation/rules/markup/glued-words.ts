import type { Writing } from '../../../languages/writing.ts';
import { hidden } from '../../document/mask.ts';
import { matchesOf } from '../../document/matches.ts';
import type { Inline, Segment } from '../../document/segment.ts';
import { readBlocks } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';
import { joinedWords } from './joined-words.ts';

/** What is glued, and a sign without which it cannot be: that is found far sooner. */
interface Glued {
  readonly sign: RegExp;
  readonly pattern: RegExp;
}

/** A sentence that begins without a space, a comma without one, a quotation mark at the wrong side of a space. */
const sentence: Glued = {
  sign: /[.!?…](?:["”»)]?\p{Lu}|[„«¿¡])/u,
  pattern:
    /(?:\p{Ll}{2,}|(?<!\p{Nd})\p{Nd}{4})[.!?…]["”»)]?(?=\p{Lu}\p{Ll}+[\s,;]|\p{Lu}\s)|(?:\p{Ll}{2,}|(?<!\p{Nd})\p{Nd}{4})[.!?…][„«¿¡](?=[ \u00a0\u202f]?\p{Lu})/gu,
};
const arabicSentence: Glued = {
  sign: /[؟!،؛.]\p{Script=Arabic}/u,
  pattern: /[\p{Script=Arabic}]{2,}[”»\)]?[؟!،؛.](?=[[\p{Script=Arabic}]--[\p{Nd}]])/gv,
};
const comma: Glued = {
  sign: /[,;]\p{L}{2}/u,
  pattern: /\p{L}{2,}["”“»«’‘)]{0,2}[,;](?=\p{L}{2})|(?<!\p{Nd})\p{Nd}{4}[,;](?=\p{L}{3})/gu,
};
/** What introduces a quotation touches it: he said:“Yes”. */
const introduction: Glued = {
  sign: /[:,;][„“«‚‹]/u,
  pattern: /\p{L}{2,}[ \u00a0\u202f]?[:,;][„“«‚‹](?=[ \u00a0\u202f]?\p{L}{2})/gu,
};

export const gluedWords: Rule = {
  id: 'glued-words',
  severity: 'error',
  compares: 'text',
  explains:
    'No space follows a full stop, a comma or a closing quotation mark, or none stands before an opening one. Two of the most frequent words of the language that have become one are a warning.',
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
    const touching = quotesOf(writing);
    // <b>H</b>yper<b>T</b>ext: where the original marks letters within words, so may the translation.
    const isTagged = () =>
      pair !== undefined &&
      readBlocks(pair.original.document).some(({ segments }) => segments.some((one) => tagsIn(one).length > 0));
    for (const { segments, quoted } of readBlocks(side.document)) {
      for (const { text, at, inlines } of segments) {
        for (const { from, to, apart } of quoted ? [] : joinedWords(text, writing)) {
          const found = text.slice(from, to);
          if (known.includes(found) || inlines.some((inline) => inline.from <= from && to <= inline.to)) continue;
          report({
            start: at(from),
            end: at(to - 1) + 1,
            values: { text: found },
            suggestion: apart,
            severity: 'warning',
          });
        }
        for (const tag of tagsIn({ text, inlines })) {
          if (isTagged()) break;
          const [from, to] = [Math.max(0, tag - 8), Math.min(text.length, tag + 8)];
          report({ start: at(tag - 1), end: at(tag) + 1, values: { text: text.slice(from, to) }, severity: 'warning' });
        }
        for (const glued of [sentence, comma, introduction, arabicSentence, ...touching]) {
          if (text.search(glued.sign) === -1) continue;
          const { pattern } = glued;
          for (const match of matchesOf(text, pattern)) {
            const end = match.index + match[0].length;
            // The edge of a link belongs to another rule.
            const edges = touching.includes(glued)
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

/** Tags of what looks different within a line. */
const inlineTag = /^<\/?(?:a|abbr|b|cite|em|i|mark|q|small|span|strong|u)\b/i;

/** Places of a text where such a tag stands between two letters. */
function tagsIn({ text, inlines }: Pick<Segment, 'text' | 'inlines'>): number[] {
  return inlines.flatMap(({ kind, target, from }) =>
    kind === 'html' && inlineTag.test(target) && touches(text, from) ? [from] : [],
  );
}

function touches(text: string, at: number): boolean {
  return /\p{L}\p{M}*$/u.test(text.slice(Math.max(0, at - 4), at)) && /^\p{L}/u.test(text.slice(at, at + 2));
}

const quotes = new WeakMap<Writing, readonly Glued[]>();

function quotesOf(writing: Writing): readonly Glued[] {
  const found = quotes.get(writing) ?? quotePatterns(writing);
  quotes.set(writing, found);
  return found;
}

/** Letters that touch a mark that can only open, or only close, in this language. */
function quotePatterns({ quotes, prefixes, suffixes, frequent }: Writing): Glued[] {
  const opens = quotes
    .map(([open]) => open)
    .filter((mark) => !quotes.some(([, close]) => close === mark) && mark !== '’');
  const closes = quotes
    .map(([, close]) => close)
    .filter((mark) => !quotes.some(([open]) => open === mark) && mark !== '’');
  const patterns: Glued[] = [];
  const allowed = prefixes.length > 0 ? `(?<![^\\p{L}\\p{M}](?:${prefixes.join('|')})|^(?:${prefixes.join('|')}))` : '';
  if (opens.length > 0)
    patterns.push({
      sign: new RegExp(`[${opens.join('')}](?<=[\\p{L}\\p{M}].)`, 'u'),
      pattern: new RegExp(`[\\p{L}\\p{M}]${allowed}[${opens.join('')}](?=[ \\u00a0\\u202f]?[\\p{L}\\p{N}])`, 'gu'),
    });
  if (closes.length > 0) {
    // One letter is an ending, unless it is a word: «sí»y se marchó.
    const short = [...frequent].filter((word) => word.length === 1 && !suffixes.includes(word)).join('');
    const word = short === '' ? '\\p{L}{2}' : `(?:\\p{L}{2}|[${short}]\\s)`;
    patterns.push({
      sign: new RegExp(`[${closes.join('')}]${word}`, 'u'),
      pattern: new RegExp(`(?<=[\\p{L}\\p{N}.!?…،؟][\\u00a0\\u202f]?)[${closes.join('')}](?=${word})`, 'gu'),
    });
  }
  return patterns;
}
