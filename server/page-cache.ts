import type { Page } from './page.ts';

/** A page of the cache, and since when (milliseconds of the clock) it is stale; undefined while it is fresh. */
export interface KeptPage {
  readonly page: Page;
  readonly staleSince: number | undefined;
}

interface Entry {
  readonly key: string;
  page: Page;
  staleSince: number | undefined;
  bytes: number;
  /** The targets of requests, as they came, that lead here. */
  readonly targets: string[];
}

/** How many spellings of one address find their page without being parsed; campaigns make new ones all day. */
const mostTargets = 8;
/** How many drops are remembered, to compare with renders that began before them. */
const longestLog = 256;
/** No page takes more than this share of the cache. */
const largestShare = 1 / 8;

/** Finished pages, bounded by bytes: what was used longest ago goes first. Knows from which tags each was made. */
export class PageCache {
  readonly #bound: number;
  readonly #now: () => number;
  readonly #entries = new Map<string, Entry>();
  readonly #byTarget = new Map<string, Entry>();
  readonly #byTag = new Map<string, Set<Entry>>();
  /** Pages of which nobody knows what they were made from. */
  readonly #untagged = new Set<Entry>();
  readonly #log: ReadonlySet<string>[] = [];
  #drops = 0;
  #bytes = 0;

  /**
   * @param bound in bytes
   * @param now a clock in milliseconds
   */
  constructor(bound: number, now: () => number = () => performance.now()) {
    this.#bound = bound;
    this.#now = now;
  }

  /** What the pages take, in bytes. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How many pages are kept. */
  get size(): number {
    return this.#entries.size;
  }

  /** The fresh page that the target of a request, exactly as it came, was last answered with. */
  freshAt(target: string): Page | undefined {
    const entry = this.#byTarget.get(target);
    if (entry === undefined || entry.staleSince !== undefined) return undefined;
    this.#touch(entry);
    return entry.page;
  }

  /** Lets `freshAt` find a page of the cache under this target. Does nothing when the page is not kept. */
  remember(target: string, key: string): void {
    const entry = this.#entries.get(key);
    if (!entry || entry.targets.length >= mostTargets || this.#byTarget.has(target)) return;
    entry.targets.push(target);
    this.#byTarget.set(target, entry);
    this.#weigh(entry, entry.bytes + 2 * target.length);
  }

  /** The page kept under a key, fresh or stale. */
  find(key: string): KeptPage | undefined {
    const entry = this.#entries.get(key);
    if (entry) this.#touch(entry);
    return entry;
  }

  /** Marks the present moment, for `store`: take it before a render begins. */
  mark(): number {
    return this.#drops;
  }

  /**
   * Keeps a page. It is fresh unless something that it was made from was dropped after `mark`: then it is kept as
   * stale.
   * @returns whether it is fresh
   */
  store(key: string, page: Page, mark: number): boolean {
    const fresh = !this.#droppedSince(mark, page.tags);
    if (page.bytes > this.#bound * largestShare) {
      this.remove(key);
      return fresh;
    }
    let entry = this.#entries.get(key);
    if (entry) {
      this.#unlink(entry);
      entry.page = page;
      this.#touch(entry);
    } else {
      entry = { key, page, staleSince: undefined, bytes: 0, targets: [] };
      this.#entries.set(key, entry);
    }
    entry.staleSince = fresh ? undefined : this.#now();
    this.#link(entry);
    this.#weigh(entry, page.bytes + entry.targets.reduce((sum, target) => sum + 2 * target.length, 4 * key.length));
    return fresh;
  }

  /** Puts a page in the place of one with the same content, where that is still answered with. */
  replace(target: string, page: Page, by: Page): void {
    const entry = this.#byTarget.get(target);
    if (entry?.page !== page) return;
    entry.page = by;
    this.#weigh(entry, entry.bytes + by.bytes - page.bytes);
  }

  /** Forgets a page. */
  remove(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    for (const target of entry.targets) this.#byTarget.delete(target);
    this.#unlink(entry);
    this.#bytes -= entry.bytes;
  }

  /**
   * Makes stale what was made from any of these tags, what is of unknown make, and what is being rendered from them
   * now.
   */
  drop(tags: ReadonlySet<string>): void {
    this.#drops += 1;
    this.#log.push(tags);
    if (this.#log.length > longestLog) this.#log.shift();
    const now = this.#now();
    for (const entry of this.#untagged) entry.staleSince ??= now;
    for (const tag of tags) {
      for (const entry of this.#byTag.get(tag) ?? []) entry.staleSince ??= now;
    }
  }

  #droppedSince(mark: number, tags: ReadonlySet<string> | undefined): boolean {
    const count = this.#drops - mark;
    if (count === 0) return false;
    if (tags === undefined) return true;
    if (tags.size === 0) return false;
    if (count > this.#log.length) return true;
    return this.#log.slice(-count).some((dropped) => [...tags].some((tag) => dropped.has(tag)));
  }

  /** Moves an entry to the end: a map keeps the order of insertion, so the first is the one used longest ago. */
  #touch(entry: Entry): void {
    this.#entries.delete(entry.key);
    this.#entries.set(entry.key, entry);
  }

  #weigh(entry: Entry, bytes: number): void {
    this.#bytes += bytes - entry.bytes;
    entry.bytes = bytes;
    while (this.#bytes > this.#bound) {
      const oldest = this.#entries.keys().next();
      if (oldest.done) return;
      this.remove(oldest.value);
    }
  }

  #link(entry: Entry): void {
    const { tags } = entry.page;
    if (tags === undefined) this.#untagged.add(entry);
    for (const tag of tags ?? []) {
      const entries = this.#byTag.get(tag);
      if (entries) entries.add(entry);
      else this.#byTag.set(tag, new Set([entry]));
    }
  }

  #unlink(entry: Entry): void {
    this.#untagged.delete(entry);
    for (const tag of entry.page.tags ?? []) {
      const entries = this.#byTag.get(tag);
      if (entries?.delete(entry) && entries.size === 0) this.#byTag.delete(tag);
    }
  }
}
