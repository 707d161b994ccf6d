import type { Block } from '../../document/document.ts';
import type { Segment } from '../../document/segment.ts';
import { missingPlace } from '../../pair/missing-place.ts';
import type { Rule } from '../rule.ts';

export const emphasisMissing: Rule = {
  id: 'emphasis-missing',
  severity: 'warning',
  compares: 'pair',
  explains:
    'The original emphasises words in this paragraph and the translation fewer or none. Quotation marks in their place are right; so is the absence of italics in scripts that have none.',
  examples: [
    {
      locale: 'de',
      original: 'This is **very important** for everyone.',
      wrong: 'Das ist sehr wichtig für alle.',
      right: 'Das ist **sehr wichtig** für alle.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Bewahren Sie den Schlüssel danach **an einem sicheren Ort** auf.',
      wrong: 'Keep the key in a safe place after that.',
      right: 'Keep the key **in a safe place** after that.',
    },
    {
      locale: 'fr',
      original: 'Keep the key **in a safe place** after that.',
      wrong: 'Gardez ensuite la clé en lieu sûr.',
      right: 'Gardez ensuite la clé **en lieu sûr**.',
    },
    {
      locale: 'es',
      original: 'Keep the key **in a safe place** after that.',
      wrong: 'Guarde después la clave en un lugar seguro.',
      right: 'Guarde después la clave **en un lugar seguro**.',
    },
    {
      locale: 'ar',
      original: 'Keep the key **in a safe place** after that.',
      wrong: 'احفظ المفتاح بعد ذلك في مكان آمن.',
      right: 'احفظ المفتاح بعد ذلك **في مكان آمن**.',
    },
    {
      locale: 'ja',
      original: 'Keep the key **in a safe place** after that.',
      wrong: 'その後、鍵は安全な場所に保管する。',
      right: 'その後、鍵は**安全な場所**に保管する。',
    },
  ],
  check: ({ pair, text: side }, report) => {
    if (!pair) return;
    const italics = /^(?:Latn|Cyrl|Grek)$/.test(side.language.script);
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || !translation || original.kind !== translation.kind) return;
      const count = (kind: string, block: typeof original) =>
        block.segments.reduce((sum, { inlines }) => sum + inlines.filter((inline) => inline.kind === kind).length, 0);
      const lost = (kind: string) => count(kind, original) - count(kind, translation);
      const strong = lost('strong') > 0 && lost('strong') + lost('emphasis') > 0;
      const weak =
        italics &&
        lost('emphasis') > 0 &&
        lost('strong') + lost('emphasis') > 0 &&
        (quoteCount(translation) <= quoteCount(original) || keepsPlain(original, translation));
      if (!strong && !weak) return;
      const { start, end } = translation.segments.length > 0 ? translation : missingPlace(pair, index);
      report({ start, end, severity: strong && pair.sure ? 'warning' : 'hint' });
    });
  },
};

/** Whether a name or a title that the original emphasises stands in the translation without emphasis. */
function keepsPlain(original: Block, translation: Block): boolean {
  return original.segments.some(({ text, inlines }) =>
    inlines.some(({ kind, from, to }) => {
      const words = text.slice(from, to);
      return kind === 'emphasis' && words.length > 2 && translation.segments.some((segment) => isPlain(segment, words));
    }),
  );
}

function isPlain({ text, inlines }: Segment, words: string): boolean {
  const at = text.indexOf(words);
  return at !== -1 && !inlines.some(({ from, to }) => from <= at && at < to) && !/["“„«「]$/.test(text.slice(0, at));
}

function quoteCount(block: { readonly segments: readonly { readonly text: string }[] }): number {
  return block.segments.reduce((sum, { text }) => sum + (text.match(/["“”„«»「」『』‘’]/g)?.length ?? 0), 0);
}
