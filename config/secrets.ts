import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The keys cannot be used. The message says why, and never what they are. */
export class SecretsError extends Error {
  override readonly name = 'SecretsError';
}

const shortest = 32;

/**
 * The keys that sign links, newest first: the newest signs, all verify. They come from `SECRET_KEYS` (separated by
 * commas, each of 32 characters or more), else from the file `secret` in the data folder (one a line), which is made
 * when it is absent, readable by its owner alone. Processes that start together agree on one.
 * @throws {SecretsError} for a key that is too short, and for a data folder that cannot be written
 */
export function secretKeys({
  env = process.env,
  dataDir,
}: {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
}): readonly string[] {
  const given = env.SECRET_KEYS?.trim();
  if (given) return longEnough(given.split(','), 'SECRET_KEYS');
  const path = join(dataDir, 'secret');
  return longEnough(readOrMake(dataDir, path).split('\n'), path);
}

function longEnough(parts: readonly string[], where: string): readonly string[] {
  const keys = parts.map((part) => part.trim()).filter((part) => part !== '');
  if (keys.length === 0) throw new SecretsError(`${where} holds no key.`);
  const short = keys.findIndex((key) => key.length < shortest);
  if (short >= 0) {
    const { length } = keys[short] ?? '';
    throw new SecretsError(`${where}: key ${short + 1} has ${length} characters; a key needs at least ${shortest}.`);
  }
  return keys;
}

function readOrMake(dataDir: string, path: string): string {
  try {
    return read(path) ?? make(dataDir, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SecretsError(`${path}, which holds the keys, can be neither read nor made. ${reason}`, { cause: error });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes the file whole under another name first: who finds `secret` finds a whole key in it. */
function make(dataDir: string, path: string): string {
  mkdirSync(dataDir, { recursive: true });
  const made = `${randomBytes(32).toString('base64url')}\n`;
  const draft = `${path}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(file, made);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    publish(draft, path, made);
  } finally {
    rmSync(draft, { force: true });
  }
  return read(path) ?? made;
}

/** A link, unlike a rename, never replaces what another process made a moment earlier. */
function publish(draft: string, path: string, made: string): void {
  const unlessThere = (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  };
  try {
    linkSync(draft, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code ?? '')) throw error;
    // A file system without hard links.
    try {
      writeFileSync(path, made, { flag: 'wx', mode: 0o600 });
    } catch (second) {
      unlessThere(second);
    }
  }
}
