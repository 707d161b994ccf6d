import { expect, test } from 'vitest';
import { countedOf } from './counted.ts';

test.each([
  [0, '0 blocks'],
  [1, '1 block'],
  [2, '2 blocks'],
  [1204, '1,204 blocks'],
])('%i: %s', (count, words) => {
  expect(countedOf(count, 'block')).toBe(words);
});
