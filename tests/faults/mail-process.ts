/** A process that the fault tests kill: freezes an edition, or submits it. Told what to do by its environment. */
import type { DatabaseConfig } from '../../config/database.ts';
import { editionStore } from '../../database/edition-store.ts';
import { openDatabase } from '../../database/open.ts';
import { startMail } from '../../mail/start.ts';
import { freezeEdition } from '../../newsletter/freeze.ts';
import { logToStandardError } from '../../server/log.ts';
import { locales, partIn } from '../newsroom.ts';

/** What the process is told, as JSON in `FAULTS_TASK`. */
export interface MailTask {
  readonly what: 'freeze' | 'send';
  readonly database: DatabaseConfig;
  readonly keys: readonly string[];
  readonly edition: string;
  readonly baseUrl: string;
  readonly dataDir: string;
}

const task = JSON.parse(process.env.FAULTS_TASK ?? '{}') as MailTask;
const opened = await openDatabase(task.database, task.keys);

if (task.what === 'freeze') {
  const render = async (_: string, locale: string) => partIn(locale);
  const store = editionStore(opened.database);
  // Small chunks, so that a kill falls between them.
  const small = { ...store, freezeChunk: (id: string, _: number, now: number) => store.freezeChunk(id, 50, now) };
  await freezeEdition(task.edition, 0, { store: small, render, locales, now: Date.now });
  await opened.database.close();
} else {
  const transport = { kind: 'resend', apiKey: 're_1', baseUrl: task.baseUrl } as const;
  const { keys, dataDir } = task;
  const worker = startMail({ ...opened, transport, keys, dataDir, log: logToStandardError });
  process.on('SIGTERM', () => void worker.stop().then(() => opened.database.close()));
}
