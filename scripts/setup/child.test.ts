import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';

const child = JSON.stringify(new URL('./child.mjs', import.meta.url).href);
const program =
  "process.once('SIGTERM', () => { console.log('told'); process.exit(0); }); console.log('runs'); setInterval(() => {}, 1000);";

// npm passes a signal to the shell that it runs a script in; dash dies of it and tells nobody.
test.each([
  ['runs alone', '{ ownGroup: true }'],
  ['shares our terminal', '{}'],
])('a program that %s is told to stop when the shell is gone that npm ran us in', async (_how, options) => {
  const script = join(mkdtempSync(join(tmpdir(), 'child-')), 'script.mjs');
  writeFileSync(
    script,
    `import { runAttached } from ${child};
    await runAttached(process.execPath, ['-e', ${JSON.stringify(program)}], ${options});`,
  );
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${script}"; exit $?`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'start' },
  });
  const said = createInterface(shell.stdout)[Symbol.asyncIterator]();
  expect((await said.next()).value).toBe('runs');
  const gone = once(shell, 'exit');
  shell.kill('SIGTERM');
  await gone;
  expect((await said.next()).value).toBe('told');
});
