import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs';
import { CommandFailure } from './command-failure.ts';

/** A file that is written bit by bit and appears whole, or not at all. */
export interface PrivateFile {
  readonly write: (text: string) => void;
  /** Gives the file its name. @throws {CommandFailure} when there is one of that name by now */
  readonly keep: () => void;
  /** Takes away what was not kept. */
  readonly discard: () => void;
}

const bufferSize = 65_536;

/**
 * Begins a file that its owner alone can read, for what holds addresses. What is written does not gather in memory.
 * @throws {CommandFailure} when it cannot be made
 */
export function newPrivateFile(path: string): PrivateFile {
  const draft = `${path}.part`;
  const cannot = (error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    return new CommandFailure(
      code === 'EEXIST'
        ? `${path} is there already. Nothing was overwritten.`
        : `${path} cannot be written: ${message}`,
    );
  };
  let descriptor: number | undefined;
  let waiting = '';
  const flush = () => {
    if (descriptor === undefined) throw new RangeError('The file is closed.');
    writeAll(descriptor, waiting);
    waiting = '';
  };
  rmSync(draft, { force: true });
  try {
    descriptor = openSync(draft, 'wx', 0o600);
  } catch (error) {
    throw cannot(error);
  }
  return {
    write: (text) => {
      waiting += text;
      if (waiting.length >= bufferSize) flush();
    },
    keep: () => {
      flush();
      if (descriptor !== undefined) fsyncSync(descriptor);
      try {
        linkSync(draft, path);
      } catch (error) {
        throw cannot(error);
      }
    },
    discard: () => {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
      rmSync(draft, { force: true });
    },
  };
}

function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}
