import { databaseConfig } from '../config/database.ts';
import { mailConfig } from '../config/mail.ts';
import type { Database } from '../database/connect.ts';
import { editionStore } from '../database/edition-store.ts';
import type { KeyedHash } from '../database/keyed-hash.ts';
import { openDatabase } from '../database/open.ts';
import { reportStore } from '../database/provider-events.ts';
import { notingRefusals } from '../database/refusals.ts';
import { subscriptionStore } from '../database/subscription-store.ts';
import type { ReportStore } from '../mail/reports.ts';
import { startMail } from '../mail/start.ts';
import type { Worker } from '../mail/worker.ts';
import type { EditionStore } from '../newsletter/ports.ts';
import type { SubscriptionStore } from '../subscriptions/ports.ts';
import { type Log, reasonOf } from './_log.ts';

/** What is kept in the database, and the worker that submits its outbox. */
export interface Stores {
  readonly database: Database;
  readonly hash: KeyedHash;
  readonly subscriptions: SubscriptionStore;
  readonly editions: EditionStore;
  readonly reports: ReportStore;
  /** Undefined with `WORKER=off`: other processes submit what is in the outbox. */
  readonly worker: Worker | undefined;
  /** Why what readers ask for is not taken in; undefined when it is. */
  readonly refusal: () => string | undefined;
}

/** The stores of this process, as soon as the database could be opened. Pages for everyone never ask for them. */
export interface StoresAccess {
  /** @throws {DatabaseNotOpen} */
  get(): Stores;
  /** Undefined while the database is not open. */
  current(): Stores | undefined;
  /** Why the database is not open. */
  trouble(): string | undefined;
  /** Settles once the first attempt to open it has ended, either way. */
  readonly tried: Promise<void>;
  close(): Promise<void>;
}

/** The database could not be opened yet. It is tried again by itself; the message says why. */
export class DatabaseNotOpen extends Error {
  override readonly name = 'DatabaseNotOpen';
}

interface StoresOptions {
  readonly dataDir: string;
  readonly keys: readonly string[];
  readonly log: Log;
}

/** Between two attempts to open the database, in milliseconds. */
const shortestWait = 500;
const longestWait = 15_000;

/**
 * Opens the database that the environment names, migrates it, and starts the mail worker on it. While the database is
 * gone it is tried again for as long as it takes, and each new reason stands in the log once.
 * @throws {DatabaseConfigError} {MailConfigError}
 */
export function openStores({ dataDir, keys, log }: StoresOptions): StoresAccess {
  const database = databaseConfig(dataDir);
  const mail = mailConfig();
  const closing = new AbortController();
  const tried = Promise.withResolvers<void>();
  let open: Stores | undefined;
  let trouble: string | undefined = 'The database has not been opened yet.';

  const attempt = async (): Promise<Stores | undefined> => {
    const opened = await openDatabase(database, keys, (reason) =>
      log('error', `The connection to the database broke: ${reason}`),
    );
    if (closing.signal.aborted) {
      await opened.database.close();
      return undefined;
    }
    const worker = mail.worker ? startMail({ ...opened, transport: mail.transport, dataDir, keys, log }) : undefined;
    const { database: asking, refusal } = notingRefusals(opened.database);
    return {
      ...opened,
      worker,
      refusal,
      subscriptions: subscriptionStore(asking, opened.hash, () => worker?.wake()),
      editions: editionStore(opened.database),
      reports: reportStore(opened.database, opened.hash),
    };
  };
  const keepTrying = async () => {
    for (let wait = shortestWait; !closing.signal.aborted; wait = Math.min(longestWait, wait * 2)) {
      try {
        open = await attempt();
        if (open) log('info', 'The database is open.', { database: database.kind });
        break;
      } catch (error) {
        const reason = reasonOf(error);
        if (reason !== trouble) log('error', `The database cannot be opened: ${reason}`, { database: database.kind });
        trouble = reason;
        tried.resolve();
        await restFor(wait, closing.signal);
      }
    }
    tried.resolve();
  };
  const opening = keepTrying();

  return {
    get: () => {
      if (!open) throw new DatabaseNotOpen(trouble);
      return open;
    },
    current: () => open,
    trouble: () => (open ? undefined : trouble),
    tried: tried.promise,
    close: async () => {
      closing.abort();
      await opening;
      await open?.worker?.stop();
      await open?.database.close();
    },
  };
}

/** Waits, or less when it is told to stop. */
function restFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  const rested = Promise.withResolvers<void>();
  const timer = setTimeout(rested.resolve, milliseconds);
  signal.addEventListener('abort', () => rested.resolve(), { once: true });
  return rested.promise.finally(() => clearTimeout(timer));
}
