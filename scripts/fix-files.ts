import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decodeUtf8 } from '../publication/front-matter.ts';
import type { Finding } from '../publication/model.ts';
import type { Fix } from '../translation/check-pair.ts';

/** A finding as a check leaves it; only those of the rules can be mended. */
type Fixable = Finding & { readonly fix?: Fix | undefined };

/**
 * Makes the changes that are certain, each file at once: whoever reads it sees it before or after.
 * @param root the content folder
 * @returns how many places were mended, by file
 */
export function fixFiles(root: string, findings: readonly Fixable[]): ReadonlyMap<string, number> {
  const byFile = new Map<string, Fix[]>();
  for (const { file, fix } of findings) if (fix) byFile.set(file, [...(byFile.get(file) ?? []), fix]);
  const mended = new Map<string, number>();
  for (const [file, fixes] of byFile) {
    const path = join(root, file);
    const bytes = readFileSync(path);
    const source = decodeUtf8(bytes);
    if (source === undefined) continue;
    const { text, count } = applyFixes(source, fixes);
    if (text === source) continue;
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\uFEFF' : '';
    replaceFile(path, mark + text);
    mended.set(file, count);
  }
  return mended;
}

/** The text with all changes that do not touch one another; the others are found again the next time. */
function applyFixes(source: string, fixes: readonly Fix[]): { text: string; count: number } {
  let text = '';
  let at = 0;
  let count = 0;
  for (const fix of [...fixes].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (fix.start < at || fix.end > source.length) continue;
    text += source.slice(at, fix.start) + fix.text;
    at = fix.end;
    count++;
  }
  return { text: text + source.slice(at), count };
}

/** Writes a file anew so that nobody ever sees half of it; its rights stay. */
export function replaceFile(path: string, text: string): void {
  // Hidden files are passed over by whoever reads the content folder.
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(beside, text);
    chmodSync(beside, statSync(path).mode);
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
