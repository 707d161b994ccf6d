import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the content folder; `path` is relative to it, with `/`. */
export interface ContentFile {
  readonly path: string;
  readonly modified: number;
  readonly bytes: number;
}

const ignored = /^(?:\.|node_modules$|.*~$|.*\.(?:tmp|swp)$)/;

/** What a walk through a folder cannot enter. */
export interface Obstacles {
  /** Symbolic links are not followed: they could lead out of the folder. */
  readonly link?: (path: string) => void;
  /** A folder that the system does not let us read. */
  readonly unreadable?: (path: string, reason: string) => void;
}

/** Lists all files below a folder. Throws when the folder itself is not there: that is no folder without files. */
export function* listFiles(root: string, obstacles: Obstacles = {}, below = ''): Generator<ContentFile> {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, below), { withFileTypes: true });
  } catch (error) {
    if (below === '') throw error;
    // A folder that vanished while it was walked has no files.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') obstacles.unreadable?.(below, reasonOf(error));
    return;
  }
  for (const entry of entries) {
    if (ignored.test(entry.name)) continue;
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isSymbolicLink()) obstacles.link?.(path);
    else if (entry.isDirectory()) yield* listFiles(root, obstacles, path);
    else if (entry.isFile()) {
      const stat = statSync(join(root, path), { throwIfNoEntry: false });
      if (stat) yield { path, modified: stat.mtimeMs, bytes: stat.size };
    }
  }
}

/** The system's words for a failure, without the path: `EACCES: permission denied`. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split(',')[0] ?? error.message) : String(error);
}

/** Reads a content file. */
export function readContent(root: string, path: string): Buffer {
  return readFileSync(join(root, path));
}

/** The first 16 hexadecimal digits of the SHA-256 of some bytes. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
