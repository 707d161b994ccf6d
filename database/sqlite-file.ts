import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';

/** The files that SQLite keeps beside a database. */
const companions = ['-wal', '-shm', '-journal'];

/** Another process has the file open. */
export class DatabaseInUse extends Error {
  override readonly name = 'DatabaseInUse';
}

/**
 * Writes what a SQLite file holds at this moment into a new one for its owner alone, without free pages: what was deleted is not in it.
 * @throws what SQLite says about the file, when it cannot be read
 */
export function copySqliteFile(from: string, to: string): void {
  const source = new SqliteFile(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    closeSync(openSync(to, 'wx', 0o600));
    source.prepare('vacuum into ?').run(to);
  } finally {
    source.close();
  }
}

/** Removes a SQLite file and what SQLite keeps beside it. */
export function removeSqliteFile(path: string): void {
  for (const companion of ['', ...companions]) rmSync(path + companion, { force: true });
}

/** Copies the files of a database as they are, for one that cannot be read. */
export function keepUnreadable(from: string, to: string): void {
  for (const companion of ['', '-wal'])
    if (existsSync(from + companion)) copyFileSync(from + companion, to + companion);
}

/**
 * Puts a closed SQLite file in the place of another, which goes. Whatever is killed, either the one or the other is there.
 * @param path nobody has it open
 */
export function replaceSqliteFile(replacement: string, path: string): void {
  flush(replacement);
  // A log that belongs to the old file would be taken for one of the new file's.
  for (const companion of companions) rmSync(path + companion, { force: true });
  renameSync(replacement, path);
  flush(dirname(path));
}

/** Makes sure that a file, or the names in a folder, survive a power cut. */
export function flush(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Makes sure that no other process has a SQLite file open, and writes its log into it.
 * @throws {DatabaseInUse} or what SQLite says about the file
 */
export function settleSqliteFile(path: string): void {
  const file = new SqliteFile(path, { fileMustExist: true, timeout: 0 });
  try {
    // Who has the file open holds a shared lock on it for as long as that.
    file.pragma('locking_mode = exclusive');
    file.exec('begin exclusive; commit');
    file.pragma('wal_checkpoint(truncate)');
  } catch (error) {
    if (error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new DatabaseInUse('Another process has the database open. Stop the server and every worker first.');
    }
    throw error;
  } finally {
    file.close();
  }
}
