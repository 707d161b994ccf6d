import { parentPort, workerData } from 'node:worker_threads';
import { type AsyncSubscription, subscribe } from '@parcel/watcher';
import { openIndex } from './index-database.ts';
import { Indexer } from './indexer.ts';
import type { Judge } from './judge.ts';
import type { Finding } from './model.ts';
import type { DocumentReader } from './read-documents.ts';

/** What the thread tells: a first look is done, pages have changed, an error keeps a text from its readers, search is complete, or a look failed. */
export type IndexingMessage =
  | { readonly kind: 'ready'; readonly changed: number; readonly milliseconds: number }
  | { readonly kind: 'changed'; readonly tags: readonly string[] }
  | { readonly kind: 'held'; readonly file: string; readonly line: number; readonly rule: string }
  | { readonly kind: 'searchable'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly message: string };

/** Events of a folder on the network or in a container can be lost: the whole folder is looked at this often anyway. */
const fullLookMilliseconds = 2_000;
const settleMilliseconds = 60;
/** Each step is a transaction, of which the full-text index makes a part that it merges later: smaller ones cost more. */
const textsPerStep = 50;
/** What changes is live within five seconds; what one look cannot judge in this time follows behind it. */
const patience = 2_000;
/** The newest articles are judged before the first page is served: they are what front pages and feeds show. */
const judgedAtOnce = 12;
const shortestRestMilliseconds = 5;
/**
 * The work waits while pages are made for readers, until none was begun for this long: a judgement, which is made anyway
 * when somebody asks for the text, longer than the search, which misses texts until it is complete.
 */
const quietMilliseconds = 100;
const longestWait = { search: 100, judging: 5_000 };
/** How long to rest for each moment of work. */
const restAfterWork = 3;

const tell = (message: IndexingMessage) => parentPort?.postMessage(message);

/**
 * Runs in a thread of its own and keeps the content index true to the folder until it is told to close. Its
 * `workerData` names both folders, and `lastPage` holds when a page was begun last, in milliseconds since the epoch.
 * @param otherReaders read the documents of other domains
 * @param judgeFor who decides what may be published, given the data folder and the content folder
 */
export async function keepIndex(
  otherReaders: readonly DocumentReader[],
  judgeFor: (dataDir: string, contentDir: string) => Judge,
): Promise<void> {
  const { contentDir, dataDir, lastPage } = workerData as {
    contentDir: string;
    dataDir: string;
    lastPage: Float64Array<SharedArrayBuffer>;
  };
  const judge = judgeFor(dataDir, contentDir);

  const indexer = new Indexer(contentDir, openIndex(dataDir, contentDir), { otherReaders, judge, patience });
  const started = performance.now();
  let first = true;
  let looking = false;
  let again = false;
  let workRuns = false;
  let searchable = false;
  let looked: Promise<void> = Promise.resolve();
  let watching: Promise<AsyncSubscription | undefined> | undefined;
  const closing = new AbortController();
  parentPort?.on('message', (message) => {
    if (message === 'close') void close();
  });

  /** Ends the thread. The watcher takes the process with it when it is ended while it looks for the first time. */
  async function close(): Promise<void> {
    closing.abort();
    await looked;
    const subscription = await watching;
    await subscription?.unsubscribe().catch(() => undefined);
    process.exit(0);
  }

  function look(): Promise<void> {
    if (looking) again = true;
    else looked = lookNow();
    return looked;
  }

  async function lookNow(): Promise<void> {
    looking = true;
    try {
      do {
        again = false;
        const { tags, changed, errors } = await indexer.scan(closing.signal);
        const ahead = first ? await indexer.judgeWaiting(judgedAtOnce, patience) : undefined;
        const all = [...tags, ...(ahead?.tags ?? [])];
        if (all.length > 0) tell({ kind: 'changed', tags: all });
        tellHeld([...errors, ...(ahead?.errors ?? [])]);
        if (first) tell({ kind: 'ready', changed, milliseconds: performance.now() - started });
        first = false;
      } while (again);
    } catch (error) {
      if (closing.signal.aborted) return;
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    } finally {
      looking = false;
    }
    if (!workRuns) void workBehind();
  }

  /**
   * Completes the search, then judges what waits, which takes longer: a reader who asks for a text that waits has it judged
   * at that moment. It rests longer than it works: readers come first on a small machine.
   */
  async function workBehind(): Promise<void> {
    workRuns = true;
    const before = performance.now();
    try {
      // A look at the folder reads the same articles: the two take turns.
      if (looking || completeSearch() || (await judgeNext())) {
        const worked = performance.now() - before;
        goOn(Math.max(shortestRestMilliseconds, worked * restAfterWork));
        return;
      }
    } catch (error) {
      tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
    workRuns = false;
  }

  /** Works on after a rest, and once readers have had their pages. */
  function goOn(rest: number, waited = 0): void {
    setTimeout(() => {
      const isAsked = Date.now() - (lastPage[0] ?? 0) < quietMilliseconds;
      if (isAsked && waited < longestWait[searchable ? 'judging' : 'search'])
        goOn(quietMilliseconds, waited + quietMilliseconds);
      else void workBehind();
    }, rest);
  }

  /** Takes some texts into the search. @returns false when all are in it */
  function completeSearch(): boolean {
    if (indexer.indexForSearch(textsPerStep) > 0) {
      searchable = false;
      return true;
    }
    if (!searchable) tell({ kind: 'searchable', milliseconds: performance.now() - started });
    searchable = true;
    return false;
  }

  /** Judges one article that waits. @returns false when none did */
  async function judgeNext(): Promise<boolean> {
    looking = true;
    try {
      const { articles, tags, errors } = await indexer.judgeWaiting(1);
      if (tags.size > 0) tell({ kind: 'changed', tags: [...tags] });
      tellHeld(errors);
      return articles > 0;
    } finally {
      looking = false;
      if (again) void look();
    }
  }

  const told = new Set<string>();
  /** Tells once of each error that keeps a text from its readers. */
  function tellHeld(errors: readonly Finding[]): void {
    for (const { file, line, rule } of errors) {
      const key = `${file}:${line} ${rule}`;
      if (!told.has(key)) tell({ kind: 'held', file, line, rule });
      told.add(key);
    }
  }

  let settle: NodeJS.Timeout | undefined;
  await look();
  if (closing.signal.aborted) return;
  watching = subscribe(
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
  await watching;

  // The cost of a full look grows with the archive: it never takes more than a tenth of the time.
  async function lookRegularly(): Promise<void> {
    const before = performance.now();
    await look();
    const took = performance.now() - before;
    setTimeout(() => void lookRegularly(), Math.max(fullLookMilliseconds, took * 10)).unref();
  }
  setTimeout(() => void lookRegularly(), fullLookMilliseconds).unref();
}
