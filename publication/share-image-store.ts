import { hashOf } from './content-folder.ts';
import { KeptFiles } from './media-kept-files.ts';
import { MakingQueue } from './media-queue.ts';

/** Share images on disk: each is drawn once. The longest unused are removed when there are too many. */
export class ShareImageStore {
  readonly #kept: KeptFiles;
  // Laying out takes the main thread for tens of milliseconds; readers come in between.
  readonly #queue = new MakingQueue(1);

  /** By default 20,000 files or a gigabyte, whichever comes first. */
  constructor(options: { cacheDir: string; maxFiles?: number | undefined; maxBytes?: number | undefined }) {
    this.#kept = new KeptFiles({
      folder: options.cacheDir,
      maxFiles: options.maxFiles ?? 20_000,
      maxBytes: options.maxBytes ?? 1_000_000_000,
    });
  }

  /**
   * The path of the image, drawn if need be.
   * @param key which page it belongs to; any text
   * @param hash `shareImageHash` of what it says
   * Rejects as `make` does, and with `QueueFullError` when too many wait (answer 503).
   */
  async get(key: string, hash: string, make: () => Promise<Buffer>): Promise<string> {
    const digest = hashOf(JSON.stringify([key, hash]));
    const file = await this.#kept.get(`${digest.slice(0, 2)}/${digest}.png`, () => this.#queue.run(make));
    if (!file) throw new Error('The share image was not drawn');
    return file.path;
  }
}
