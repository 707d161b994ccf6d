import { readFileSync } from 'node:fs';
import { pause } from './child.ts';

/** A process counts as quiet when it used less than this share of a core during a look. */
const leastShare = 0.1;
const look = 1_000;
/** Ticks of Linux's clock in a second (sysconf(_SC_CLK_TCK), 100 on every usual machine). */
const ticks = 100;
const patience = 180_000;

/**
 * Waits until a process that has just started has nothing left to do: a site makes pictures and eBooks ahead then, once.
 * Where no system tells how busy a process is (other than Linux), it waits for nothing.
 * @throws when it is still busy after three minutes
 */
export async function quiet(pid: number): Promise<void> {
  if (process.platform !== 'linux') return;
  const began = performance.now();
  let before = processorTime(pid);
  while (performance.now() - began < patience) {
    await pause(look);
    const now = processorTime(pid);
    if (now - before < (leastShare * look) / 1000) return;
    before = now;
  }
  throw new Error(`Process ${pid} is still busy after ${patience / 1000} seconds.`);
}

/** Seconds of processor time, of all threads (proc(5), fields 14 and 15 of stat). */
function processorTime(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the program's name in brackets, which may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
}
