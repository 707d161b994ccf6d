/**
 * Where things are in this project, for scripts that run before anything is installed.
 * Everything under scripts/setup uses Node's built-in modules only and runs on Node 20.
 */
import { readFileSync, realpathSync } from 'node:fs';
import { totalmem } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, absolute. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** An absolute path inside the repository. */
export function inProject(...parts) {
  return join(root, ...parts);
}

/** Where the process keeps what it must not lose: `DATA_DIR`, by default `data`; absolute. */
export function dataDirectory() {
  return resolve(root, process.env.DATA_DIR || 'data');
}

/** The Node that package-lock.json pins (the `node` package); there once the packages are installed. */
export function pinnedNode() {
  return inProject('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The JavaScript file behind a command that an installed package provides, to be run with `pinnedNode()`.
 * @throws when the package is not installed or has no such command.
 */
export function commandOf(packageName, command) {
  const manifest = JSON.parse(readFileSync(inProject('node_modules', packageName, 'package.json'), 'utf8'));
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[command];
  if (!file) throw new Error(`${packageName} has no command ${command}`);
  return inProject('node_modules', packageName, file);
}

/** The environment for what we start: ours, with the installed commands (and the pinned Node) first on the PATH. */
export function childEnvironment(extra = {}) {
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [inProject('node_modules', '.bin'), process.env[name]].filter(Boolean).join(delimiter);
  return { ...process.env, [name]: path, ...extra };
}

/** With less memory than this, in bytes, Node's own limit of the heap is lower than ours. */
const largeMachine = 4 * 1024 ** 3;

/**
 * How our programs are told to be careful with memory, as Node's arguments and as variables for glibc's allocator: V8 lets
 * a heap with a limit grow less between two collections, and glibc gives back what is free. docs/self-hosting.md says more.
 * The server may keep more of what is young: with 8 MB a page took a sixth longer. A mail worker makes and drops some
 * megabytes a batch; V8 answers by keeping up to 96 MB for what is young, and by letting grow what is old. Measured with
 * 10,000, 100,000 and 1,000,000 subscribers: 117, 133 and 135 MB on SQLite with these arguments, 122, 170 and 173 MB with
 * 4 MB for what is young alone, and no slower.
 * @param {'server' | 'command' | 'worker'} program
 * @returns {{ arguments: string[], environment: Record<string, string> }} what the environment sets already stays
 */
export function thriftyMemory(
  program,
  memory = Math.min(totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY),
) {
  const { environment, [`${program}Arguments`]: flags } = memorySettings();
  const fitting = flags.filter((flag) => memory >= largeMachine || !flag.startsWith('--max-old-space-size'));
  const unset = Object.entries(environment).filter(([name]) => process.env[name] === undefined);
  return { arguments: fitting, environment: Object.fromEntries(unset) };
}

function memorySettings() {
  return JSON.parse(readFileSync(inProject('scripts', 'setup', 'thrifty-memory.json'), 'utf8'));
}

/** Whether the module at this `import.meta.url` is the file that Node was started with. */
export function isMain(moduleUrl) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
}
