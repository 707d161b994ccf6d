/** `npm run worker`: a mail worker, bundled anew when its sources changed. */
import { programs } from './bundle.mjs';
import { runAttached } from './child.mjs';
import { loadDotEnv } from './environment.mjs';
import { install } from './install.mjs';
import { currentProgram } from './program.mjs';
import { command } from './progress.mjs';
import { childEnvironment, pinnedNode, thriftyMemory } from './project.mjs';

await command(async () => {
  loadDotEnv();
  await install();
  const program = await currentProgram(programs.worker);
  const memory = thriftyMemory('worker');
  process.exitCode = await runAttached(pinnedNode(), [...memory.arguments, '--enable-source-maps', program], {
    env: childEnvironment(memory.environment),
  });
});
