/** `npm run bench`: the benchmarks, against a fresh build. */
import { build } from './build.mjs';
import { programs } from './bundle.mjs';
import { runAttached } from './child.mjs';
import { install } from './install.mjs';
import { currentProgram } from './program.mjs';
import { command } from './progress.mjs';
import { childEnvironment, pinnedNode } from './project.mjs';

await command(async () => {
  await install();
  await build();
  // Measures run the commands as they are now.
  await currentProgram(programs.broadsheet);
  const program = await currentProgram(programs.bench);
  process.exitCode = await runAttached(pinnedNode(), ['--enable-source-maps', program, ...process.argv.slice(2)], {
    env: childEnvironment(),
  });
});
