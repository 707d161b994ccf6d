import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** A Chromium to test with, and where it comes from. */
export interface Browser {
  path: string;
  source: 'CHROMIUM_PATH' | 'Playwright' | 'system';
}

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser to use: `CHROMIUM_PATH`, else Playwright's own, else the system's; undefined when there is none.
 * @throws when `CHROMIUM_PATH` names something that cannot be run: another browser would not be what was asked for.
 */
export function findBrowser(): Browser | undefined {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (!isExecutable(asked)) throw new Error(`CHROMIUM_PATH is ${asked}, which cannot be run.`);
    return { path: asked, source: 'CHROMIUM_PATH' };
  }
  const own = chromium.executablePath();
  if (own && isExecutable(own)) return { path: own, source: 'Playwright' };
  const system = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => systemNames.map((name) => join(folder, name)))
    .find(isExecutable);
  return system ? { path: system, source: 'system' } : undefined;
}

/** The path of `findBrowser()`. @throws with what to do when there is none. */
export function chromiumPath(): string {
  const browser = findBrowser();
  if (browser) return browser.path;
  throw new Error('There is no Chromium. `npm test` gets one, or name yours in CHROMIUM_PATH.');
}

/** The flags to launch Chromium with. As root its sandbox refuses to start, so there it is off. */
export function launchFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}
