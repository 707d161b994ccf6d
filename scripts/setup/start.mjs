/** `npm start`: installs what is missing, builds what is out of date, and runs the server in the foreground. */
import { existsSync } from 'node:fs';
import { build } from './build.mjs';
import { programs } from './bundle.mjs';
import { runAttached } from './child.mjs';
import { assertPortFree, loadDotEnv } from './environment.mjs';
import { install } from './install.mjs';
import { command, SetupError, say } from './progress.mjs';
import { childEnvironment, inProject, pinnedNode, thriftyMemory } from './project.mjs';

await command(async () => {
  loadDotEnv();
  // First of all: nobody should wait for a build to learn that the port is taken.
  await assertPortFree();
  await install();
  await build();
  const server = inProject(programs.server.output);
  if (!existsSync(server))
    throw new SetupError(`${programs.server.entry} does not exist: there is no server to start.`);
  say('Starting the server');
  const memory = thriftyMemory('server');
  process.exitCode = await runAttached(pinnedNode(), [...memory.arguments, server], {
    env: childEnvironment({ NODE_ENV: 'production', ...memory.environment }),
    ownGroup: true,
  });
});
