import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import memory from '../scripts/setup/thrifty-memory.json' with { type: 'json' };
import { type Running, startServing } from './child.ts';
import { freePort } from './free-port.ts';

/** The project's folder: the bench runs as dist/bench.js. */
export const project = resolve(import.meta.dirname, '..');

/** A server under measurement. */
export interface Site extends Running {
  /** The origin, without a slash at its end. */
  readonly url: string;
  readonly port: number;
  /** From the start of the process to the first page, in milliseconds. */
  readonly milliseconds: number;
}

export interface SiteOrder {
  readonly contentDir: string;
  readonly dataDir: string;
  /** The page that must answer before the site counts as started. */
  readonly firstPage: string;
  /** How long that may take, in milliseconds. */
  readonly patience?: number;
  /** What the environment says beside, or instead of, what every measure says. */
  readonly env?: Readonly<Record<string, string>>;
}

function environment({ contentDir, dataDir, env }: SiteOrder, port: number): Record<string, string> {
  return {
    NODE_ENV: 'production',
    ...memory.environment,
    PORT: String(port),
    HOST: '127.0.0.1',
    SITE_URL: '',
    TRUSTED_PROXIES: '',
    PAGE_CACHE_MB: '',
    DATA_DIR: dataDir,
    CONTENT_DIR: contentDir,
    ...env,
  };
}

/** Starts our server. */
export async function startSite(order: SiteOrder): Promise<Site> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const command = {
    program: process.execPath,
    args: [...memory.serverArguments, 'dist/server.js'],
    cwd: project,
    env: environment(order, port),
  };
  const running = await startServing(command, url + order.firstPage, order.patience);
  return { ...running, url, port };
}

/**
 * Starts the same build with `next start`, its compression on: our build leaves that to our server, so Next is given the
 * configuration of the build with that one change, as the server.js of its standalone output does.
 */
export async function startNext(order: SiteOrder): Promise<Site> {
  const port = await freePort();
  // It knows itself by this name alone: what the proxy rewrites to another it would fetch from there.
  const url = `http://localhost:${port}`;
  const built = JSON.parse(readFileSync(join(project, '.next', 'required-server-files.json'), 'utf8')) as {
    config: Record<string, unknown>;
  };
  const command = {
    program: process.execPath,
    args: [join('node_modules', 'next', 'dist', 'bin', 'next'), 'start', '-p', String(port)],
    cwd: project,
    env: {
      ...environment(order, port),
      __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify({ ...built.config, compress: true }),
    },
  };
  const running = await startServing(command, url + order.firstPage, order.patience);
  return { ...running, url, port };
}
