/** Installs the packages that package-lock.json names, when they are not installed already. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, delimiter, join, sep } from 'node:path';
import { runQuietly } from './child.mjs';
import { withLock } from './lock.mjs';
import { command, SetupError, step } from './progress.mjs';
import { childEnvironment, inProject, isMain, pinnedNode } from './project.mjs';

const stampFile = inProject('node_modules', '.broadsheet-installed');

// The parts of package.json that decide what is installed; a changed script needs no new installation.
const relevant = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'allowScripts'];

/** What the installed packages depend on: the lock file, the manifest's dependencies, and the machine's kind. */
function wanted() {
  const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  return createHash('sha256')
    .update(readFileSync(inProject('package-lock.json')))
    .update(JSON.stringify(relevant.map((key) => manifest[key] ?? null)))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
}

async function isInstalled() {
  const stamp = await readFile(stampFile, 'utf8').catch(() => '');
  return stamp.trim() === wanted() && existsSync(pinnedNode());
}

/** The PATH's entries outside any node_modules: `npm ci` deletes what the others hold, the running Node included. */
function systemPath() {
  return (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.split(sep).includes('node_modules'));
}

/** How to start npm: the one that runs us, with a Node that is not about to be deleted; else npm from the PATH. */
function npm() {
  const running = process.env.npm_execpath;
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  if (running && basename(running) === 'npm-cli.js' && existsSync(running)) {
    const node = systemPath()
      .map((entry) => join(entry, executable))
      .find((file) => existsSync(file));
    return { program: node ?? process.execPath, args: [running], shell: false };
  }
  return { program: 'npm', args: [], shell: process.platform === 'win32' };
}

async function npmCi() {
  const { program, args, shell } = npm();
  // The build needs the development packages (TypeScript), also where NODE_ENV=production is set.
  const flags = ['ci', '--include=dev', '--no-audit', '--no-fund', '--prefer-offline'];
  await runQuietly(program, [...args, ...flags], {
    env: { ...process.env, PATH: systemPath().join(delimiter) },
    name: 'npm ci',
    shell,
  });
  if (!existsSync(pinnedNode())) {
    throw new SetupError(
      'npm did not run the install script of the package `node`, which brings the Node.js that Broadsheet runs on. ' +
        'If npm is told to ignore install scripts, allow them once: `npm start --ignore-scripts=false`.',
    );
  }
  await runQuietly(pinnedNode(), ['--version'], { env: childEnvironment(), name: 'The pinned Node.js' });
}

/**
 * Makes sure that node_modules is what package-lock.json says; does nothing when it is.
 * @throws SetupError with npm's output when it fails.
 */
export async function install() {
  if (await isInstalled()) return;
  await withLock(inProject('dist', '.installing'), async () => {
    if (await isInstalled()) return;
    await step('Installing packages', npmCi);
    await writeFile(stampFile, `${wanted()}\n`);
  });
}

if (isMain(import.meta.url)) await command(install);
