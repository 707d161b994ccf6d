/** `npm run worker`: submits what is in the outbox, in a process of its own. As many as one wants may run. */
import { databaseConfig } from '../config/database.ts';
import { mailConfig } from '../config/mail.ts';
import { secretKeys } from '../config/secrets.ts';
import { serverConfig } from '../config/server.ts';
import { openDatabase } from '../database/open.ts';
import { startMail } from '../mail/start.ts';
import { logToStandardError } from '../server/log.ts';
import { explanationOf } from './explained-errors.ts';

async function work(): Promise<void> {
  const { dataDir } = serverConfig();
  const { transport } = mailConfig();
  const keys = secretKeys({ dataDir });
  const opened = await openDatabase(databaseConfig(dataDir), keys);
  const worker = startMail({ ...opened, transport, dataDir, keys, log: logToStandardError });
  const stop = async () => {
    await worker.stop();
    await opened.database.close();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

work().catch((error: unknown) => {
  const text = explanationOf(error) ?? (error instanceof Error ? error.stack : String(error));
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
