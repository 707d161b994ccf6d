import type { Block } from '../../document/document.ts';
import { beginning } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const codeMissing: Rule = {
  id: 'code-missing',
  severity: 'warning',
  compares: 'pair',
  explains: 'Code within a sentence of the original is nowhere in the translation, or says something else.',
  examples: [
    {
      locale: 'fr',
      original: 'Run `npm start` first.',
      wrong: 'Lancez d’abord `npm commencer`.',
      right: 'Lancez d’abord `npm start`.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Führen Sie zuerst `npm start` aus.',
      wrong: 'Run `npm begin` first.',
      right: 'Run `npm start` first.',
    },
    {
      locale: 'de',
      original: 'Run `npm start` first.',
      wrong: 'Führen Sie zuerst `npm beginnen` aus.',
      right: 'Führen Sie zuerst `npm start` aus.',
    },
    {
      locale: 'es',
      original: 'Run `npm start` first.',
      wrong: 'Ejecute primero `npm iniciar`.',
      right: 'Ejecute primero `npm start`.',
    },
    { locale: 'ar', original: 'Run `npm start` first.', wrong: 'نفّذ أولًا `npm ابدأ`.', right: 'نفّذ أولًا `npm start`.' },
    {
      locale: 'ja',
      original: 'Run `npm start` first.',
      wrong: 'まず`npm 開始`を実行する。',
      right: 'まず`npm start`を実行する。',
    },
  ],
  check: ({ pair }, report) => {
    if (!pair) return;
    const everything = pair.translation.document.source;
    for (const { original, translation } of pair.couples) {
      if (!original || !translation) continue;
      const lost = codesOf(original).filter((code) => !everything.includes(code) && !isProse(code));
      if (lost.length === 0) continue;
      const own = codesOf(translation).filter((code) => !pair.original.document.source.includes(code));
      for (const code of lost) {
        // Words, paths and examples in code are often translated; what has no code in its place is lost.
        const at = own.findIndex((one) => isLike(one, code));
        const other = at === -1 ? undefined : own.splice(at, 1)[0];
        // A word that stands for what the reader types is translated with the text.
        if (other !== undefined && /^[\p{L}\p{M}_<>{}-]+$/u.test(code)) continue;
        const { start, end } = translation;
        const isChanged = other !== undefined && other.replace(/\p{Nd}+/gu, '0') === code.replace(/\p{Nd}+/gu, '0');
        const severity = isChanged || (other === undefined && !isWord(code)) ? 'warning' : 'hint';
        report({ start, end, values: { text: beginning(code) }, severity });
      }
    }
  },
};

function codesOf({ segments }: Block): string[] {
  return segments.flatMap(({ inlines }) => inlines.flatMap(({ kind, target }) => (kind === 'code' ? [target] : [])));
}

/** Words in a code span may be translated; what a machine reads may not. */
function isProse(code: string): boolean {
  return /^\p{L}[\p{L}\p{M}]*(?: \p{L}[\p{L}\p{M}]*){2,}$/u.test(code) || /^=*\s*$/.test(code) || code.includes('\n');
}

/** A word or two without anything that only a machine writes: said in prose by many translators. */
function isWord(code: string): boolean {
  return /^\p{Lu}?[\p{Ll}\p{M}]+(?: \p{Lu}?[\p{Ll}\p{M}]+)?$/u.test(code) || !/\p{L}{2}/u.test(code);
}

/** Whether code may be what a translator made of other code: some of its words translated. */
function isLike(one: string, other: string): boolean {
  if (isWord(other)) return true;
  const shape = (code: string) => code.replace(/[\p{L}\p{M}\p{N}]+/gu, 'x');
  if (shape(one) === shape(other)) return true;
  const parts = (code: string) => new Set(code.match(/[\p{L}\p{M}\p{N}]+/gu));
  const [ones, others] = [parts(one), parts(other)];
  let shared = 0;
  for (const part of ones) if (others.has(part)) shared++;
  return shared * 2 >= others.size;
}
