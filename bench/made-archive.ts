import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.ts';
import type { Bench } from './measurement.ts';
import { project } from './site.ts';
import { count } from './units.ts';

/** The archive of this size, made when it is not there yet. */
export async function archiveOf(bench: Bench, texts: number): Promise<string> {
  const folder = join(bench.workDir, `archive-${texts}`);
  if (existsSync(folder)) return folder;
  bench.say(`${count(texts)} texts: making the archive`);
  mkdirSync(bench.workDir, { recursive: true });
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const command = ['demo', 'archive', '--texts', String(texts), '--dir', unfinished];
  await run({ program: process.execPath, args: ['dist/broadsheet.js', ...command], cwd: project });
  renameSync(unfinished, folder);
  return folder;
}
