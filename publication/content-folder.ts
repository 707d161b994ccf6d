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

/** Lists all files below a folder. Symbolic links are not followed: they could lead out of it; they are passed to `onLink`. */
export function* listFiles(
  root: string,
  onLink: (path: string) => void = () => undefined,
  below = '',
): Generator<ContentFile> {
  let entries: Dirent[];
  try {
    entries = readdirSync(join(root, below), { withFileTypes: true });
  } catch (error) {
    // A folder that vanished while it was walked has no files.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  for (const entry of entries) {
    if (ignored.test(entry.name)) continue;
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isSymbolicLink()) onLink(path);
    else if (entry.isDirectory()) yield* listFiles(root, onLink, path);
    else if (entry.isFile()) {
      const stat = statSync(join(root, path), { throwIfNoEntry: false });
      if (stat) yield { path, modified: stat.mtimeMs, bytes: stat.size };
    }
  }
}

/** Reads a content file. */
export function readContent(root: string, path: string): Buffer {
  return readFileSync(join(root, path));
}

/** The first 16 hexadecimal digits of the SHA-256 of some bytes. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
