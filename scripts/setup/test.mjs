/** `npm test`: everything that is checked, in the order in which it is cheap. `--all`: every browser combination. */
import { build } from './build.mjs';
import { programs } from './bundle.mjs';
import { runQuietly } from './child.mjs';
import { install } from './install.mjs';
import { currentProgram } from './program.mjs';
import { command, SetupError, say, seconds, step } from './progress.mjs';
import { childEnvironment, commandOf, pinnedNode } from './project.mjs';
import { testBrowser } from './test-browser.mjs';

const everything = process.argv.includes('--all');

/** Runs an installed package's command with the pinned Node. @returns its output. */
function run(packageName, name, args, env = {}) {
  return runQuietly(pinnedNode(), [commandOf(packageName, name), ...args], {
    env: childEnvironment({ NEXT_TELEMETRY_DISABLED: '1', ...env }),
    name: `${name} ${args.join(' ')}`,
  });
}

/** The line of an output that says how many; nothing when there is none. */
const lineOf = (output, pattern) => pattern.exec(output)?.[1]?.trim();

async function types() {
  await run('next', 'next', ['typegen']);
  await run('typescript', 'tsc', ['--noEmit']);
}

async function lint() {
  await run('@biomejs/biome', 'biome', ['check', '.']);
  await run('oxlint', 'oxlint', ['--type-aware']);
}

async function contentChecks() {
  const program = await currentProgram(programs.broadsheet);
  await runQuietly(pinnedNode(), [program, 'check'], { env: childEnvironment(), name: 'broadsheet check' });
}

async function unitAndContractTests() {
  const output = await run('vitest', 'vitest', ['run'], { NO_COLOR: '1', ...(everything ? { FAULTS: 'full' } : {}) });
  return lineOf(output, /^\s*Tests\s+(.+)$/m);
}

async function browserTests(browser) {
  const env = { CHROMIUM_PATH: browser, NO_COLOR: '1', ...(everything ? { BROADSHEET_ALL: '1' } : {}) };
  const output = await run('@playwright/test', 'playwright', ['test'], env);
  return lineOf(output, /^\s*(\d+ passed.*)$/m);
}

const steps = [
  { name: 'Types', work: types },
  { name: 'Lint', work: lint },
  { name: 'Content checks', work: contentChecks },
  { name: 'Unit and contract tests', work: unitAndContractTests },
  { name: 'Build', work: build },
  { name: 'Browser tests', work: browserTests },
];

function summarize(results) {
  say('');
  for (const { name, result } of results) say(`${result.padEnd(8)} ${name}`);
}

await command(async () => {
  const started = Date.now();
  await install();
  const results = [];
  const browser = await testBrowser();
  for (const { name, work } of steps) {
    try {
      await step(name, () => work(browser));
      results.push({ name, result: 'passed' });
    } catch (error) {
      const left = steps.slice(results.length + 1).map((later) => ({ name: later.name, result: 'not run' }));
      if (error instanceof SetupError && error.output) say(`\n${error.output.trimEnd()}`);
      summarize([...results, { name, result: 'FAILED' }, ...left]);
      throw error instanceof SetupError ? new SetupError(error.message, { exitCode: error.exitCode }) : error;
    }
  }
  summarize(results);
  say(`All passed in ${seconds(Date.now() - started)}.`);
});
