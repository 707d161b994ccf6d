/** One installation and one build at a time: a folder is the lock, the process id in it says whose. */
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './progress.mjs';

const heartbeatEvery = 5_000;
// A process id means nothing in another container that shares this folder; a lock without a sign of life does.
const deadAfter = 60_000;

/** Whether the lock's holder is gone; `pid` is its process id, undefined while it has not been written. */
async function isStale(directory, pid) {
  // Our own id in a lock that we do not hold: a restarted container gives the same id again.
  if (pid === process.pid) return true;
  const state = await stat(directory).catch(() => undefined);
  if (!state) return false;
  if (Date.now() - state.mtimeMs > deadAfter) return true;
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

async function holderOf(directory) {
  const text = (await readFile(join(directory, 'pid'), 'utf8').catch(() => '')).trim();
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

async function acquire(directory) {
  let told = false;
  for (;;) {
    try {
      await mkdir(directory);
      await writeFile(join(directory, 'pid'), String(process.pid));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const pid = await holderOf(directory);
    if (await isStale(directory, pid)) {
      if ((await holderOf(directory)) === pid) await rm(directory, { recursive: true, force: true });
      continue;
    }
    // It has no id in the moment between the folder and the file in it.
    if (!told && pid !== undefined) {
      say(`Waiting for process ${pid}, which is doing the same …`);
      told = true;
    }
    await pause(300);
  }
}

/** Does the work while holding the lock `directory`; waits for another holder, takes over from a dead one. */
export async function withLock(directory, work) {
  await mkdir(dirname(directory), { recursive: true });
  await acquire(directory);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(directory, now, now).catch((error) => say(`The lock ${directory} is gone: ${error.message}`));
  }, heartbeatEvery);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(directory, { recursive: true, force: true });
  }
}
