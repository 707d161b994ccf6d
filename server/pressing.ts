import { type Log, reasonOf, withoutTokens } from './log.ts';
import { type Page, pressed } from './page.ts';
import type { PageCache } from './page-cache.ts';

/** How many pages wait at most; the others come when they are asked for once more. */
const mostWaiting = 500;
/** For so long no page must have been made before those that were asked for once are made smaller, in milliseconds. */
const quietMilliseconds = 1_000;
/** How many of those, the newest: two seconds of a core. */
const mostLater = 100;

/**
 * Makes kept pages smaller once somebody asks for them again, or nothing else is to be done: the first reader need not
 * wait for that, and a page that a crawler reads once among thousands never costs it. One after another, so that at most
 * one core is taken.
 */
export class Pressing {
  readonly #caches: readonly PageCache[];
  readonly #log: Log;
  /** By the target of a request. */
  readonly #waiting = new Map<string, Page>();
  readonly #later = new Map<string, Page>();
  #quiet: NodeJS.Timeout | undefined;
  #running = false;

  constructor(caches: readonly PageCache[], log: Log) {
    this.#caches = caches;
    this.#log = log;
  }

  /** Has a page pressed that a cache answers this target with. */
  add(target: string, page: Page): void {
    this.#later.delete(target);
    if (this.#waiting.size >= mostWaiting) return;
    this.#waiting.set(target, page);
    if (!this.#running) void this.#run();
  }

  /** Has a page that was just made pressed once no other was made for a while. */
  addWhenQuiet(target: string, page: Page): void {
    this.#later.set(target, page);
    const [oldest] = this.#later.keys();
    if (this.#later.size > mostLater && oldest !== undefined) this.#later.delete(oldest);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      for (const [each, made] of this.#later) this.add(each, made);
    }, quietMilliseconds).unref();
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
