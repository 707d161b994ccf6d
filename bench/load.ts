import { join } from 'node:path';
import { run } from './child.ts';
import { programOf } from './machine.ts';
import { project } from './site.ts';

/** What a server stood under load. */
export interface Load {
  readonly requestsPerSecond: number;
  /** Half of the answers came within this many milliseconds. */
  readonly p50: number;
  /** 99 of 100 did. */
  readonly p99: number;
}

const connections = 64;
const warmUpSeconds = 2;
const loadSeconds = 8;

/** The program that makes the load: wrk takes less of the machine that it measures, autocannon is always there. */
export function loadProgram(): string {
  return programOf('wrk') ? 'wrk' : 'autocannon';
}

/**
 * Asks for one address over 64 connections for 8 seconds, after 2 that do not count, with gzip.
 * @throws when an answer is not of status 200, for then it is not the page that was measured
 */
export async function load(url: string): Promise<Load> {
  const wrk = programOf('wrk');
  const measure = wrk
    ? (seconds: number) => withWrk(wrk, url, seconds)
    : (seconds: number) => withAutocannon(url, seconds);
  await measure(warmUpSeconds);
  return await measure(loadSeconds);
}

async function withWrk(wrk: string, url: string, seconds: number): Promise<Load> {
  const flags = ['-t', '1', '-c', String(connections), '-d', String(seconds), '--latency', '--timeout', '30s'];
  const output = await run({ program: wrk, args: [...flags, '-H', 'Accept-Encoding: gzip', url], cwd: project });
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${url} does not answer as it should:\n${output}`);
  const found = (pattern: RegExp) => pattern.exec(output)?.[1] ?? '';
  return {
    requestsPerSecond: Number(found(/Requests\/sec:\s+([\d.]+)/)),
    p50: duration(found(/^\s+50%\s+(\S+)/m)),
    p99: duration(found(/^\s+99%\s+(\S+)/m)),
  };
}

/** `7.12ms`, `950.00us` or `1.04s`, in milliseconds. */
function duration(text: string): number {
  const [, number, unit] = /^([\d.]+)(us|ms|s)$/.exec(text) ?? [];
  if (!unit) throw new Error(`wrk said ${JSON.stringify(text)}, which is no duration.`);
  return Number(number) * (unit === 's' ? 1000 : unit === 'us' ? 0.001 : 1);
}

interface AutocannonResult {
  readonly requests: { readonly average: number };
  readonly latency: { readonly p50: number; readonly p99: number };
  readonly non2xx: number;
  readonly errors: number;
}

async function withAutocannon(url: string, seconds: number): Promise<Load> {
  const program = join('node_modules', 'autocannon', 'autocannon.js');
  const flags = ['--json', '-c', String(connections), '-d', String(seconds), '-H', 'Accept-Encoding=gzip'];
  const output = await run({ program: process.execPath, args: [program, ...flags, url], cwd: project });
  const { requests, latency, non2xx, errors } = JSON.parse(output) as AutocannonResult;
  if (non2xx + errors > 0) throw new Error(`${url} does not answer as it should: ${non2xx + errors} times.`);
  return { requestsPerSecond: requests.average, p50: latency.p50, p99: latency.p99 };
}
