/** Child processes: none outlives us when we are asked to stop. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { SetupError } from './progress.mjs';
import { root } from './project.mjs';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The shell that npm runs a script in, where npm runs us. */
const shell = process.env.npm_lifecycle_event ? process.ppid : undefined;
const lookMilliseconds = 200;

/**
 * npm passes a stop signal to that shell, and most shells die of it without a word to us: where it is gone, we are asked
 * to stop. `npm start` replaces its shell, and so is told by npm.
 * @returns how to end this
 */
function onShellGone(stop) {
  if (shell === undefined) return () => {};
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    stop();
  }, lookMilliseconds);
  return () => clearInterval(timer);
}

/** What a shell reports for a process that a signal ended. */
function exitCodeOf(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

/** Passes the first stop signal on to the child; returns what was passed, and how to end this. */
function forwardStop(child) {
  const state = { signal: '', end: () => {} };
  const pass = (signal) => {
    if (state.signal) return;
    state.signal = signal;
    child.kill(signal);
  };
  const handlers = stopSignals.map((signal) => {
    const handler = () => pass(signal);
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  handlers.push(onShellGone(() => pass('SIGTERM')));
  state.end = () => {
    for (const off of handlers) off();
  };
  return state;
}

/**
 * Runs a program and keeps its output to itself.
 * @returns everything it wrote, stdout and stderr in the order they came.
 * @throws SetupError with that output when it cannot be started, fails, or we are stopped meanwhile.
 */
export async function runQuietly(program, args, { env = process.env, name = program, shell = false } = {}) {
  const child = spawn(program, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = forwardStop(child);
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  try {
    const exitCode = await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new SetupError(`${name} could not be started: ${error.message}`)));
      child.on('close', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
    const output = Buffer.concat(chunks).toString('utf8');
    if (stop.signal) throw new SetupError(`Stopped by ${stop.signal}.`, { exitCode: exitCodeOf(null, stop.signal) });
    if (exitCode !== 0) throw new SetupError(`${name} failed (exit code ${exitCode}).`, { output });
    return output;
  } finally {
    stop.end();
  }
}

/**
 * Runs a program in the foreground: our stdin and stdout are its own.
 *
 * With `ownGroup` it gets a process group of its own and an IPC channel: a Ctrl-C then reaches it once (through us, not
 * from the terminal as well), it can tell from `disconnect` that we were killed hard, and what it sends is passed on to
 * whoever started us with a channel.
 * @returns its exit code (128 + n when signal n ended it).
 */
export async function runAttached(program, args, { env = process.env, ownGroup = false } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env,
    stdio: ownGroup ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    detached: ownGroup && process.platform !== 'win32',
  });
  if (ownGroup) child.on('message', (message) => process.send?.(message));
  const stop = ownGroup ? forwardStop(child) : forwardTermination(child);
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(new SetupError(`${program} could not be started: ${error.message}`)));
      child.on('close', (code, signal) => resolve(exitCodeOf(code, signal)));
    });
  } finally {
    stop.end();
  }
}

/** In a shared process group the terminal's Ctrl-C has reached the child already: we only wait for it. */
function forwardTermination(child) {
  const wait = () => {};
  const terminate = () => child.kill('SIGTERM');
  process.on('SIGINT', wait);
  process.on('SIGTERM', terminate);
  const endLooking = onShellGone(terminate);
  return {
    end: () => {
      endLooking();
      process.off('SIGINT', wait);
      process.off('SIGTERM', terminate);
    },
  };
}
