import { spawn } from 'node:child_process';
import { join } from 'node:path';
import memory from '../scripts/setup/thrifty-memory.json' with { type: 'json' };
import { project } from './site.ts';

/** What a command has used until its end. */
export interface Usage {
  /** Of all its threads, in milliseconds. */
  readonly processorTime: number;
  /** From its start to its end, in milliseconds. */
  readonly time: number;
  /** The most memory that it held at any moment, in bytes. */
  readonly memory: number;
}

/** Node tells this of its own process alone: the command says it when it ends. */
function confess(): void {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    process.stderr.write(`\nusage ${(user + system) / 1000} ${process.resourceUsage().maxRSS * 1024}`);
  });
}

const confession = `data:text/javascript,${encodeURIComponent(`(${confess.toString()})()`)}`;

/**
 * Runs a command of `broadsheet` as `npm run broadsheet` starts it, whatever it answers.
 * @param variables of its environment, beside those of this process
 * @throws with what it wrote to standard error, when it does not come to its end
 */
export async function usageOf(
  command: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Usage> {
  const args = [
    ...memory.commandArguments,
    '--enable-source-maps',
    '--import',
    confession,
    join('dist', 'broadsheet.js'),
  ];
  const began = performance.now();
  const child = spawn(process.execPath, [...args, ...command], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...memory.environment, ...variables },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  await new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', settle);
  });
  const time = performance.now() - began;
  const [, processorTime, bytes] = /usage ([\d.]+) (\d+)$/.exec(said) ?? [];
  if (processorTime === undefined) throw new Error(`broadsheet ${command.join(' ')} did not come to its end:\n${said}`);
  return { processorTime: Number(processorTime), time, memory: Number(bytes) };
}
