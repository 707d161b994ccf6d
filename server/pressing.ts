import { type Log, reasonOf, withoutTokens } from './log.ts';
import { type Page, pressed } from './page.ts';
import type { PageCache } from './page-cache.ts';

/** How many pages wait at most; the others come when they are asked for once more. */
const mostWaiting = 500;

/**
 * Makes kept pages smaller once somebody asks for them again: the first reader need not wait for that, and a page that
 * is read once, as most of an archive are, never costs it. One after another, so that at most one core is taken.
 */
export class Pressing {
  readonly #caches: readonly PageCache[];
  readonly #log: Log;
  /** By the target of a request. */
  readonly #waiting = new Map<string, Page>();
  #running = false;

  constructor(caches: readonly PageCache[], log: Log) {
    this.#caches = caches;
    this.#log = log;
  }

  /** Has a page pressed that a cache answers this target with. */
  add(target: string, page: Page): void {
    if (this.#waiting.size >= mostWaiting) return;
    this.#waiting.set(target, page);
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What is added meanwhile comes at the end of the map, and the loop comes to it.
    for (const [target, page] of this.#waiting) {
      try {
        const smaller = await pressed(page);
        for (const cache of this.#caches) cache.replace(target, page, smaller);
      } catch (error) {
        const path = withoutTokens(target.split('?', 1)[0] ?? '');
        this.#log('error', `A page could not be made smaller: ${reasonOf(error)}`, { path });
      }
      this.#waiting.delete(target);
    }
    this.#running = false;
  }
}
