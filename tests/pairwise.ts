/** Values of parameters, by name. */
export type Parameters = Readonly<Record<string, readonly unknown[]>>;

/** One value for each parameter. */
export type Choice<P extends Parameters> = { readonly [Name in keyof P]: P[Name][number] };

/** Every combination of all values. */
export function combinations<P extends Parameters>(parameters: P): Choice<P>[] {
  return Object.entries(parameters).reduce<Record<string, unknown>[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Choice<P>[];
}

/**
 * Few combinations in which each value of a parameter meets each value of every other at least once. The same every
 * time: greedily the combination with the most pairs that have not met, the first of equals.
 */
export function pairwise<P extends Parameters>(parameters: P): Choice<P>[] {
  const all = combinations(parameters).map((choice) => ({ choice, pairs: pairsOf(choice) }));
  const unmet = new Set(all.flatMap(({ pairs }) => pairs));
  const chosen: Choice<P>[] = [];
  while (unmet.size > 0) {
    let best = { count: 0, at: all[0] };
    for (const one of all) {
      const count = one.pairs.filter((pair) => unmet.has(pair)).length;
      if (count > best.count) best = { count, at: one };
    }
    if (!best.at) break;
    chosen.push(best.at.choice);
    for (const pair of best.at.pairs) unmet.delete(pair);
  }
  return chosen;
}

function pairsOf(choice: Readonly<Record<string, unknown>>): string[] {
  const values = Object.entries(choice).map(([name, value]) => `${name}=${String(value)}`);
  return values.flatMap((one, index) => values.slice(index + 1).map((other) => `${one} ${other}`));
}
