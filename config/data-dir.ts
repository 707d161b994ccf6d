import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Nothing can be kept in `DATA_DIR`. The message says why. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';
}

/**
 * Makes the data folder when it is absent, and tries whether a file can be written into it: keys, the index, pictures and
 * by default the database lie there, and what each of them would say of a folder that is read-only names no folder.
 * @throws {DataDirError}
 */
export function requireDataDir(dataDir: string): void {
  const folder = resolve(dataDir);
  const probe = join(folder, `.writable-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataDirError(
      `Nothing can be kept in the data folder ${folder}: ${reason}\nMake room in it, let this process write to it, or name another with DATA_DIR.`,
      { cause: error },
    );
  }
}
