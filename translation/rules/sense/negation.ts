import { type Passage, passagesOf, placeIn } from '../../document/passages.ts';
import type { Sentence } from '../../document/sentences.ts';
import { type Negation, negationsIn } from '../../negations/negations.ts';
import { type SentenceCouple, sentenceCouples } from '../../pair/sentences.ts';
import type { Rule } from '../rule.ts';

export const negation: Rule = {
  id: 'negation',
  severity: 'hint',
  compares: 'pair',
  explains:
    'A sentence negates more or less often than that of the original. Languages negate in different ways: this is a hint to look.',
  examples: [
    {
      locale: 'de',
      original: 'The company did not dispute the lab.',
      wrong: 'Das Unternehmen bestritt das Labor.',
      right: 'Das Labor bestritt das Unternehmen nicht.',
    },
    {
      locale: 'ja',
      original: 'The company did not dispute the lab.',
      wrong: '同社は研究所を否定した。',
      right: '同社は研究所を否定しなかった。',
    },
    {
      locale: 'ar',
      original: 'The company did not dispute the lab.',
      wrong: 'نفت الشركة المختبر.',
      right: 'لم تنف الشركة المختبر.',
    },
    {
      locale: 'en',
      originalLocale: 'de',
      original: 'Das Unternehmen beantwortete den Brief nicht.',
      wrong: 'The company answered the letter.',
      right: 'The company did not answer the letter.',
    },
    {
      locale: 'fr',
      original: 'The company did not answer the letter.',
      wrong: 'L’entreprise a répondu à la lettre.',
      right: 'L’entreprise n’a pas répondu à la lettre.',
    },
    {
      locale: 'es',
      original: 'The company did not answer the letter.',
      wrong: 'La empresa respondió a la carta.',
      right: 'La empresa no respondió a la carta.',
    },
  ],
  check: ({ pair }, report) => {
    if (
      !pair ||
      pair.original.language.writing.negations.length === 0 ||
      pair.translation.language.writing.negations.length === 0
    )
      return;
    const passages = new Map<number, Passage>();
    for (const passage of passagesOf(pair.translation.document))
      if (!passages.has(passage.block.start)) passages.set(passage.block.start, passage);
    for (const { original, translation } of pair.couples) {
      if (!original || !translation || original.kind === 'heading' || original.kind === 'row') continue;
      const before = original.segments[0]?.text ?? '';
      const passage = passages.get(translation.start);
      if (!passage || before === '') continue;
      const ones = negationsIn(before, pair.original);
      const others = negationsIn(passage.text, pair.translation);
      if (![...ones, ...others].some(negates)) continue;
      for (const { from, to } of unlike(sentenceCouples(before, passage.text), ones, others)) {
        // What is still in the language of the original is found by another rule.
        if (!before.includes(passage.text.slice(from, Math.min(to, from + 40)))) report(placeIn(passage, from, to));
      }
    }
  },
};

function negates({ kind }: Negation): boolean {
  return kind === 'firm' || kind === 'joining' || kind === 'widowed';
}

/** How many negations of each kind sentences have. */
interface Count {
  firm: number;
  soft: number;
  often: number;
  widowed: number;
}

/** The sentences of a translation that negate more or less often than those of the original. */
function unlike(
  couples: readonly SentenceCouple[],
  ones: readonly Negation[],
  others: readonly Negation[],
): { from: number; to: number }[] {
  const before = countsOf(
    couples.map(({ original }) => original),
    ones,
  );
  const after = countsOf(
    couples.map(({ translation }) => translation),
    others,
  );
  const differences = before.map((one, at) => difference(one, after[at] ?? one));
  // What is missing in a sentence and too much in the next was only said in the other one.
  const isMoved = couples.some(({ original, translation }) => original.length !== translation.length);
  return couples.flatMap(({ translation }, at) => {
    const here = differences[at] ?? 0;
    const [first, last] = [translation[0], translation.at(-1)];
    if (here === 0 || !first || !last) return [];
    const around = (differences[at - 1] ?? 0) + here + (differences[at + 1] ?? 0);
    return isMoved && around === 0 ? [] : [{ from: first.from, to: last.to }];
  });
}

/** How many negations the translation has too many; below zero: too few. */
function difference(one: Count, other: Count): number {
  if (other.widowed > one.widowed) return one.widowed - other.widowed;
  const lost = one.firm - other.firm - Math.max(0, other.soft - one.soft - one.often);
  const added = other.firm - one.firm - Math.max(0, one.soft + one.often - other.soft - other.often);
  return lost > 0 ? -lost : Math.max(0, added);
}

/** The negations of some sentences, and of those that follow them. */
function countsOf(parts: readonly (readonly Sentence[])[], negations: readonly Negation[]): Count[] {
  let next = 0;
  return parts.map((sentences) => {
    const count = { firm: 0, soft: 0, often: 0, widowed: 0 };
    const end = sentences.at(-1)?.to ?? 0;
    for (let one = negations[next]; one && one.at < end; one = negations[++next])
      count[one.kind === 'joining' ? 'firm' : one.kind]++;
    return count;
  });
}
