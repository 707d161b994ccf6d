import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ConfirmTask } from './confirm-process.ts';
import type { MailTask } from './mail-process.ts';

/** Runs a process that can be killed and started again. */
export class Killable {
  readonly #task: MailTask | ConfirmTask;
  #child: ChildProcess | undefined;
  kills = 0;
  /** What the processes wrote. */
  log = '';

  constructor(task: MailTask | ConfirmTask) {
    this.#task = task;
  }

  start(): void {
    const env = { ...process.env, FAULTS_TASK: JSON.stringify(this.#task) };
    const script = 'token' in this.#task ? 'tests/faults/confirm-process.ts' : 'tests/faults/mail-process.ts';
    const child = spawn(process.execPath, [script], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.log += chunk.toString();
    });
    this.#child = child;
  }

  /** Ends the process as a power cut would, and starts it again. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
    this.kills += 1;
    this.start();
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Whether the process ended, in whichever way. */
  get hasEnded(): boolean {
    return this.#child?.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Whether the process ended by itself, all being done. */
  get isDone(): boolean {
    return this.#child?.exitCode === 0;
  }
}
