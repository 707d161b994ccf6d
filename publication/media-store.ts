import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { hashOf } from './content-folder.ts';
import {
  type Crop,
  cropWidth,
  type MediaRequest,
  mediaAddress,
  parseMediaAddress,
  sourcesOf,
} from './media-address.ts';
import { KeptFiles } from './media-kept-files.ts';
import { MakingQueue } from './media-queue.ts';
import type { Picture } from './model.ts';

// Each picture is made once: what libvips would remember of it only takes memory.
sharp.cache(false);

/** Up to here widths are for phones: on their small pixels less is seen, and their lines are the slow ones. */
const widestOnPhones = 750;

/** A picture file, ready to be sent. */
export interface MediaFile {
  readonly path: string;
  readonly type: 'image/avif' | 'image/jpeg';
  readonly bytes: number;
}

interface Original {
  readonly path: string;
  readonly bytes: Buffer;
}

const types = { avif: 'image/avif', jpg: 'image/jpeg' } as const;
/** No SVG: it can carry script. */
const originalExtensions = new Set(['.jpg', '.jpeg', '.png', '.webp', '.avif']);
const largestOriginalBytes = 30_000_000;
const largestPixels = 100_000_000;
const rememberedHashes = 100_000;
const widthsMadeAhead = [640, 750];
/** How long to rest for each moment that a picture ahead took: it takes a core, and readers come first. */
const restOfMakingAhead = 2;

/** The pictures of the content folder in the widths and formats that pages show, made when first asked for. */
export class MediaStore {
  readonly #contentDir: string;
  readonly #kept: KeptFiles;
  // libuv has four threads for files and pictures alike; two stay free for files.
  readonly #queue = new MakingQueue(2);
  // Of its own, so that what is kept need not wait behind what is made.
  readonly #reading = new MakingQueue(2);
  /** Path, time and size of an original to its hash. */
  readonly #hashes = new Map<string, string>();
  #ahead: readonly MediaRequest[] = [];
  #makingAhead: Promise<void> | undefined;
  readonly #closing = new AbortController();

  /** @param options.maxBytes how much of the disk the made pictures may take */
  constructor(options: { contentDir: string; cacheDir: string; maxBytes?: number | undefined }) {
    this.#contentDir = options.contentDir;
    this.#kept = new KeptFiles({ folder: options.cacheDir, maxBytes: options.maxBytes ?? 2_000_000_000 });
  }

