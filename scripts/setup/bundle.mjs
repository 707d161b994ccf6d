/** esbuild's part of the build: programs for Node in dist/, scripts for the reader's browser in public/assets/. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { SetupError } from './progress.mjs';
import { inProject, root } from './project.mjs';

/** Programs for Node: source → bundle. */
export const programs = {
  server: { entry: 'server/start.ts', output: 'dist/server.js' },
  indexingThread: { entry: 'app/_indexing-thread.ts', output: 'dist/indexing-thread.js' },
  ebookThread: { entry: 'ebooks/build-thread.ts', output: 'dist/ebook-thread.js' },
  broadsheet: { entry: 'scripts/broadsheet.ts', output: 'dist/broadsheet.js' },
  worker: { entry: 'scripts/worker.ts', output: 'dist/worker.js' },
  bench: { entry: 'bench/run.ts', output: 'dist/bench.js' },
};

const readerScripts = ['reader', 'draft', 'proof'];
/** Styles that do not stand in every document. */
const readerStyles = ['modal'];
const assets = inProject('public', 'assets');

// Imported late: it is not there before the packages are installed.
const esbuild = () => import('esbuild');

/** esbuild's errors as a sentence and its own account of them. */
async function readably(what, work) {
  try {
    return await work();
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    const { formatMessages } = await esbuild();
    const output = (await formatMessages(error.errors, { kind: 'error', color: false })).join('\n');
    throw new SetupError(`${what} could not be bundled.`, { output });
  }
}

/** Ends esbuild's own process, which would otherwise stay beside what we run next. The next bundle starts it again. */
export async function endBundling() {
  const { stop } = await esbuild();
  await stop();
}

/** What the rules of the checks are made of: what they found earlier counts only while that is the same. */
const rulesFingerprint = () => fingerprint(['translation', 'languages']);

async function programOptions({ entry, output }) {
  return {
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    define: { 'globalThis.rulesFingerprint': JSON.stringify(await rulesFingerprint()) },
    logLevel: 'silent',
  };
}

/**
 * Bundles one of `programs`.
 * @returns false when its source does not exist.
 * @throws SetupError with esbuild's messages.
 */
export async function bundleProgram(program) {
  if (!existsSync(inProject(program.entry))) return false;
  const { build } = await esbuild();
  await readably(program.entry, async () => build(await programOptions(program)));
  return true;
}

/** Rebuilds a program whenever one of its sources changes. @returns how to stop, or undefined without a source. */
export async function watchProgram(program) {
  if (!existsSync(inProject(program.entry))) return undefined;
  const { context } = await esbuild();
  const watching = await context({ ...(await programOptions(program)), logLevel: 'warning' });
  await watching.watch();
  return () => watching.dispose();
}

function readerOptions() {
  const names = readerScripts.filter((name) => existsSync(inProject('components', `${name}.ts`)));
  return {
    absWorkingDir: root,
    entryPoints: [
      ...names.map((name) => ({ in: `components/${name}.ts`, out: name })),
      ...readerStyles.map((name) => ({ in: `app/${name}.css`, out: name })),
    ],
    outdir: assets,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    metafile: true,
    logLevel: 'silent',
  };
}

/** Writes public/assets/manifest.json, name → address, and removes what it no longer names. */
async function writeManifest(metafile) {
  const manifest = {};
  for (const [output, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint) manifest[parse(entryPoint).name] = `/assets/${basename(output)}`;
  }
  const kept = new Set(Object.keys(metafile.outputs).map((output) => basename(output)));
  await mkdir(assets, { recursive: true });
  for (const file of await readdir(assets)) {
    if (!kept.has(file)) await rm(join(assets, file), { recursive: true });
  }
  await writeFile(join(assets, 'manifest.json'), `${JSON.stringify(manifest)}\n`);
  return manifest;
}

/**
 * Bundles and minifies the reader's scripts into public/assets/<name>.<hash>.js; earlier ones go.
 * @returns what manifest.json says: name → address.
 * @throws SetupError with esbuild's messages.
 */
export async function bundleReaderScripts() {
  const { build } = await esbuild();
  const options = { ...readerOptions(), minify: true, entryNames: '[name].[hash]' };
  const { metafile } = await readably('The reader’s scripts', () => build(options));
  return writeManifest(metafile);
}

/** As `bundleReaderScripts`, again at every change, readable and under names without a hash. @returns how to stop. */
export async function watchReaderScripts() {
  const { context } = await esbuild();
  const manifest = {
    name: 'manifest',
    setup(build) {
      build.onEnd(async ({ metafile }) => {
        if (metafile) await writeManifest(metafile);
      });
    },
  };
  const watching = await context({
    ...readerOptions(),
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [manifest],
  });
  await watching.watch();
  return () => watching.dispose();
}
