import { type Sentence, sentencesOf } from '../document/sentences.ts';

/** Sentences of a passage and of its translation that say the same: one of each, or two of which one was made. */
export interface SentenceCouple {
  readonly original: readonly Sentence[];
  readonly translation: readonly Sentence[];
}

/** Passages with more sentences are not taken apart: the time would grow with their square. */
const mostSentences = 60;

/** What a step of the comparison takes from each side, and how much less likely it is than one of each. */
const steps = [
  [1, 1, 0],
  [1, 2, 0.9],
  [2, 1, 0.9],
  [1, 3, 2],
  [3, 1, 2],
  [1, 0, 3],
  [0, 1, 3],
] as const;

/**
 * Puts the sentences of a passage and of its translation beside each other by their lengths (Gale and Church). Where
 * there are as many here as there, each stands beside its own.
 */
export function sentenceCouples(original: string, translation: string): SentenceCouple[] {
  const ones = sentencesOf(original);
  const others = sentencesOf(translation);
  if (ones.length === others.length)
    return ones.map((one, at) => ({ original: [one], translation: others.slice(at, at + 1) }));
  if (ones.length === 1 || others.length === 1 || Math.max(ones.length, others.length) > mostSentences)
    return [{ original: ones, translation: others }];
  return alignedByLength(ones, others);
}

function alignedByLength(ones: readonly Sentence[], others: readonly Sentence[]): SentenceCouple[] {
  const one = sumsOf(ones);
  const other = sumsOf(others);
  const scale = (one.at(-1) ?? 1) / Math.max(1, other.at(-1) ?? 1);
  const width = others.length + 1;
  const costs = new Float64Array((ones.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(costs.length);
  costs[0] = 0;
  for (let row = 0; row <= ones.length; row++) {
    for (let column = 0; column <= others.length; column++) {
      steps.forEach(([rows, columns, cost], step) => {
        if (rows > row || columns > column) return;
        const a = (one[row] ?? 0) - (one[row - rows] ?? 0);
        const b = ((other[column] ?? 0) - (other[column - columns] ?? 0)) * scale;
        const here =
          (costs[(row - rows) * width + column - columns] ?? 0) +
          cost +
          (3 * Math.abs(a - b)) / Math.sqrt(20 * (a + b) + 1);
        if (here >= (costs[row * width + column] ?? 0)) return;
        costs[row * width + column] = here;
        taken[row * width + column] = step;
      });
    }
  }
  const couples: SentenceCouple[] = [];
  for (let [row, column] = [ones.length, others.length]; row > 0 || column > 0; ) {
    const [rows, columns] = steps[taken[row * width + column] ?? 0] ?? steps[0];
    couples.push({ original: ones.slice(row - rows, row), translation: others.slice(column - columns, column) });
    row -= rows;
    column -= columns;
  }
  return couples.reverse();
}

/** How long everything up to each sentence is. */
function sumsOf(sentences: readonly Sentence[]): number[] {
  const sums = [0];
  for (const { text } of sentences) sums.push((sums.at(-1) ?? 0) + text.length);
  return sums;
}
