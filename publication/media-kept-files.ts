import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file on disk, ready to be sent. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
}

const unfinished = '.unfinished';

/**
 * Files that are made when they are first asked for and kept on disk within bounds: the longest unused go first.
 * The folder may be deleted at any time.
 */
export class KeptFiles {
  readonly #folder: string;
  readonly #maxBytes: number;
  readonly #maxFiles: number;
  /** Name to size; the longest unused first. */
  #sizes = new Map<string, number>();
  #total = 0;
  #isSeeded = false;
  readonly #making = new Map<string, Promise<KeptFile | undefined>>();

  constructor(options: { folder: string; maxBytes: number; maxFiles?: number | undefined }) {
    this.#folder = options.folder;
    this.#maxBytes = options.maxBytes;
    this.#maxFiles = options.maxFiles ?? Number.POSITIVE_INFINITY;
  }

  /**
   * The file of this name, made if need be; one making serves all who wait for it.
   * @param name one or more safe path segments with `/` between: it is not checked
   * @param make the file's bytes, or undefined when there is no such file; nothing is kept then
   */
  async get(name: string, make: () => Promise<Buffer | undefined>): Promise<KeptFile | undefined> {
    if (!this.#isSeeded) {
      this.#isSeeded = true;
      // Nobody waits for it: a folder that cannot be listed is reported when it cannot be written.
      void this.#seed().catch(() => undefined);
    }
    const found = await this.#find(name);
    if (found) return found;
    let making = this.#making.get(name);
    if (!making) {
      making = this.#make(name, make).finally(() => this.#making.delete(name));
      this.#making.set(name, making);
    }
    return making;
  }

  async #find(name: string): Promise<KeptFile | undefined> {
    const path = join(this.#folder, name);
    const bytes = (await stat(path).catch(() => undefined))?.size ?? 0;
    // A file without bytes was cut short by a crash of the machine.
    if (bytes === 0) return undefined;
    this.#use(name, bytes);
    return { path, bytes };
  }

  async #make(name: string, make: () => Promise<Buffer | undefined>): Promise<KeptFile | undefined> {
    // It may have been finished between the look at the disk and this call.
    const found = await this.#find(name);
    if (found) return found;
    const data = await make();
    if (!data) return undefined;
    const path = join(this.#folder, name);
    await mkdir(dirname(path), { recursive: true });
    const temporary = join(dirname(path), `${randomUUID()}${unfinished}`);
    try {
      await writeFile(temporary, data, { flag: 'wx', flush: true });
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    this.#use(name, data.byteLength);
    await this.#bound();
    return { path, bytes: data.byteLength };
  }

  #use(name: string, bytes: number): void {
    this.#total += bytes - (this.#sizes.get(name) ?? 0);
    this.#sizes.delete(name);
    this.#sizes.set(name, bytes);
  }

  async #bound(): Promise<void> {
    for (const [name, bytes] of this.#sizes) {
      // The last one was asked for just now.
      if (this.#sizes.size === 1) return;
      if (this.#total <= this.#maxBytes && this.#sizes.size <= this.#maxFiles) return;
      this.#sizes.delete(name);
      this.#total -= bytes;
      // What cannot be removed must not fail whoever asked for another file.
      await rm(join(this.#folder, name), { force: true }).catch(() => undefined);
    }
  }

  async #seed(): Promise<void> {
    const found: { name: string; bytes: number; used: number }[] = [];
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const stats = await stat(path).catch(() => undefined);
      if (!stats) continue;
      if (entry.name.endsWith(unfinished)) {
        // Left by a run that ended in between; a younger one may be another process's work.
        if (Date.now() - stats.mtimeMs > 3_600_000) await rm(path, { force: true });
        continue;
      }
      const name = path.slice(this.#folder.length + 1).replaceAll('\\', '/');
      found.push({ name, bytes: stats.size, used: Math.max(stats.atimeMs, stats.mtimeMs) });
    }
    found.sort((one, other) => one.used - other.used);
    const usedMeanwhile = this.#sizes;
    this.#sizes = new Map();
    this.#total = 0;
    for (const { name, bytes } of found) if (!usedMeanwhile.has(name)) this.#use(name, bytes);
    for (const [name, bytes] of usedMeanwhile) this.#use(name, bytes);
    await this.#bound();
  }
}
