import { type ChildProcess, spawn } from 'node:child_process';

/** A process that a measure started. */
export interface Running {
  readonly pid: number;
  /** Asks it to end and waits until it has; after 15 seconds it is killed. */
  readonly stop: () => Promise<void>;
}

export interface Order {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();
const stopPatience = 15_000;

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

function start({ program, args, cwd, env }: Order, stdio: 'ignore' | 'pipe'): ChildProcess {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', stdio, 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Starts a server and waits until an address of it answers with status 200.
 * @returns it, and how long that took, in milliseconds
 * @throws with what the server said, when it ends before or does not answer in time
 */
export async function startServing(
  order: Order,
  address: string,
  patience = 60_000,
): Promise<Running & { readonly milliseconds: number }> {
  const began = performance.now();
  const child = start(order, 'ignore');
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  const ended = new Promise<void>((settle) => {
    child.once('error', (error) => {
      said += error.message;
      settle();
    });
    child.once('close', () => settle());
  });
  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), stopPatience);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  };
  while (!(await answers(address))) {
    const isLate = performance.now() - began > patience;
    if (child.exitCode !== null || child.pid === undefined || isLate) {
      await stop();
      throw new Error(`${order.program} ${order.args.join(' ')} does not answer at ${address}. It said:\n${said}`);
    }
    await Promise.race([ended, pause(25)]);
  }
  return { pid: child.pid ?? 0, stop, milliseconds: performance.now() - began };
}

/**
 * Runs a program to its end. @returns what it wrote to standard output
 * @throws with what it wrote to standard error, when it fails
 */
export async function run(order: Order): Promise<string> {
  const child = start(order, 'pipe');
  let output = '';
  let complaints = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const status = await new Promise<number | null>((settle, reject) => {
    child.once('error', reject);
    child.once('close', settle);
  });
  if (status !== 0) throw new Error(`${order.program} failed with status ${status}:\n${complaints || output}`);
  return output;
}

/** Resolves after some milliseconds. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((settle) => {
    setTimeout(settle, milliseconds);
  });
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
