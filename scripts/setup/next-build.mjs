/** `next build`, with nothing of this installation in what it makes. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { childEnvironment, commandOf, dataDirectory, pinnedNode } from './project.mjs';

// One build serves any address, any content and any keys; a server gets these when it starts.
const ofOneInstallation =
  /^(SITE_URL|CONTENT_DIR|DATABASE_URL|SMTP_URL|EDITORS|PORT|HOST|NEXT_PUBLIC_.*)$|KEY|SECRET|TOKEN|PASSWORD/;

/**
 * The key from which Next derives the ids of server actions (32 bytes, base64): from the environment, else kept in
 * `DATA_DIR/server-actions-key`, so that forms of an earlier build still find their action.
 * Source: Next.js, "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", guides/self-hosting.
 */
async function serverActionsKey() {
  const given = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY;
  if (given) return given;
  const file = join(dataDirectory(), 'server-actions-key');
  await mkdir(dataDirectory(), { recursive: true });
  try {
    await writeFile(file, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return (await readFile(file, 'utf8')).trim();
}

/** Runs `next build`. @throws SetupError with its output. */
export async function nextBuild() {
  const env = childEnvironment({
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Next would read .env again and put back what is taken out below; this is its own mark for "already read".
    __NEXT_PROCESSED_ENV: 'true',
  });
  for (const name of Object.keys(env)) {
    if (ofOneInstallation.test(name)) delete env[name];
  }
  env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = await serverActionsKey();
  await runQuietly(pinnedNode(), [commandOf('next', 'next'), 'build'], { env, name: 'next build' });
}
