/** Runs at most so many tasks at once, in the order in which they came; each picture that is made takes a core. */
export class MakingQueue {
  readonly #atOnce: number;
  readonly #longest: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #quiet: (() => void)[] = [];

  /** @param longest how many may wait; more are turned away */
  constructor(atOnce: number, longest = 1000) {
    this.#atOnce = atOnce;
    this.#longest = longest;
  }

  /** Runs a task when its turn comes. Rejects with `QueueFullError` when too many wait, else as the task does. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#atOnce) {
      if (this.#waiting.length >= this.#longest) throw new QueueFullError();
      // Whoever ends hands over its place, so that no newcomer slips in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else {
      this.#running += 1;
    }
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
      if (this.#running === 0) for (const resolve of this.#quiet.splice(0)) resolve();
    }
  }

  /** Resolves when nothing runs and nothing waits. */
  async quiet(): Promise<void> {
    while (this.#running > 0) await new Promise<void>((resolve) => this.#quiet.push(resolve));
  }
}

/** More is asked for than can be made: answer 503, the asker may come again. */
export class QueueFullError extends Error {
  override readonly name = 'QueueFullError';

  constructor() {
    super('Too many pictures are waiting to be made');
  }
}
