import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pause, run } from '../child.ts';
import { IndexedTexts, queriesOf, searchPath } from '../indexed-texts.ts';
import { latencies, latency, latencyLine } from '../latency.ts';
import { residentBytes } from '../machine.ts';
import { archiveOf } from '../made-archive.ts';
import { atMost, type Bench, type Measurement, median } from '../measurement.ts';
import { project, type Site, startSite } from '../site.ts';
import { count, megabytes, seconds } from '../units.ts';

const mostFirstStart = 90_000;
const mostFullText = 8 * 60_000;
const mostLaterStart = 3_000;
const mostMemory = 700_000_000;
const mostRender = 80;
const mostSearch = 50;
const differentPages = 10_000;
/** A reader opens a page this often while full text is indexed, in milliseconds. */
const readersRhythm = 200;
const firstPage = '/en';

/** Archives of made-up articles: start, full text, memory, waiting times, build. */
export async function* archive(bench: Bench): AsyncGenerator<Measurement> {
  for (const texts of bench.texts) yield* ofSize(bench, texts);
  yield* buildTimes(bench, Math.max(...bench.texts));
}

async function* ofSize(bench: Bench, texts: number): AsyncGenerator<Measurement> {
  const name = `${count(texts)} texts`;
  const order = {
    contentDir: await archiveOf(bench, texts),
    dataDir: join(bench.workDir, `data-archive-${texts}`),
    firstPage,
    patience: 600_000,
  };
  rmSync(order.dataDir, { recursive: true, force: true });
  bench.say(`${name}: first start`);
  const first = await startSite(order);
  try {
    yield atMost(`${name}: start from nothing to the first page`, first.milliseconds, mostFirstStart, seconds);
    yield* whileIndexing(bench, name, first, order.dataDir);
    yield { what: `${name}: memory after that first index`, value: megabytes(residentBytes(first.pid)) };
  } finally {
    await first.stop();
  }
  bench.say(`${name}: later start`);
  const later = await startSite(order);
  try {
    yield atMost(`${name}: later start to the first page`, later.milliseconds, mostLaterStart, seconds);
    yield* whenFilled(bench, name, later, order.dataDir);
  } finally {
    await later.stop();
  }
}

/** Opens new articles until search is complete. */
async function* whileIndexing(bench: Bench, name: string, site: Site, dataDir: string): AsyncGenerator<Measurement> {
  bench.say(`${name}: full text, while somebody reads`);
  const began = performance.now();
  const index = new IndexedTexts(dataDir);
  try {
    const found: number[] = [];
    for (const { path } of index.published(differentPages)) {
      if (index.unsearchable === 0) break;
      found.push(await latency(site.url + path));
      await pause(readersRhythm);
    }
    while (index.unsearchable > 0) await pause(readersRhythm);
    yield atMost(
      `${name}: from there until everything can be searched`,
      performance.now() - began,
      mostFullText,
      seconds,
    );
    if (found.length > 20) yield latencyLine(`${name}: uncached articles meanwhile`, found, mostRender);
  } finally {
    index.close();
  }
}

async function* whenFilled(bench: Bench, name: string, site: Site, dataDir: string): AsyncGenerator<Measurement> {
  const index = new IndexedTexts(dataDir);
  try {
    const texts = index.published(differentPages);
    bench.say(`${name}: ${count(texts.length)} different pages`);
    const found = await latencies(texts.map(({ path }) => site.url + path));
    yield latencyLine(`${name}: uncached articles`, found, mostRender);
    const memory = residentBytes(site.pid);
    yield atMost(`${name}: memory after ${count(texts.length)} different pages`, memory, mostMemory, megabytes);
    bench.say(`${name}: search`);
    const queries = queriesOf(texts, 500).map(({ locale, query }) => site.url + searchPath(locale, query));
    yield latencyLine(`${name}: search`, await latencies(queries), mostSearch);
  } finally {
    index.close();
  }
}

/** The site is built with the archive as its content and with an empty folder, in turns: it must make no difference. */
async function* buildTimes(bench: Bench, texts: number): AsyncGenerator<Measurement> {
  const filled = await archiveOf(bench, texts);
  const empty = join(bench.workDir, 'empty');
  mkdirSync(empty, { recursive: true });
  const times = { empty: [] as number[], filled: [] as number[] };
  for (let round = 1; round <= 3; round++) {
    bench.say(`build, round ${round} of 3`);
    times.empty.push(await buildTime(empty));
    times.filled.push(await buildTime(filled));
  }
  const [without, within] = [median(times.empty), median(times.filled)];
  yield { what: 'build with an empty content folder', value: seconds(without) };
  yield {
    what: `build with ${count(texts)} texts`,
    value: seconds(within),
    goal: 'the same (within a tenth)',
    reached: within <= without * 1.1,
  };
}

async function buildTime(contentDir: string): Promise<number> {
  const began = performance.now();
  const script = "const { nextBuild } = await import('./scripts/setup/next-build.mjs'); await nextBuild();";
  await run({
    program: process.execPath,
    args: ['--input-type=module', '--eval', script],
    cwd: project,
    env: { CONTENT_DIR: contentDir },
  });
  return performance.now() - began;
}
