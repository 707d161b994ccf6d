import { relative } from 'node:path';
import type { Terminal } from './terminal.ts';

/** A path as the operator would type it: from her folder, or whole where it lies elsewhere. */
export function shownPath({ folder }: Pick<Terminal, 'folder'>, path: string): string {
  const short = relative(folder, path);
  return short.startsWith('..') ? path : short;
}
