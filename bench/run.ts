import { resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { machine } from './machine.ts';
import type { Measure, Measurement } from './measurement.ts';
import { archive } from './measures/archive.ts';
import { check } from './measures/check.ts';
import { hostile } from './measures/hostile.ts';
import { lighthouse } from './measures/lighthouse.ts';
import { liveness } from './measures/liveness.ts';
import { mail } from './measures/mail.ts';
import { search } from './measures/search.ts';
import { speed } from './measures/speed.ts';
import { weight } from './measures/weight.ts';
import { project } from './site.ts';
import { type Group, missed, table } from './table.ts';

/** What can be measured. A new group is a file in measures/ and a line here. */
const measures: Readonly<Record<string, Measure>> = {
  speed,
  liveness,
  weight,
  lighthouse,
  search,
  archive,
  check,
  hostile,
  mail,
};

const say = (what: string) => process.stderr.write(`${what}\n`);

async function runBench(
  names: readonly string[],
  options: { texts: number[]; subscribers: number[]; dir: string },
): Promise<void> {
  const { texts, subscribers, dir } = options;
  const bench = { workDir: resolve(project, dir), texts, subscribers: subscribers.toSorted((a, b) => a - b), say };
  const groups: Group[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (names.length > 0 && !names.includes(name)) continue;
    say(`\n${name}`);
    const measurements: Measurement[] = [];
    for await (const measurement of measure(bench)) {
      measurements.push(measurement);
      say(
        `  ${measurement.what}: ${measurement.value}${measurement.reached === false ? ` (goal ${measurement.goal})` : ''}`,
      );
    }
    groups.push({ name, measurements });
  }
  process.stdout.write(`\n${machine()}\n\n${table(groups)}\n\n${missed(groups)} goals missed.\n`);
}

function wholeNumbers(text: string): number[] {
  const counts = text.split(',').map(Number);
  if (counts.every((count) => Number.isSafeInteger(count) && count > 0)) return counts;
  throw new InvalidArgumentError('It must be whole numbers, separated by commas.');
}

await new Command('bench')
  .description('Measures Broadsheet beside its peers and its limits, and prints one table.')
  .addArgument(
    new Argument('[group...]', 'what to measure; everything when nothing is named').choices(Object.keys(measures)),
  )
  .option('--texts <numbers>', 'sizes of the archives', wholeNumbers, [100, 10_000, 100_000])
  .option('--subscribers <numbers>', 'how many get an edition', wholeNumbers, [10_000, 100_000, 1_000_000])
  .option('--dir <dir>', 'where archives are made and kept for the next time', 'data/bench')
  .addHelpText(
    'after',
    '\nExample:\n  npm run bench -- speed\n  npm run bench -- archive --texts 100,10000\n  npm run bench -- mail --subscribers 10000\n',
  )
  .action(runBench)
  .parseAsync();
