/** A mail worker in a process of its own, as `npm run worker` starts it. Told by its first argument, as JSON. */
import type { DatabaseConfig } from '../../config/database.ts';
import { openDatabase } from '../../database/open.ts';
import { startMail } from '../../mail/start.ts';
import { logToStandardError } from '../../server/log.ts';

export interface SenderTask {
  readonly database: DatabaseConfig;
  readonly keys: readonly string[];
  readonly baseUrl: string;
}

const { database, keys, baseUrl } = JSON.parse(process.argv[2] ?? '{}') as SenderTask;
const opened = await openDatabase(database, keys);
const transport = { kind: 'resend', apiKey: 're_bench', baseUrl } as const;
const worker = startMail({ ...opened, transport, keys, dataDir: '', log: logToStandardError });
process.on('SIGTERM', () => void worker.stop().then(() => opened.database.close()));
