import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** There is no content folder to read. The message says why. */
export class ContentDirError extends Error {
  override readonly name = 'ContentDirError';
}

/**
 * Tries whether the content folder can be listed: the index would wait for one that is not there, and nobody would learn
 * what it waits for.
 * @throws {ContentDirError}
 */
export function requireContentDir(contentDir: string): void {
  const folder = resolve(contentDir);
  try {
    readdirSync(folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'ENOTDIR'
          ? 'is not a folder'
          : `cannot be read (${error instanceof Error ? error.message : String(error)})`;
    throw new ContentDirError(
      `The content folder ${folder} ${reason}: name another with CONTENT_DIR, or make a publication with: npm run broadsheet -- init <dir>`,
      { cause: error },
    );
  }
}
