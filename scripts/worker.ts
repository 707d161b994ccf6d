/** `npm run worker`: submits what is in the outbox, in a process of its own. As many as one wants may run. */
import { setTimeout as pause } from 'node:timers/promises';
import { databaseConfig } from '../config/database.ts';
import { mailConfig } from '../config/mail.ts';
import { secretKeys } from '../config/secrets.ts';
import { serverConfig } from '../config/server.ts';
import { type OpenedDatabase, openDatabase } from '../database/open.ts';
import { startMail } from '../mail/start.ts';
import { logToStandardError, reasonOf } from '../server/log.ts';
import { explanationOf, machineExplanationOf } from './explained-errors.ts';

const shortestWait = 500;
const longestWait = 15_000;

async function work(): Promise<void> {
  const { dataDir } = serverConfig();
  const { transport } = mailConfig();
  const keys = secretKeys({ dataDir });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  const opened = await openPatiently(() => openDatabase(databaseConfig(dataDir), keys), stopping.signal);
  if (!opened) return;
  const worker = startMail({ ...opened, transport, dataDir, keys, log: logToStandardError });
  const stop = async () => {
    await worker.stop();
    await opened.database.close();
  };
  if (stopping.signal.aborted) await stop();
  else stopping.signal.addEventListener('abort', () => void stop());
}

/**
 * Opens the database for as long as it takes: a worker may well be started before it. Each new reason is logged once.
 * @returns undefined when the process is to end before
 * @throws what no waiting mends
 */
async function openPatiently(
  open: () => Promise<OpenedDatabase>,
  stopping: AbortSignal,
): Promise<OpenedDatabase | undefined> {
  let told: string | undefined;
  for (let wait = shortestWait; !stopping.aborted; wait = Math.min(longestWait, wait * 2)) {
    try {
      return await open();
    } catch (error) {
      if (explanationOf(error) !== undefined) throw error;
      const reason = reasonOf(error);
      if (reason !== told) logToStandardError('error', `The database cannot be opened: ${reason}`);
      told = reason;
      await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return undefined;
}

work().catch((error: unknown) => {
  const text =
    explanationOf(error) ?? machineExplanationOf(error) ?? (error instanceof Error ? error.stack : String(error));
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
