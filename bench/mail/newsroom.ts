import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseConfig } from '../../config/database.ts';
import { editionStore } from '../../database/edition-store.ts';
import { type OpenedDatabase, openDatabase } from '../../database/open.ts';
import { subscriptionStore } from '../../database/subscription-store.ts';
import { freezeEdition } from '../../newsletter/freeze.ts';
import type { EditionStore } from '../../newsletter/ports.ts';
import memory from '../../scripts/setup/thrifty-memory.json' with { type: 'json' };
import { addReaders, locales, partIn } from '../../tests/newsroom.ts';
import { startPostgres } from '../../tests/postgres-server.ts';
import { pause } from '../child.ts';
import { residentBytes } from '../machine.ts';
import { project } from '../site.ts';
import type { ProviderCounts, ProviderOrder, ProviderReport } from './provider.ts';
import type { SenderTask } from './sender.ts';

const keys = ['b'.repeat(32)];
/** About what Meridian's editions weigh, HTML and plain text together. */
const mailBytes = 25_000;
const messagePrefix = 'message-';

/** How an edition went. */
export interface Sent {
  /** Deliveries a second, from the first accepted request to the last. */
  readonly rate: number;
  /** The most that the sender held in memory, in bytes. */
  readonly memory: number;
}

/** Subscribers, editions and a sender on one database, beside a provider. */
export class Newsroom {
  readonly #opened: OpenedDatabase;
  readonly #config: DatabaseConfig;
  readonly #store: EditionStore;
  readonly #close: () => Promise<void>;
  #readers = 0;
  #editions = 0;

  private constructor(opened: OpenedDatabase, config: DatabaseConfig, close: () => Promise<void>) {
    this.#opened = opened;
    this.#config = config;
    this.#store = editionStore(opened.database);
    this.#close = close;
  }

  /** An empty one, on a file in a folder or on a PostgreSQL server of its own. */
  static async open(kind: DatabaseConfig['kind'], folder: string): Promise<Newsroom> {
    const file = join(folder, 'mail-bench.sqlite');
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const server = kind === 'postgres' ? await startPostgres() : undefined;
    const config: DatabaseConfig = server
      ? { kind: 'postgres', url: await server.makeDatabase() }
      : { kind: 'sqlite', file };
    const opened = await openDatabase(config, keys);
    return new Newsroom(opened, config, async () => {
      await opened.database.close();
      await server?.stop();
      for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    });
  }

  /** Adds subscribers until there are so many. */
  async grow(count: number): Promise<void> {
    const { database, hash } = this.#opened;
    await addReaders(database, hash, { from: this.#readers, count: count - this.#readers });
    this.#readers = count;
  }

  /** Freezes an edition for all subscribers. @returns its id, and how long that took in milliseconds */
  async freeze(): Promise<{ readonly id: string; readonly milliseconds: number }> {
    this.#editions += 1;
    const id = `2026-01-${String(this.#editions).padStart(2, '0')}`;
    const began = performance.now();
    const { audience } = await freezeEdition(id, 0, {
      store: this.#store,
      render: async (_, locale) => partIn(locale, mailBytes),
      locales,
      now: Date.now,
    });
    if (audience.taken !== this.#readers) throw new Error(`${audience.taken} of ${this.#readers} were taken.`);
    return { id, milliseconds: performance.now() - began };
  }

  /** Sends a frozen edition to its end, each subscriber once. */
  async send(id: string): Promise<Sent> {
    const provider = await Provider.start(0);
    const sender = this.#startSender(provider.url);
    try {
      await this.#store.move(id, { from: ['ready'], to: 'sending', now: Date.now() });
      let memory = 0;
      while ((await provider.counts()).addresses < this.#readers) {
        await pause(200);
        memory = Math.max(memory, residentBytes(sender.pid ?? 0));
      }
      const { times, twice } = await provider.report();
      if (twice > 0) throw new Error(`${twice} got it twice.`);
      const [first = 0] = times;
      const seconds = ((times.at(-1) ?? 0) - first) / 1000;
      return { rate: this.#readers / seconds, memory };
    } finally {
      await end(sender);
      await provider.stop();
    }
  }

  /**
   * Sends a frozen edition for a while through a provider that allows so many requests a second, with messages in between.
   * @returns which share of the requests allowed was used, and how long each message took in milliseconds
   */
  async sendThrottled(id: string, { limit, seconds }: { readonly limit: number; readonly seconds: number }) {
    const provider = await Provider.start(limit);
    const sender = this.#startSender(provider.url);
    try {
      await this.#store.move(id, { from: ['ready'], to: 'sending', now: Date.now() });
      // The limit is known from the first answer.
      while ((await provider.counts()).requests < 2 * limit) await pause(100);
      const from = Date.now();
      const until = from + seconds * 1000;
      const asked = new Map<string, number>();
      while (Date.now() < until - 6000) {
        const to = `${messagePrefix}${asked.size}@example.org`;
        asked.set(to, Date.now());
        await this.#enqueue(to);
        await pause(500);
      }
      await pause(Math.max(0, until - Date.now()));
      const { times, messages } = await provider.report();
      const used = times.filter((time) => time >= from && time < until).length;
      const waits = [...asked].map(([to, at]) => (messages[to] ?? Number.POSITIVE_INFINITY) - at);
      return { share: used / (limit * seconds), waits };
    } finally {
      await this.#store.move(id, { from: ['sending'], to: 'stopped', reason: 'operator', now: Date.now() });
      await end(sender);
      await provider.stop();
      await this.#opened.database.kysely.deleteFrom('transports').execute();
    }
  }

  async close(): Promise<void> {
    await this.#close();
  }

  async #enqueue(to: string): Promise<void> {
    const { database, hash } = this.#opened;
    const mail = { from: 'M <m@example.org>', to, subject: 's', html: '<p>h</p>', text: 't', headers: {} };
    await subscriptionStore(database, hash).transaction((change) =>
      change.enqueue({ kind: 'confirmation', locale: 'en', createdAt: Date.now(), mail }),
    );
  }

  #startSender(baseUrl: string): ChildProcess {
    const task: SenderTask = { database: this.#config, keys, baseUrl };
    return spawn(process.execPath, [...memory.workerArguments, 'bench/mail/sender.ts', JSON.stringify(task)], {
      cwd: project,
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { ...process.env, NODE_ENV: 'production', ...memory.environment },
    });
  }
}

class Provider {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** @param limit requests a second, 0 for any number */
  static async start(limit: number): Promise<Provider> {
    const child = fork('bench/mail/provider.ts', [String(limit), messagePrefix], { cwd: project, stdio: 'inherit' });
    const [url] = (await once(child, 'message')) as [string];
    return new Provider(child, url);
  }

  async counts(): Promise<ProviderCounts> {
    return (await this.#ask('count')) as ProviderCounts;
  }

  async report(): Promise<ProviderReport> {
    return (await this.#ask('report')) as ProviderReport;
  }

  async #ask(order: ProviderOrder): Promise<unknown> {
    const answer = once(this.#child, 'message');
    this.#child.send(order);
    const [message] = (await answer) as [unknown];
    return message;
  }

  async stop(): Promise<void> {
    await end(this.#child);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
