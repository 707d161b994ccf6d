import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressOf, walkedArticle } from '../../tests/page-kinds.ts';
import { frontOf } from '../../tests/site.ts';
import { pause } from '../child.ts';
import { load } from '../load.ts';
import { atMost, type Bench, type Measurement, median } from '../measurement.ts';
import { hasNginx, startCachingNginx } from '../nginx.ts';
import { project, startSite } from '../site.ts';
import { seconds } from '../units.ts';

const mostLag = 5_000;
const rounds = 5;

/** How long after an editor's change readers get it: from our server, and behind nginx while it is under load. */
export async function* liveness(bench: Bench): AsyncGenerator<Measurement> {
  const contentDir = join(bench.workDir, 'content-liveness');
  rmSync(contentDir, { recursive: true, force: true });
  mkdirSync(bench.workDir, { recursive: true });
  cpSync(join(project, 'content'), contentDir, { recursive: true });
  const site = await startSite({
    contentDir,
    dataDir: join(bench.workDir, 'data-liveness'),
    firstPage: addressOf('home', 'en'),
  });
  try {
    bench.say('A changed headline, from our server');
    yield* lags('a changed article, from our server', contentDir, site.url);
    if (!hasNginx()) return;
    bench.say('A changed headline, behind nginx under load');
    const nginx = await startCachingNginx(bench.workDir, site);
    try {
      const loaded = load(nginx.url + addressOf('article', 'en'));
      yield* lags('a changed article, behind nginx under load', contentDir, nginx.url);
      await loaded;
    } finally {
      await nginx.stop();
    }
  } finally {
    await site.stop();
    rmSync(contentDir, { recursive: true, force: true });
  }
}

async function* lags(what: string, contentDir: string, origin: string): AsyncGenerator<Measurement> {
  const file = join(contentDir, 'articles', walkedArticle, 'en.md');
  const address = origin + addressOf('article', 'en');
  const found: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    // It is in every cache before it changes.
    await bodyOf(address);
    const source = readFileSync(file, 'utf8');
    const headline = `${frontOf('articles', walkedArticle, 'en').title}, ${what} ${round}`;
    const began = performance.now();
    writeFileSync(file, source.replace(/^title: .*$/m, `title: ${JSON.stringify(headline)}`));
    while (!(await bodyOf(address)).includes(headline)) {
      if (performance.now() - began > 10 * mostLag) throw new Error(`${address} does not show the changed headline.`);
      await pause(50);
    }
    found.push(performance.now() - began);
  }
  yield {
    ...atMost(what, Math.max(...found), mostLag, seconds),
    value: `median ${seconds(median(found))}, longest ${seconds(Math.max(...found))} (${rounds})`,
  };
}

async function bodyOf(address: string): Promise<string> {
  return await (await fetch(address)).text();
}