  /**
   * The file that a request asks for, or undefined (answer 404): there is no such picture, it has changed since its
   * address was written, it is a symbolic link, or it cannot be decoded.
   * Rejects with `QueueFullError` when too many wait (answer 503), and when the cache cannot be written.
   */
  async get(request: MediaRequest): Promise<MediaFile | undefined> {
    const path = await this.#find(request);
    if (path === undefined) return undefined;
    const { hash, width, crop, format } = request;
    const name = [hash, width, ...(crop ? [crop] : []), format].join('.');
    const file = await this.#kept.get(`${hash.slice(0, 2)}/${name}`, () =>
      this.#queue.run(async () => {
        const original = await this.#read(path);
        // The file may have changed while this request waited.
        if (!original || contentHash(original.bytes) !== hash) return undefined;
        return render(original, request).catch(() => undefined);
      }),
    );
    return file && { path: file.path, type: types[format], bytes: file.bytes };
  }

  /**
   * Makes what a page asks for first, one by one, while nobody waits for anything else. A later call replaces what is
   * left of an earlier one. Resolves when all is made or the store is closed.
   */
  makeAhead(pictures: readonly Picture[]): Promise<void> {
    this.#ahead = pictures.flatMap((picture) => {
      const widths = widthsMadeAhead.filter((width) => width <= picture.width);
      const addresses =
        widths.length > 0 ? widths.map((width) => mediaAddress(picture, width, 'avif')) : narrowest(picture);
      return addresses.map(parseMediaAddress).filter((request) => request !== undefined);
    });
    this.#makingAhead ??= this.#makeAll().finally(() => {
      this.#makingAhead = undefined;
    });
    return this.#makingAhead;
  }

  /** Stops making ahead; resolves when the picture at hand is done. What is asked for is still made. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#makingAhead;
  }

  async #makeAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      await this.#queue.quiet();
      if (this.#closing.signal.aborted) return;
      const before = performance.now();
      // A full disk stops this work, never the process; whoever asks for the picture is told.
      await this.get(next).catch(() => undefined);
      const rest = (performance.now() - before) * restOfMakingAhead;
      await pause(rest, undefined, { signal: this.#closing.signal, ref: false }).catch(() => undefined);
    }
  }

  #next(): MediaRequest | undefined {
    const [next, ...rest] = this.#closing.signal.aborted ? [] : this.#ahead;
    this.#ahead = rest;
    return next;
  }

  /**
   * The hash of the picture that has the name asked for now; undefined when there is none. Mails and pages that were sent
   * before a picture was replaced lead to the new one by it.
   */
  async successor(request: MediaRequest): Promise<string | undefined> {
    for await (const path of this.#named(request)) {
      const hash = await this.#hash(path);
      if (hash !== undefined) return hash;
    }
    return undefined;
  }

  /** The path of the original whose content has the hash asked for. */
  async #find(request: MediaRequest): Promise<string | undefined> {
    for await (const path of this.#named(request)) if ((await this.#hash(path)) === request.hash) return path;
    return undefined;
  }

  /** The files of pictures that have the name asked for. */
  async *#named({ folder, name }: MediaRequest): AsyncGenerator<string> {
    let below = this.#contentDir;
    for (const part of folder.split('/')) {
      below = join(below, part);
      if (!(await lstat(below).catch(() => undefined))?.isDirectory()) return;
    }
    for (const file of await readdir(below).catch(() => [])) {
      const extension = extname(file);
      if (file.slice(0, -extension.length) === name && originalExtensions.has(extension.toLowerCase()))
        yield join(below, file);
    }
  }

  async #hash(path: string): Promise<string | undefined> {
    const stats = await lstat(path).catch(() => undefined);
    if (!stats?.isFile()) return undefined;
    const key = `${stats.mtimeMs}:${stats.size}:${path}`;
    const known = this.#hashes.get(key);
    if (known !== undefined) return known;
    const hash = await this.#reading.run(async () => {
      const original = this.#hashes.has(key) ? undefined : await this.#read(path);
      return original ? contentHash(original.bytes) : this.#hashes.get(key);
    });
    if (hash === undefined) return undefined;
    if (this.#hashes.size >= rememberedHashes) this.#hashes.clear();
    this.#hashes.set(key, hash);
    return hash;
  }

  async #read(path: string): Promise<Original | undefined> {
    // O_NOFOLLOW: the file may have become a link since it was looked at.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)).catch(() => undefined);
    if (!handle) return undefined;
    try {
      const stats = await handle.stat();
      if (!stats.isFile() || stats.size > largestOriginalBytes) return undefined;
      return { path, bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  }
}

function narrowest(picture: Picture): string[] {
  return sourcesOf(picture)
    .slice(-1)
    .map((source) => source.avif);
}

/** As in `Picture.hash`. */
function contentHash(bytes: Uint8Array): string {
  return hashOf(bytes).slice(0, 10);
}

/** Upright, never enlarged, in sRGB, without what the camera wrote into the file. */
async function render({ path, bytes }: Original, { width, format, crop }: MediaRequest): Promise<Buffer> {
  let image = sharp(bytes, { limitInputPixels: largestPixels }).autoOrient();
  if (crop) {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: largestPixels }).metadata();
    const size = cropSize(crop, autoOrient.width, autoOrient.height);
    image = image.resize({ ...size, fit: 'cover', position: sharp.strategy.attention });
  } else {
    image = image.resize({ width, withoutEnlargement: true });
  }
  if (format === 'jpg') {
    return image.flatten({ background: '#ffffff' }).jpeg({ quality: 74, mozjpeg: true, progressive: true }).toBuffer();
  }
  // Diagrams and screenshots come as PNG; halved colour would fringe their thin lines.
  const chromaSubsampling = extname(path).toLowerCase() === '.png' ? '4:4:4' : '4:2:0';
  const quality = crop || width > widestOnPhones ? 48 : 44;
  return image.avif({ quality, effort: 4, chromaSubsampling }).toBuffer();
}

/** The largest crop of this ratio that needs no enlarging, at most `cropWidth` wide. */
function cropSize(crop: Crop, width: number, height: number): { width: number; height: number } {
  const [across = 1, down = 1] = crop.split('x').map(Number);
  const cropped = Math.min(cropWidth, width, (height * across) / down);
  return { width: Math.max(1, Math.floor(cropped)), height: Math.max(1, Math.floor((cropped * down) / across)) };
}
