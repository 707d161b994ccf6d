/** A browser for the tests: one that is there, else Playwright's, else the system's package. */
import { existsSync } from 'node:fs';
import { runQuietly } from './child.mjs';
import { SetupError, say, step } from './progress.mjs';
import { childEnvironment, commandOf, inProject, pinnedNode } from './project.mjs';

// tests/browser.ts is TypeScript, which the pinned Node runs as it is and an older one does not.
const ask =
  'import { findBrowser } from "./tests/browser.ts"; console.log("\\n" + JSON.stringify(findBrowser() ?? null))';

async function find() {
  const env = childEnvironment({ NODE_NO_WARNINGS: '1' });
  const output = await runQuietly(pinnedNode(), ['--input-type=module', '-e', ask], { env, name: 'tests/browser.ts' });
  return JSON.parse(output.trim().split('\n').at(-1));
}

async function fromPlaywright() {
  const cli = commandOf('@playwright/test', 'playwright');
  await runQuietly(pinnedNode(), [cli, 'install', 'chromium'], { env: childEnvironment(), name: 'playwright install' });
}

async function fromApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetupError('There is no Chromium. Install one and name it in CHROMIUM_PATH.');
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runQuietly('apt-get', ['update'], { env });
  await runQuietly('apt-get', ['install', '-y', 'chromium'], { env });
}

/**
 * Finds or installs a Chromium, and says which.
 * @returns its path.
 * @throws SetupError when there is none and none can be installed.
 */
export async function testBrowser() {
  if (!existsSync(inProject('tests', 'browser.ts'))) throw new SetupError('tests/browser.ts does not exist.');
  let browser = await find();
  if (!browser) {
    try {
      await step('Installing Chromium with Playwright', fromPlaywright);
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      say(error.message);
      await step('Installing Chromium with apt-get', fromApt);
    }
    browser = await find();
  }
  if (!browser) throw new SetupError('Chromium was installed but cannot be found. Name it in CHROMIUM_PATH.');
  say(`Browser: ${browser.path} (${browser.source})`);
  return browser.path;
}
