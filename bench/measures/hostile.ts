import fc from 'fast-check';
import { hostileOutcome, hostileTrials } from '../../tests/hostile-engines.ts';
import { atMost, type Bench, type Measurement } from '../measurement.ts';
import { count, percent } from '../units.ts';

const blocks = 100_000;
/** Made at once: all of them would fill the memory. */
const batch = 1000;

/** Blocks through engines that lose, move, double and glue: how many come out with markup lost or glued. */
export async function* hostile({ say }: Bench): AsyncGenerator<Measurement> {
  say(`${count(blocks)} blocks through hostile engines`);
  let [lost, glued, translated] = [0, 0, 0];
  const started = performance.now();
  for (let seed = 1; seed <= blocks / batch; seed++) {
    for (const trial of fc.sample(hostileTrials, { numRuns: batch, seed })) {
      const outcome = await hostileOutcome(trial);
      if (!outcome) continue;
      translated++;
      if (outcome.before.join('\n') !== outcome.after.join('\n')) lost++;
      if (outcome.glued.length > 0) glued++;
    }
  }
  const rate = (blocks / (performance.now() - started)) * 1000;
  yield atMost(`${count(blocks)} blocks through hostile engines: markup lost`, lost, 0, count);
  yield atMost(`${count(blocks)} blocks through hostile engines: glued`, glued, 0, count);
  yield { what: 'of them translated all the same', value: percent(translated / blocks) };
  yield { what: 'blocks a second, asked and verified', value: count(rate) };
}
