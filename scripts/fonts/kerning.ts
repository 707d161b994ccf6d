import { glyphOf, openFont, widthOf } from './shaping.ts';

interface Kerned {
  readonly left: number;
  readonly right: number;
  /** In units of the font. */
  readonly by: number;
}

export interface Kerning {
  /** The characters whose pairs are measured. */
  readonly text: string;
  /** The ends of the weights that the face is for; a pair gets what lies between them. */
  readonly weights: readonly [number, number];
  /** Pairs that move by less than this are left alone, in thousandths of an em. */
  readonly least: number;
  /** What is kept is rounded to this, in thousandths of an em. */
  readonly step: number;
}

/**
 * A GPOS table with the pairs that a reader sees, the same for all weights of the face: a seventh of what the
 * designer's own takes, which has a value for each weight and for pairs that no language writes.
 * @param font a TrueType file with kerning, whose glyphs are numbered like those of the face
 * @see https://learn.microsoft.com/typography/opentype/spec/gpos
 */
export function visibleKerning(font: Buffer, { text, weights, least, step }: Kerning): Buffer {
  const [lightest, heaviest] = weights;
  const ends = [openFont(font, lightest), openFont(font, heaviest)] as const;
  const [any] = ends;
  const thousandth = any.face.upem / 1000;
  const moved = (pair: string) =>
    ends.reduce((sum, end) => sum + widthOf(end, pair, kernedAlone) - widthOf(end, pair, plain), 0) / ends.length;
  const characters = Array.from(text);
  const pairs = characters.flatMap((left) =>
    characters.flatMap((right) => {
      const by = moved(left + right);
      if (Math.abs(by) < least * thousandth) return [];
      const rounded = Math.round(Math.round(by / (step * thousandth)) * step * thousandth);
      return [{ left: glyphOf(any, left), right: glyphOf(any, right), by: rounded }];
    }),
  );
  return positions(pairs);
}

const kernedAlone = { kern: true, liga: false };
const plain = { kern: false, liga: false };

/** One lookup of pair adjustments, for every script; glyphs that move alike share their list. */
function positions(pairs: readonly Kerned[]): Buffer {
  const lists = [...Map.groupBy(pairs, ({ left }) => left)]
    .sort(([one], [other]) => one - other)
    .map(([left, its]) => ({ left, list: pairList(its) }));
  const header = 10 + 2 * lists.length;
  const coverage = words(1, lists.length, ...lists.map(({ left }) => left));
  const distinct = [...new Map(lists.map(({ list }) => [list.toString('hex'), list]))];
  const starts = new Map<string, number>();
  let end = header + coverage.length;
  for (const [key, list] of distinct) {
    starts.set(key, end);
    end += list.length;
  }
  const offsets = lists.map(({ list }) => starts.get(list.toString('hex')) ?? 0);
  const subtable = Buffer.concat([
    words(1, header, advance, 0, lists.length, ...offsets),
    coverage,
    ...distinct.map(([, list]) => list),
  ]);
  const scripts = Buffer.concat([words(1), tag('DFLT'), words(8), words(4, 0), words(0, 0xffff, 1, 0)]);
  const features = Buffer.concat([words(1), tag('kern'), words(8), words(0, 1, 0)]);
  const lookups = Buffer.concat([words(1, 4), words(pairAdjustment, 0, 1, 8), subtable]);
  const first = 10;
  return Buffer.concat([
    words(1, 0, first, first + scripts.length, first + scripts.length + features.length),
    scripts,
    features,
    lookups,
  ]);
}

const pairAdjustment = 2;
/** The one value of a pair: how far the right glyph comes nearer. */
const advance = 4;

function pairList(pairs: readonly Kerned[]): Buffer {
  const sorted = pairs.toSorted((one, other) => one.right - other.right);
  return words(sorted.length, ...sorted.flatMap(({ right, by }) => [right, by & 0xffff]));
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
}

function tag(name: string): Buffer {
  return Buffer.from(name, 'latin1');
}
