/** `npm run worker`: a mail worker, bundled anew when its sources changed. */
import { programs } from './bundle.mjs';
import { runAttached } from './child.mjs';
import { loadDotEnv } from './environment.mjs';
import { install } from './install.mjs';
import { currentProgram } from './program.mjs';
import { command } from './progress.mjs';
import { childEnvironment, pinnedNode, thriftyMemory, workerArguments } from './project.mjs';

await command(async () => {
  loadDotEnv();
  await install();
  const program = await currentProgram(programs.worker);
  process.exitCode = await runAttached(pinnedNode(), ['--enable-source-maps', ...workerArguments(), program], {
    env: childEnvironment(thriftyMemory('command').environment),
  });
});
