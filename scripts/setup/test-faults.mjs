/** `npm run test:faults`: kills, outages, lost answers and hostile engines in the numbers that Broadsheet promises to withstand. */
import { runAttached } from './child.mjs';
import { install } from './install.mjs';
import { command } from './progress.mjs';
import { childEnvironment, commandOf, pinnedNode } from './project.mjs';

await command(async () => {
  await install();
  const args = [commandOf('vitest', 'vitest'), 'run', 'tests/faults', 'translation/machine/hostile-engines.test.ts'];
  process.exitCode = await runAttached(pinnedNode(), args, { env: childEnvironment({ FAULTS: 'full' }) });
});
