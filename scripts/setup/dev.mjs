/** `npm run dev`: serves with live reload, through `next dev` and without our own server in front. */
import { programs, watchProgram, watchReaderScripts } from './bundle.mjs';
import { runAttached } from './child.mjs';
import { assertPortFree, loadDotEnv, port } from './environment.mjs';
import { install } from './install.mjs';
import { command } from './progress.mjs';
import { childEnvironment, commandOf, pinnedNode } from './project.mjs';

await command(async () => {
  loadDotEnv();
  await assertPortFree();
  await install();
  const stops = [
    await watchReaderScripts(),
    await watchProgram(programs.indexingThread),
    await watchProgram(programs.ebookThread),
  ];
  try {
    const host = process.env.HOST ? ['-H', process.env.HOST] : [];
    process.exitCode = await runAttached(
      pinnedNode(),
      [commandOf('next', 'next'), 'dev', '-p', String(port()), ...host],
      { env: childEnvironment({ NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' }) },
    );
  } finally {
    for (const stop of stops) await stop?.();
  }
});
