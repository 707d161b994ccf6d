import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A static face in WOFF, for pictures that are drawn with text. */
export interface DrawnFace {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly data: ArrayBuffer;
}

/** A file of a package and the characters that it is for. */
interface Slice {
  readonly path: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/**
 * Packages of `@fontsource` by script (ISO 15924), the first tried first. One that is not installed is passed over, so
 * that a publication in another script only has to install its face.
 */
const packages: Readonly<Record<string, readonly string[]>> = {
  Arab: ['ibm-plex-sans-arabic'],
  Jpan: ['noto-serif-jp'],
  Hans: ['noto-serif-sc', 'noto-serif-jp'],
  Hant: ['noto-serif-tc', 'noto-serif-jp'],
  Kore: ['noto-serif-kr'],
  Cyrl: ['noto-serif'],
  Grek: ['noto-serif'],
  Hebr: ['noto-serif-hebrew'],
  Deva: ['noto-serif-devanagari'],
  Beng: ['noto-serif-bengali'],
  Thai: ['noto-serif-thai'],
};
const latin = 'newsreader';
/** Letters, digits and punctuation that every picture may need: years, names, an ellipsis. */
const always = 'Aa0 .,:–—…’“”';
const weights = [400, 600] as const;
const rememberedSets = 64;

const slices = new Map<string, Promise<readonly Slice[]>>();
const files = new Map<string, Promise<ArrayBuffer>>();
const sets = new Map<string, Promise<readonly DrawnFace[]>>();

/**
 * The faces to draw a text with, in the order in which they are to be tried: the script's, then Newsreader. Only files
 * that hold characters of the text are read; Latin letters, digits and punctuation are always there.
 * A character that no installed face has is in none of them: the caller leaves it out.
 * @param script ISO 15924 code
 */
export async function shareFacesFor(script: string, text: string): Promise<readonly DrawnFace[]> {
  const characters = new Set(Array.from(`${text}${text.toUpperCase()}${always}`, (one) => one.codePointAt(0) ?? 0));
  const chosen: { name: string; weight: 400 | 600; path: string }[] = [];
  for (const family of new Set([...(packages[script] ?? []), latin])) {
    for (const weight of weights) {
      for (const [index, slice] of (await slicesOf(family, weight)).entries()) {
        const isNeeded = slice.ranges.some(([first, last]) => someBetween(characters, first, last));
        // A renderer looks a face up by its name and weight, so each slice has a name of its own.
        if (isNeeded) chosen.push({ name: `${family}-${index}`, weight, path: slice.path });
      }
    }
  }
  const key = chosen.map(({ path }) => path).join('\n');
  let set = sets.get(key);
  if (!set) {
    set = Promise.all(chosen.map(async ({ name, weight, path }) => ({ name, weight, data: await fileAt(path) })));
    const [oldest] = sets.keys();
    if (oldest !== undefined && sets.size >= rememberedSets) sets.delete(oldest);
    sets.set(key, set);
    set.catch(() => sets.delete(key));
  }
  return set;
}

function someBetween(characters: ReadonlySet<number>, first: number, last: number): boolean {
  for (const character of characters) if (character >= first && character <= last) return true;
  return false;
}

function slicesOf(family: string, weight: number): Promise<readonly Slice[]> {
  const key = `${family}/${weight}`;
  let found = slices.get(key);
  if (!found) {
    found = readSlices(family, weight);
    slices.set(key, found);
  }
  return found;
}

/** The `@font-face` rules of a package's style sheet. None when it is not installed. */
async function readSlices(family: string, weight: number): Promise<readonly Slice[]> {
  const sheet = installed(`@fontsource/${family}/${weight}.css`);
  if (sheet === undefined) return [];
  const css = await textAt(sheet);
  const found: Slice[] = [];
  for (const rule of css.split('@font-face').slice(1)) {
    const file = /url\(\.\/(files\/[\w.-]+\.woff)\)/.exec(rule)?.[1];
    // A sheet without ranges has one file for all.
    const ranges = /unicode-range:([^;}]+)/.exec(rule)?.[1] ?? 'U+0-10FFFF';
    if (file !== undefined) found.push({ path: join(dirname(sheet), file), ranges: parseRanges(ranges) });
  }
  return found;
}

/** `U+0-FF, U+131, U+4??` (CSS Fonts 4, section 4.5). */
function parseRanges(text: string): [number, number][] {
  return text.split(',').map((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first.replaceAll('?', '0'), 16), Number.parseInt(last.replaceAll('?', 'F'), 16)];
  });
}

/** Apart from what finds the path: Turbopack takes a path that may be undefined for any file of the project. */
function textAt(path: string): Promise<string> {
  return readFile(path, 'utf8');
}

function fileAt(path: string): Promise<ArrayBuffer> {
  let file = files.get(path);
  if (!file) {
    file = readFile(path).then((bytes) => {
      const data = new ArrayBuffer(bytes.byteLength);
      new Uint8Array(data).set(bytes);
      return data;
    });
    files.set(path, file);
    file.catch(() => files.delete(path));
  }
  return file;
}

/** Where an installed file lies. Looked up at run time from the project's folder: a bundle has no place of its own. */
function installed(name: string): string | undefined {
  try {
    return createRequire(join(process.cwd(), 'package.json')).resolve(name);
  } catch {
    return undefined;
  }
}
