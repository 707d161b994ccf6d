import { expect, test } from 'vitest';
import { combinations, pairwise } from './pairwise.ts';

const parameters = { kind: ['a', 'b', 'c', 'd'], locale: ['en', 'ar', 'ja'], width: [1, 2, 3], script: [true, false] };

test('every value meets every value of each other parameter', () => {
  const chosen = pairwise(parameters);
  const names = Object.keys(parameters) as (keyof typeof parameters)[];
  for (const one of names) {
    for (const other of names.filter((name) => name !== one)) {
      for (const first of parameters[one]) {
        for (const second of parameters[other]) {
          expect(chosen.some((choice) => choice[one] === first && choice[other] === second)).toBe(true);
        }
      }
    }
  }
});

test('there are far fewer than all', () => {
  expect(combinations(parameters)).toHaveLength(72);
  expect(pairwise(parameters).length).toBeLessThanOrEqual(16);
});
