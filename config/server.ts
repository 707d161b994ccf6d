import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { type Environment, readEnvironment } from './environment.ts';

/** What the process that serves the site is told by its environment. */
export interface ServerConfig {
  readonly port: number;
  readonly host: string;
  /** The origin under which readers know the site, without a slash at its end. Every absolute address comes from it. */
  readonly siteUrl: string;
  readonly dataDir: string;
  readonly contentDir: string;
  /** Addresses and networks (`10.0.0.0/8`) of the proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Bound of the page cache, in bytes. */
  readonly pageCacheBytes: number;
}

/** The environment does not say what it must. The message lists every problem, one a line. */
export class ServerConfigError extends Error {
  override readonly name = 'ServerConfigError';
}

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);

/** An http(s) origin, or undefined. A lone slash at the end is forgiven, because browsers show it. */
function originOf(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return url.href === `${url.origin}/` ? url.origin : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  if (!/^\d{1,3}$/.test(prefix)) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}

const schema = z.object({
  PORT: wholeNumber(1, 65_535).default(3000),
  HOST: z.string().regex(/^\S+$/, 'must be a host name or an address').default('0.0.0.0'),
  SITE_URL: z
    .string()
    .refine((text) => originOf(text) !== undefined, {
      error: 'must be an http or https origin without a path, such as https://news.example',
    })
    .transform((text) => originOf(text) ?? text)
    .optional(),
  DATA_DIR: z.string().default('data'),
  CONTENT_DIR: z.string().default('content'),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
    .refine((list) => list.every(isNetwork), {
      error: 'must be a list of addresses or networks, such as 10.0.0.1, 10.1.0.0/16',
    })
    .default([]),
  PAGE_CACHE_MB: wholeNumber(1, 65_536).default(64),
});

/**
 * Reads what the server is told by the environment: `PORT`, `HOST`, `SITE_URL`, `DATA_DIR`, `CONTENT_DIR`,
 * `TRUSTED_PROXIES` and `PAGE_CACHE_MB` (1,048,576 bytes each). All are optional; an empty value counts as absent.
 * @throws {ServerConfigError} listing all problems together
 */
export function serverConfig(env: Environment = process.env): ServerConfig {
  const read = readEnvironment(schema, env);
  if ('problems' in read) {
    const problems = read.problems.map((problem) => {
      const name = problem.trim().split(' ', 1)[0] ?? '';
      return `${problem} (it is ${JSON.stringify(env[name])})`;
    });
    throw new ServerConfigError(`The environment is not usable:\n${problems.join('\n')}`);
  }
  const { found } = read;
  return {
    port: found.PORT,
    host: found.HOST,
    siteUrl: found.SITE_URL ?? `http://localhost:${found.PORT}`,
    dataDir: found.DATA_DIR,
    contentDir: found.CONTENT_DIR,
    trustedProxies: found.TRUSTED_PROXIES,
    pageCacheBytes: found.PAGE_CACHE_MB * 1_048_576,
  };
}

/** Tells React and Next, which look at `NODE_ENV` when they are loaded, that this is production. */
export function declareProduction(env: Record<string, string | undefined> = process.env): void {
  env.NODE_ENV = 'production';
}

const builtSettings = '__NEXT_PRIVATE_STANDALONE_CONFIG';

/**
 * Gives Next the settings that its build wrote down, as the server.js of its standalone output does: reading
 * next.config.ts again loads two compilers, which cost every start 0.7 s and 40 MB.
 * @param written what `.next/required-server-files.json` holds
 */
export function declareBuiltSettings(written: string, env: Record<string, string | undefined> = process.env): void {
  env[builtSettings] = JSON.stringify((JSON.parse(written) as { config: unknown }).config);
}
