import type { Page, PassingAnswer } from './page.ts';
import type { PageCache } from './page-cache.ts';

/** What a render comes to: a page that is kept, or an answer that is not. */
export type Rendered = { readonly page: Page } | { readonly passing: PassingAnswer };

/** How long a stale page may still be answered while it is renewed, in milliseconds. */
const stalePatience = 1000;
/** How often one renewal renders when drops overtake it. */
const mostRenders = 3;

/** Answers from a cache; renders what is missing or stale, once for all who wait. */
export class Renewal {
  readonly #cache: PageCache;
  readonly #now: () => number;
  readonly #running = new Map<string, Promise<Page | PassingAnswer>>();

  /** @param now the clock of the cache, in milliseconds */
  constructor(cache: PageCache, now: () => number = () => performance.now()) {
    this.#cache = cache;
    this.#now = now;
  }

  /**
   * The answer for a key. A fresh page is answered at once. Who finds it stale first renews it and waits; others get
   * the stale page while it has been stale for less than a second, and wait after that. An answer that is not a page
   * removes the page and goes to all who wait.
   * @throws what `render` throws, to all who wait; the page is removed then
   */
  answer(key: string, render: () => Promise<Rendered>): Page | Promise<Page | PassingAnswer> {
    const kept = this.#cache.find(key);
    if (kept && kept.staleSince === undefined) return kept.page;
    const running = this.#running.get(key);
    if (!running) {
      const begun = this.#renew(key, render).finally(() => this.#running.delete(key));
      this.#running.set(key, begun);
      return begun;
    }
    return kept?.staleSince !== undefined && this.#now() - kept.staleSince < stalePatience ? kept.page : running;
  }

  async #renew(key: string, render: () => Promise<Rendered>): Promise<Page | PassingAnswer> {
    try {
      for (let renders = 1; ; renders += 1) {
        const mark = this.#cache.mark();
        const rendered = await render();
        // Who came after a drop must not get what was read before it: a page stored as stale, or an answer of unknown
        // make.
        const last = renders === mostRenders;
        if ('page' in rendered) {
          if (this.#cache.store(key, rendered.page, mark) || last) return rendered.page;
        } else if (last || this.#cache.mark() === mark) {
          this.#cache.remove(key);
          return rendered.passing;
        }
      }
    } catch (error) {
      this.#cache.remove(key);
      throw error;
    }
  }
}
