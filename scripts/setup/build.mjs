/** Builds what is out of date: programs and reader scripts with esbuild, then the site with Next. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { bundleProgram, bundleReaderScripts, endBundling, programs } from './bundle.mjs';
import { fingerprint } from './fingerprint.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { nextBuild } from './next-build.mjs';
import { command, step } from './progress.mjs';
import { inProject, isMain } from './project.mjs';

const stampFile = inProject('dist', 'build-stamp.json');
const manifestFile = inProject('public', 'assets', 'manifest.json');
const built = [programs.server, programs.indexingThread, programs.ebookThread, programs.broadsheet];

async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    // Missing or cut short means the same: not built.
    return undefined;
  }
}

function outputsExist() {
  const missing = built.some(({ entry, output }) => existsSync(inProject(entry)) && !existsSync(inProject(output)));
  return !missing && existsSync(inProject('.next', 'BUILD_ID'));
}

/** The stamp of the last build, when that build is still what the sources say. */
async function currentStamp() {
  const stamp = await readJson(stampFile);
  return stamp && outputsExist() && stamp.sources === (await fingerprint()) ? stamp : undefined;
}

/** `npm run dev` puts its own reader scripts in place of the built ones, and so may have changed nothing else. */
async function restoreReaderScripts(stamp) {
  const manifest = await readJson(manifestFile);
  if (JSON.stringify(manifest) === JSON.stringify(stamp.assets)) return;
  await bundleReaderScripts();
  await endBundling();
}

async function buildAll() {
  await rm(stampFile, { force: true });
  // Taken before the build: what is changed during it is built next time.
  const sources = await fingerprint();
  let assets = {};
  await step('Bundling programs and reader scripts', async () => {
    for (const program of built) await bundleProgram(program);
    assets = await bundleReaderScripts();
    await endBundling();
  });
  await step('Building the site', nextBuild);
  await mkdir(inProject('dist'), { recursive: true });
  await writeFile(stampFile, `${JSON.stringify({ sources, assets })}\n`);
}

/**
 * Makes sure that dist/, public/assets/ and .next/ are what the sources say; does nothing when they are.
 * @throws SetupError with the output of the step that failed; then there is no stamp and the next call builds again.
 */
export async function build() {
  await withLock(inProject('dist', '.building'), async () => {
    const stamp = await currentStamp();
    await (stamp ? restoreReaderScripts(stamp) : buildAll());
  });
}

if (isMain(import.meta.url)) {
  await command(async () => {
    await install();
    await build();
  });
}
