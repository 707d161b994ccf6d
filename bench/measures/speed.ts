import { join } from 'node:path';
import { addressOf } from '../../tests/page-kinds.ts';
import { type Load, load, loadProgram } from '../load.ts';
import { atLeast, type Bench, type Measurement } from '../measurement.ts';
import { hasNginx, startCachingNginx, startStaticNginx } from '../nginx.ts';
import { quiet } from '../quiet.ts';
import { project, type Site, startNext, startSite } from '../site.ts';
import { milliseconds, rate, times } from '../units.ts';

const leastRatio = 20;
const leastRate = 6000;
const mostP99 = 30;

const pages = [
  { name: 'article', path: addressOf('article', 'en') },
  { name: 'home', path: addressOf('home', 'en') },
] as const;

/**
 * Requests a second of our server, of the same build behind `next start` with gzip, of nginx with the same bytes, and of
 * nginx as a shared cache before ours: one after another in one run, over 64 connections.
 */
export async function* speed(bench: Bench): AsyncGenerator<Measurement> {
  const order = (name: string) => ({
    contentDir: join(project, 'content'),
    dataDir: join(bench.workDir, `data-${name}`),
    firstPage: addressOf('home', 'en'),
  });
  bench.say(`64 connections, ${loadProgram()}: our server`);
  const site = await startSite(order('speed'));
  try {
    await quiet(site.pid);
    for (const { name, path } of pages) {
      const ours = await load(site.url + path);
      yield* ownLines(name, ours);
      bench.say(`${name}: next start`);
      const next = await startNext(order('speed-next'));
      await quiet(next.pid);
      const theirs = await load(next.url + path).finally(next.stop);
      yield { what: `${name}: next start, same build, gzip`, value: shown(theirs) };
      yield atLeast(`${name}: ours ÷ next start`, ours.requestsPerSecond / theirs.requestsPerSecond, leastRatio, times);
      if (hasNginx()) yield* besideNginx(bench, site, name, path, ours);
    }
  } finally {
    await site.stop();
  }
}

function* ownLines(name: string, ours: Load): Generator<Measurement> {
  yield {
    what: `${name}: our server, one process`,
    value: shown(ours),
    goal: `≥ ${rate(leastRate)}, p99 < ${milliseconds(mostP99)}`,
    reached: ours.requestsPerSecond >= leastRate && ours.p99 < mostP99,
  };
}

async function* besideNginx(
  bench: Bench,
  site: Site,
  name: string,
  path: string,
  ours: Load,
): AsyncGenerator<Measurement> {
  bench.say(`${name}: nginx`);
  const bytes = Buffer.from(await (await fetch(site.url + path)).arrayBuffer());
  const fixed = await startStaticNginx(bench.workDir, new Map([[path, bytes]]));
  const limit = await load(fixed.url + path).finally(fixed.stop);
  yield { what: `${name}: nginx, one worker, the same bytes from files`, value: shown(limit) };
  yield { what: `${name}: ours ÷ nginx with files`, value: times(ours.requestsPerSecond / limit.requestsPerSecond) };
  const cache = await startCachingNginx(bench.workDir, site);
  const cached = await load(cache.url + path).finally(cache.stop);
  yield { what: `${name}: nginx as a shared cache before ours`, value: shown(cached) };
  yield {
    what: `${name}: nginx as a cache ÷ nginx with files`,
    value: times(cached.requestsPerSecond / limit.requestsPerSecond),
  };
}

function shown({ requestsPerSecond, p50, p99 }: Load): string {
  return `${rate(requestsPerSecond)}, p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}`;
}
