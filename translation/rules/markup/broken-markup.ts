import { matchesOf } from '../../document/matches.ts';
import { readBlocks } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

/** What is left in the words when markup was damaged. */
const residues: readonly RegExp[] = [
  /\]\s*[(（]\s*(?:https?:|mailto:|\.{0,2}\/|#|\uFFFC)[^\s]*/g,
  /\[[^\]\n]{1,80}\]\s+\((?:https?:|\.{0,2}\/)[^)\s]*\)/g,
  /(?<!\*)\*\*(?!\*)(?=[^\s*])|(?<=[^\s*])\*\*(?!\*)|\*\* [^*\n]{1,80} \*\*/g,
  /(?<![\w`])`(?=[\w./-]+\s)|(?<=\s[\w./-]{2,40})`(?![\w`])/g,
  /\[[^\]\n]{1,80}\]\[[^\]\n]{0,60}\]/g,
  /!\s?\[[^\]\n]{0,80}\]\s?\([^)\n]*\)/g,
  /\[\^[^\]\n]{1,30}\]/g,
  /^#{1,6}(?=[^\s#!\d])/g,
];

export const brokenMarkup: Rule = {
  id: 'broken-markup',
  severity: 'error',
  compares: 'text',
  explains:
    'Signs of markup stand in the words, because a bracket, an asterisk or a label is missing or has a space too many.',
  examples: [
    {
      locale: 'de',
      wrong: 'Die [Behörde] (https://a.example/one) und ** alle ** anderen.',
      right: 'Die [Behörde](https://a.example/one) und **alle** anderen.',
    },
    {
      locale: 'ja',
      wrong: '[当局]（https://a.example/one）が発表した。',
      right: '[当局](https://a.example/one)が発表した。',
    },
    {
      locale: 'en',
      wrong: 'The [regulator] (https://a.example/one) and ** all ** the others.',
      right: 'The [regulator](https://a.example/one) and **all** the others.',
    },
    {
      locale: 'fr',
      wrong: 'L’[autorité] (https://a.example/one) a publié ** tout ** le rapport.',
      right: 'L’[autorité](https://a.example/one) a publié **tout** le rapport.',
    },
    {
      locale: 'es',
      wrong: 'La [autoridad] (https://a.example/one) publicó ** todo ** el informe.',
      right: 'La [autoridad](https://a.example/one) publicó **todo** el informe.',
    },
    {
      locale: 'ar',
      wrong: 'نشرت [الهيئة] (https://a.example/one) تقريرها ** كاملًا ** أمس.',
      right: 'نشرت [الهيئة](https://a.example/one) تقريرها **كاملًا** أمس.',
    },
  ],
  check: ({ text: side, pair }, report) => {
    const known = new Set<string>();
    if (pair) {
      for (const { segments } of readBlocks(pair.original.document)) {
        for (const { text } of segments)
          for (const [index, pattern] of residues.entries()) if (text.match(pattern)) known.add(String(index));
      }
    }
    for (const { segments, kind } of readBlocks(side.document)) {
      if (kind === 'field') continue;
      for (const { text, at, field } of segments) {
        if (field) continue;
        residues.forEach((pattern, index) => {
          if (known.has(String(index))) return;
          for (const match of matchesOf(text, pattern)) {
            const end = match.index + Math.max(1, match[0].length);
            // A backslash says that the sign is meant.
            if (
              side.document.source[at(match.index) - 1] === '\\' ||
              /\\[*[\]`]/.test(side.document.source.slice(at(match.index), at(end - 1)))
            )
              continue;
            report({ start: at(match.index), end: at(end - 1) + 1, values: { text: match[0].slice(0, 60) } });
          }
        });
      }
    }
  },
};
