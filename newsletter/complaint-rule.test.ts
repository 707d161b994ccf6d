import { expect, test } from 'vitest';
import { complaintVerdict } from './complaint-rule.ts';

test.each([
  [0, 0, 'go-on'],
  [2, 2, 'go-on'],
  [3, 3001, 'go-on'],
  [3, 3000, 'pause'],
  [29, 10_000, 'pause'],
  [30, 10_000, 'stop'],
  [3, 3, 'stop'],
])('%i complaints about %i submitted: %s', (complaints, submitted, verdict) => {
  expect(complaintVerdict(complaints, submitted)).toBe(verdict);
});
