import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { TransportConfig } from '../config/mail.ts';
import type { Database } from '../database/connect.ts';
import type { KeyedHash } from '../database/keyed-hash.ts';
import { outboxStore } from '../database/outbox-store.ts';
import { signLink } from '../subscriptions/signed-link.ts';
import { transportOf } from './transport.ts';
import { type MailLog, startWorker, type Worker } from './worker.ts';

export interface MailParts {
  readonly database: Database;
  readonly hash: KeyedHash;
  readonly transport: TransportConfig;
  readonly dataDir: string;
  /** Keys that sign links, newest first. */
  readonly keys: readonly string[];
  readonly log: MailLog;
  readonly concurrency?: number;
}

/** Starts a mail worker on a migrated database, within this process. */
export function startMail({ database, hash, dataDir, log, keys, transport: config, concurrency }: MailParts): Worker {
  const transport = transportOf(config, dataDir);
  const worker = { id: randomUUID(), host: hostname(), startedAt: Date.now() };
  const store = outboxStore(database, hash, { worker, transport });
  return startWorker({
    store,
    transport,
    keys,
    log,
    sign: signLink,
    ...(concurrency !== undefined && { concurrency }),
  });
}
