import { execFileSync } from 'node:child_process';
import { CommandFailure } from './command-failure.ts';

const most = 64 * 1024 * 1024;

function git(folder: string, ...words: string[]): string | undefined {
  try {
    return execFileSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: most,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}

const namesIn = (output: string) => output.split('\0').filter((name) => name !== '');

/**
 * The files below a folder that differ from a state that git knows, new ones included; paths relative to the folder.
 * Undefined where git knows no such state, or is not there.
 */
export function changedSince(folder: string, ref: string): string[] | undefined {
  // A name that begins with a hyphen would be an option.
  if (ref.startsWith('-')) return undefined;
  const differing = git(folder, 'diff', '--name-only', '-z', '--relative', '--no-renames', ref, '--', '.');
  const fresh = git(folder, 'ls-files', '-z', '--others', '--exclude-standard', '--', '.');
  if (differing === undefined || fresh === undefined) return undefined;
  return [...new Set([...namesIn(differing), ...namesIn(fresh)])];
}

/** The same. @throws {CommandFailure} where git knows no such state */
export function mustHaveChangedSince(folder: string, ref: string): string[] {
  const changed = changedSince(folder, ref);
  if (changed) return changed;
  throw new CommandFailure(
    `git knows no state “${ref}” of ${folder}. Name a commit, a branch or a tag, and run this inside the repository.`,
  );
}

/** What a file said in a state that git knows; undefined where it was not there. @param path relative to the folder */
export function textAt(folder: string, ref: string, path: string): string | undefined {
  return ref.startsWith('-') ? undefined : git(folder, 'show', `${ref}:./${path}`);
}

/** The commit in which a file stands as it is now; undefined where it was changed since, or git does not know it. */
export function commitOf(folder: string, path: string): string | undefined {
  if (git(folder, 'status', '--porcelain', '--', path) !== '') return undefined;
  return git(folder, 'log', '-1', '--format=%H', '--', path)?.trim() || undefined;
}

/** When a file was first changed after a commit, ISO 8601; undefined where git does not know. */
export function firstChangeAfter(folder: string, commit: string, path: string): string | undefined {
  if (!/^[0-9a-f]{7,64}$/.test(commit)) return undefined;
  return git(folder, 'log', '--reverse', '--format=%cI', `${commit}..HEAD`, '--', path)?.split('\n')[0] || undefined;
}
