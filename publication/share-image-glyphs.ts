import { inflateSync } from 'node:zlib';

/** A face that a share image is drawn with: a static TTF, OTF or WOFF file. No WOFF2: `@vercel/og` cannot read it. */
export interface ShareFace {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly data: ArrayBuffer;
}

type Covers = (codePoint: number) => boolean;

const known = new WeakMap<ArrayBuffer, Covers>();
const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What may stand for a character that no face has. */
const substitutes: ReadonlyMap<string, string> = new Map([
  ['\u00a0', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u3000', ' '],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2212', '-'],
  ['\u2015', '—'],
  ['\u02bc', '’'],
  ['\u2032', '’'],
  ['\u2026', '...'],
]);

/**
 * The text without what the faces cannot draw; for a missing glyph `@vercel/og` would ask a server on the internet.
 * A character whose base is missing goes with its marks; a few have substitutes. White space becomes single spaces.
 */
export function drawable(text: string, faces: readonly ShareFace[]): string {
  const covers = faces.map(({ data }) => coverage(data));
  const surrogates = new Map<string, number>();
  const has = (character: string) => {
    const face = covers.findIndex((covered) => covered(character.codePointAt(0) ?? 0));
    if (face < 0 || character.length === 1) return face >= 0;
    // Satori remembers the face by the first half of a pair: another face for the same half would not be asked.
    const high = character.charAt(0);
    if (!surrogates.has(high)) surrogates.set(high, face);
    return surrogates.get(high) === face;
  };
  let result = '';
  for (const { segment } of clusters.segment(text.normalize('NFC').replaceAll(/\s+/g, separator))) {
    const [base = '', ...marks] = segment;
    const drawn = has(base) && !isInvisible(base) ? base : substitutes.get(base);
    if (drawn !== undefined) result += [drawn, ...marks.filter((mark) => !isInvisible(mark) && has(mark))].join('');
  }
  return result.replaceAll(/ {2,}/g, ' ').trim();
}

/** Line breaks and runs become a space; a single no-break or ideographic space stays what it is. */
function separator(space: string): string {
  return space.length === 1 && substitutes.has(space) ? space : ' ';
}

/** Format characters but the two joiners that shape words, and what turns a character into an emoji. */
function isInvisible(character: string): boolean {
  return /^(?:\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u20e3)$/u.test(character) && !/^[\u200c\u200d]$/.test(character);
}

/** Tells which characters a face has a glyph for. A file that cannot be read has none. */
function coverage(data: ArrayBuffer): Covers {
  let covers = known.get(data);
  if (!covers) {
    try {
      covers = readCoverage(characterMap(new DataView(data)));
    } catch {
      covers = () => false;
    }
    known.set(data, covers);
  }
  return covers;
}

/** The `cmap` table of an SFNT or WOFF 1 file (W3C, WOFF File Format 1.0, sections 3 and 4). */
function characterMap(file: DataView): DataView {
  const isWoff = file.getUint32(0) === 0x774f4646;
  const tables = file.getUint16(isWoff ? 12 : 4);
  for (let index = 0; index < tables; index += 1) {
    const entry = isWoff ? 44 + index * 20 : 12 + index * 16;
    if (file.getUint32(entry) !== 0x636d6170) continue;
    const offset = file.getUint32(entry + (isWoff ? 4 : 8));
    const stored = file.getUint32(entry + (isWoff ? 8 : 12));
    const bytes = new Uint8Array(file.buffer, file.byteOffset + offset, stored);
    const table = isWoff && stored < file.getUint32(entry + 12) ? inflateSync(bytes) : bytes;
    return new DataView(table.buffer, table.byteOffset, table.byteLength);
  }
  throw new Error('The face has no character map');
}

/** Reads formats 4 and 12 (OpenType, `cmap`), which every face on the web has at least one of. */
function readCoverage(cmap: DataView): Covers {
  let segments: Covers | undefined;
  for (let index = 0; index < cmap.getUint16(2); index += 1) {
    const start = cmap.getUint32(4 + index * 8 + 4);
    const format = cmap.getUint16(start);
    if (format === 12) return inGroups(cmap, start);
    if (format === 4) segments = inSegments(cmap, start);
  }
  if (!segments) throw new Error('The face has no Unicode character map');
  return segments;
}

function inGroups(cmap: DataView, start: number): Covers {
  const characters = new Set<number>();
  for (let index = 0; index < cmap.getUint32(start + 12); index += 1) {
    const group = start + 16 + index * 12;
    const [first, last, glyph] = [cmap.getUint32(group), cmap.getUint32(group + 4), cmap.getUint32(group + 8)];
    for (let code = first; code <= Math.min(last, 0x10ffff); code += 1)
      if (glyph + code - first > 0) characters.add(code);
  }
  return (code) => characters.has(code);
}

function inSegments(cmap: DataView, start: number): Covers {
  const characters = new Set<number>();
  const twice = cmap.getUint16(start + 6);
  for (let at = 0; at < twice; at += 2) {
    const last = cmap.getUint16(start + 14 + at);
    const first = cmap.getUint16(start + 16 + twice + at);
    const delta = cmap.getUint16(start + 16 + 2 * twice + at);
    const rangeAt = start + 16 + 3 * twice + at;
    const range = cmap.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? code : cmap.getUint16(rangeAt + range + 2 * (code - first));
      if (range === 0 ? ((glyph + delta) & 0xffff) !== 0 : glyph !== 0) characters.add(code);
    }
  }
  return (code) => characters.has(code);
}
