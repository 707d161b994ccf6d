import type { Block } from '../../document/document.ts';
import { NameFinder, namesIn } from '../../names/names.ts';
import type { Pair } from '../../pair/pair.ts';
import type { Rule } from '../rule.ts';

export const nameMissing: Rule = {
  id: 'name-missing',
  severity: 'warning',
  compares: 'pair',
  explains:
    'A name of the original is missing in the translation of its paragraph although the translation keeps names: it stands elsewhere in the text, or a part of it does. Names that have another form in the language are known, and those that are written as they sound.',
  examples: [
    {
      locale: 'de',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'Geschrieben hat es Paul Trillo in einem kurzen Brief.',
      right: 'Geschrieben hat es Paul Triolo in einem kurzen Brief.',
    },
    {
      locale: 'ja',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'それはポール・スミスの短い手紙に書かれていた。',
      right: 'それはポール・トリオロの短い手紙に書かれていた。',
    },
    {
      locale: 'ar',
      original: 'It was written by Paul Triolo in a short letter.',
      wrong: 'كتب ذلك بول سميث في رسالة قصيرة.',
      right: 'كتب ذلك بول تريولو في رسالة قصيرة.',
    },
  ],
  check: ({ pair }, report) => {
    if (pair?.original.language.script !== 'Latn') return;
    const latin = pair.translation.language.script === 'Latn';
    if (!latin && Object.keys(pair.translation.language.writing.sounds).length === 0) return;
    const everywhere = finderOf(
      pair.couples.flatMap(({ translation }) => (translation ? [translation] : [])),
      pair,
    );
    const known = new Map<string, boolean>();
    const isKept = (word: string) => {
      const answer = known.get(word) ?? everywhere.has(word);
      known.set(word, answer);
      return answer;
    };
    pair.couples.forEach(({ original, translation }, index) => {
      if (!original || !translation || original.kind === 'field' || original.kind === 'heading') return;
      const around = [index - 1, index, index + 1].flatMap((at) => pair.couples[at]?.translation ?? []);
      let here: NameFinder | undefined;
      for (const { text } of original.segments) {
        for (const name of namesIn(text, pair.original)) {
          here ??= finderOf(around, pair);
          const finder = here;
          const lost = name.words.filter((word) => !finder.has(word));
          if (lost.length === 0) continue;
          const elsewhere = lost.some((word) => word.length > 3 && isKept(word));
          const peculiar = name.peculiar && latin && lost.some((word) => /\p{Ll}\p{Lu}|\p{L}-?\p{Nd}/u.test(word));
          const { start, end } = translation;
          const severity = peculiar && !elsewhere && pair.sure ? 'warning' : 'hint';
          report({ start, end, values: { name: lost.join(' ') }, severity });
        }
      }
    });
  },
};

function finderOf(blocks: readonly Block[], pair: Pair): NameFinder {
  const text = blocks
    .flatMap(({ segments }) =>
      segments.flatMap(({ text, inlines }) => [
        text,
        ...inlines.filter(({ kind }) => kind === 'code').map(({ target }) => target),
      ]),
    )
    .join('\n');
  return new NameFinder(text, pair.translation);
}
