import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { delimiter, join } from 'node:path';

/** The machine that the numbers come from, in one line. */
export function machine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 1_000_000_000);
  const date = new Date().toISOString().slice(0, 10);
  return `${cores.length} cores (${cores[0]?.model ?? 'unknown'}), ${memory} GB, ${type()} ${release()}, Node ${process.versions.node}, ${date}`;
}

/** A program of this machine, looked for in the PATH and where systems put servers; undefined when it is not there. */
export function programOf(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** What a process holds in memory now, in bytes. */
export function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) * 1024;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
