/** `npm run broadsheet -- <command>`: the command-line program, bundled anew when its sources changed. */
import { programs } from './bundle.mjs';
import { runAttached } from './child.mjs';
import { loadDotEnv } from './environment.mjs';
import { install } from './install.mjs';
import { currentProgram } from './program.mjs';
import { command } from './progress.mjs';
import { childEnvironment, pinnedNode } from './project.mjs';

await command(async () => {
  loadDotEnv();
  await install();
  const program = await currentProgram(programs.broadsheet);
  process.exitCode = await runAttached(pinnedNode(), ['--enable-source-maps', program, ...process.argv.slice(2)], {
    env: childEnvironment(),
  });
});
