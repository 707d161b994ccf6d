import { parentPort, workerData } from 'node:worker_threads';
import { subscribe } from '@parcel/watcher';
import { openIndex } from './index-database.ts';
import { Indexer } from './indexer.ts';
import type { DocumentReader } from './read-documents.ts';

/** What the thread tells: a first look is done, pages have changed, search is complete, or a look failed. */
export type IndexingMessage =
  | { readonly kind: 'ready'; readonly changed: number; readonly milliseconds: number }
  | { readonly kind: 'changed'; readonly tags: readonly string[] }
  | { readonly kind: 'searchable'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly message: string };

/** Events of a folder on the network or in a container can be lost: the whole folder is looked at this often anyway. */
const fullLookMilliseconds = 2_000;
const settleMilliseconds = 60;
const textsPerStep = 20;
const shortestRestMilliseconds = 5;

const tell = (message: IndexingMessage) => parentPort?.postMessage(message);

/**
 * Runs in a thread of its own and keeps the content index true to the folder until it is told to close. Its
 * `workerData` names both folders. @param otherReaders read the documents of other domains
 */
export async function keepIndex(otherReaders: readonly DocumentReader[]): Promise<void> {
  const { contentDir, dataDir } = workerData as { contentDir: string; dataDir: string };

  const indexer = new Indexer(contentDir, openIndex(dataDir, contentDir), otherReaders);
  const started = performance.now();
  let first = true;
  let looking = false;
  let again = false;
  let searchRuns = false;

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        const { tags, changed } = await indexer.scan();
        if (tags.size > 0) tell({ kind: 'changed', tags: [...tags] });
        if (first) tell({ kind: 'ready', changed, milliseconds: performance.now() - started });
        first = false;
      } while (again);
    } catch (error) {
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    } finally {
      looking = false;
    }
    if (!searchRuns) indexForSearch();
  }

  function indexForSearch(): void {
    searchRuns = true;
    const before = performance.now();
    try {
      if (indexer.indexForSearch(textsPerStep) > 0) {
        // It rests as long as it works: readers come first on a small machine.
        setTimeout(indexForSearch, Math.max(shortestRestMilliseconds, performance.now() - before));
        return;
      }
      tell({ kind: 'searchable', milliseconds: performance.now() - started });
    } catch (error) {
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
    searchRuns = false;
  }

  let settle: NodeJS.Timeout | undefined;
  await look();
  const watching = await subscribe(
    contentDir,
    () => {
      clearTimeout(settle);
      settle = setTimeout(() => void look(), settleMilliseconds);
    },
    { ignore: ['**/.git/**', '**/node_modules/**'] },
  ).catch((error: unknown) => {
    tell({
      kind: 'failed',
      message: `watching ${contentDir}: ${error instanceof Error ? error.message : String(error)}`,
    });
    return undefined;
  });

  // The cost of a full look grows with the archive: it never takes more than a tenth of the time.
  async function lookRegularly(): Promise<void> {
    const before = performance.now();
    await look();
    const took = performance.now() - before;
    setTimeout(() => void lookRegularly(), Math.max(fullLookMilliseconds, took * 10)).unref();
  }
  setTimeout(() => void lookRegularly(), fullLookMilliseconds).unref();

  parentPort?.on('message', (message) => {
    if (message !== 'close') return;
    void Promise.resolve(watching?.unsubscribe()).finally(() => process.exit(0));
  });
}
