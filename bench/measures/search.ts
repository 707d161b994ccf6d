import { join } from 'node:path';
import { addressOf } from '../../tests/page-kinds.ts';
import { IndexedTexts, queriesOf, searchPath } from '../indexed-texts.ts';
import { latencies, latencyLine } from '../latency.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { quiet } from '../quiet.ts';
import { project, startSite } from '../site.ts';

const mostSearch = 50;
const mostRender = 80;

/** How long a reader waits for pages that nobody has asked for yet, in the publication that ships: articles, searches. */
export async function* search(bench: Bench): AsyncGenerator<Measurement> {
  const dataDir = join(bench.workDir, 'data-search');
  bench.say('Every article once, and searches for words of their headlines');
  const site = await startSite({
    contentDir: join(project, 'content'),
    dataDir,
    firstPage: addressOf('home', 'en'),
  });
  const index = new IndexedTexts(dataDir);
  try {
    await quiet(site.pid);
    const texts = index.published(1000);
    // The first render of all loads code; nobody waits for it in a server that has been up for a minute.
    await latencies([addressOf('section', 'en'), addressOf('author', 'en')].map((path) => site.url + path));
    const articles = await latencies(texts.map(({ path }) => site.url + path));
    yield latencyLine('article, first render', articles, mostRender);
    const queries = queriesOf(texts, 200).map(({ locale, query }) => site.url + searchPath(locale, query));
    yield latencyLine('search, first answer', await latencies(queries), mostSearch);
    yield latencyLine('search, asked again', await latencies(queries), mostSearch);
  } finally {
    index.close();
    await site.stop();
  }
}
