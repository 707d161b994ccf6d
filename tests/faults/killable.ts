import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { MailTask } from './mail-process.ts';

/** Runs a mail process that can be killed and started again. */
export class Killable {
  readonly #task: MailTask;
  #child: ChildProcess | undefined;
  kills = 0;
  /** What the processes wrote. */
  log = '';

  constructor(task: MailTask) {
    this.#task = task;
  }

  start(): void {
    const env = { ...process.env, FAULTS_TASK: JSON.stringify(this.#task) };
    const child = spawn(process.execPath, ['tests/faults/mail-process.ts'], {
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

  /** Whether the process ended by itself, all being done. */
  get isDone(): boolean {
    return this.#child?.exitCode === 0;
  }
}
