import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { CommandFailure } from './command-failure.ts';

/** Writes a file that is not there yet, with its folders. @throws {CommandFailure} when it is there: nothing is overwritten */
export function writeNewFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new CommandFailure(`${path} is there already; nothing was changed.`);
  }
  try {
    writeFileSync(file, text);
  } finally {
    closeSync(file);
  }
}

/** Any text as a YAML scalar on one line. */
export function yamlText(text: string): string {
  return stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trim();
}

/**
 * A slug for a title: lower case, Latin letters without their accents, everything else that is no letter or digit a
 * hyphen; at most 80 characters. Empty for a title without letters and digits.
 * @param letters what the language writes for some letters in addresses: `Writing.addressLetters`
 */
export function slugFor(title: string, letters: Readonly<Record<string, string>> = {}): string {
  const plain = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{L}/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .toLowerCase();
  const slug = plain
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}ー]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  if (slug.length <= 80) return slug;
  return slug
    .slice(0, 80)
    .toWellFormed()
    .replace(/\ufffd/g, '')
    .replace(/-[^-]*$/, '')
    .replace(/-+$/, '');
}

/** The slug itself, or with the first number that makes it free. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let free = slug;
  for (let number = 2; taken.has(free); number++) free = `${slug}-${number}`;
  return free;
}
