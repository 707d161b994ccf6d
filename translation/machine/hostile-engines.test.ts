import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileOutcome, hostileTrials } from '../../tests/hostile-engines.ts';

/** The promised number with FAULTS=full. */
const runs = process.env.FAULTS === 'full' ? 100_000 : 1500;

test(`of ${runs} blocks through hostile engines none loses markup, and nothing is glued`, {
  timeout: 7_200_000,
}, async () => {
  let translated = 0;
  await fc.assert(
    fc.asyncProperty(hostileTrials, async (trial) => {
      const outcome = await hostileOutcome(trial);
      if (!outcome) return;
      translated++;
      expect(outcome.after).toEqual(outcome.before);
      expect(outcome.glued).toEqual([]);
    }),
    { numRuns: runs },
  );
  // Many plans hold one answer that can be used: the property says something.
  expect(translated).toBeGreaterThan(runs / 4);
});
