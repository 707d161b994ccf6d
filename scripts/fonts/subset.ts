import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontverter from 'fontverter';
import subsetFont from 'subset-font';
import { visibleKerning } from './kerning.ts';
import { withoutLigatures } from './ligatures.ts';
import { readTables, writeTables } from './sfnt.ts';
import { roundVariations } from './variations.ts';

const require = createRequire(import.meta.url);

/** ASCII without what stands in code and addresses only. */
const plainAscii = range(0x20, 0x7e).replace(/[<=>@\\^_`{|}~]/g, '');
const dashesAndQuotes = '‐‑–—‘’‚“”„•…';
/** For names and numbers among Arabic words; the spaces between them are Arabic's. */
const amongArabic = `${plainAscii.slice(1)}@·×${dashesAndQuotes}`;
/** What English is written with, and words of other origin in it. */
const basic = `${plainAscii}\u00a0çéñ${dashesAndQuotes}`;
/** What stands beside other characters in a word or a sentence. */
const words = ` -.,‘’“”–—çéñ${range(0x41, 0x5a)}${range(0x61, 0x7a)}`;
/** Two hundredths of an em are seen in a headline, a hundredth is not. */
const visible = { least: 20, step: 10 };
/** Six thousandths of an em, in units of both families: at most a tenth of a pixel off in a headline. */
const unseen = 12;
/** The rest of ASCII, of Latin-1 and of the European alphabets in common use, typographic marks. */
const accents = [
  '<=>@\\^_`{|}~†‡',
  range(0xa1, 0xff).replace(/[çéñ]/g, ''),
  'ĄąĆćČčĎďĐđĒēĘęĚěĞğİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŸŹźŻżŽžȘșȚț',
  '\u2009\u200a\u202f‰′″‹›⁄€™−×↩→←',
].join('');
/** What Arabic is written with, its vowel marks included. */
const arabic = ` \u00a0«»،؛؟${range(0x621, 0x63a)}${range(0x640, 0x652)}\u200c\u200d\u200e\u200f`;
/** Arabic digits, and the letters of Persian, Urdu and of names. */
const moreArabic = `\u0653\u0654\u0655${range(0x660, 0x66c)}\u0670ٱپچژڤکگھہیے`;

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
}

interface Face {
  readonly name: string;
  readonly source: string;
  /** The characters it holds. */
  readonly text: string;
  /** The OpenType features that stay. */
  readonly features: readonly string[];
  readonly weight: number | Weights;
  /** The characters that are kerned with each other, by a table of our own. */
  readonly kerned?: string;
  /** Letters that are joined to the one before them, where the source has ligatures of the two. */
  readonly unligated?: string;
}

interface Weights {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

const newsreader = '@fontsource-variable/newsreader/files/newsreader-latin-wght';
const markazi = '@fontsource-variable/markazi-text/files/markazi-text';
/** Joined without a ligature, they stand a little wider; the ligatures are half of the face. */
const yeh = 'يىئی';
/** The weights of text and of headlines, in one file: a second one costs a connection and a round trip. */
const weights = { min: 400, max: 600, default: 400 };
const joining = ['mark', 'mkmk', 'ccmp', 'init', 'medi', 'fina', 'isol', 'rlig', 'liga', 'calt', 'locl', 'curs'];
const plain = ['locl', 'mark', 'ccmp'];

const newsreaderFaces: readonly Face[] = [
  {
    name: 'newsreader',
    source: `${newsreader}-normal`,
    text: basic,
    features: ['liga'],
    weight: weights,
    kerned: words,
  },
  {
    name: 'newsreader-italic',
    source: `${newsreader}-italic`,
    text: basic,
    features: ['liga'],
    weight: 400,
    kerned: words,
  },
  { name: 'newsreader-accents', source: `${newsreader}-normal`, text: accents, features: plain, weight: weights },
  { name: 'newsreader-accents-italic', source: `${newsreader}-italic`, text: accents, features: plain, weight: 400 },
];

const markaziArabic = { source: `${markazi}-arabic-wght-normal`, features: joining, weight: weights, unligated: yeh };
const markaziFaces: readonly Face[] = [
  { name: 'markazi', text: arabic, ...markaziArabic },
  { name: 'markazi-more', text: moreArabic, ...markaziArabic },
  {
    name: 'markazi-latin',
    source: `${markazi}-latin-wght-normal`,
    text: amongArabic,
    features: plain,
    weight: weights,
  },
];

/** The faces that pages load, as WOFF2 files by their names: `<name>.<hash>.woff2`, so that they can be cached for ever. */
export async function subsetFaces(): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  // One after the other: the converters share their memory.
  for (const face of [...newsreaderFaces, ...markaziFaces]) {
    const bytes = Buffer.from(await fontverter.convert(await subset(face), 'woff2'));
    files.set(`${face.name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`, bytes);
  }
  return files;
}

async function subset({ source, text, features, weight, kerned, unligated }: Face): Promise<Buffer> {
  const font = await sourceFont(source, unligated);
  const cut = async (keepFeatures: readonly string[], wght: number | Weights) =>
    readTables(
      await subsetFont(font, text, {
        targetFormat: 'truetype',
        keepFeatures,
        variationAxes: { wght },
        dropTables: ['STAT'],
      }),
    );
  const tables = await cut(features, weight);
  const gvar = tables.get('gvar');
  if (gvar) tables.set('gvar', roundVariations(gvar, unseen));
  if (kerned) {
    const measured = writeTables(await cut([...features, 'kern'], weight));
    replace(tables, 'GPOS', visibleKerning(measured, { ...visible, text: kerned, weights: endsOf(weight) }));
    replace(tables, 'GDEF', undefined);
  } else if (typeof weight !== 'number') {
    // Where marks stand hardly changes with the weight: one place for all of them is half as long.
    const between = await cut(features, (weight.min + weight.max) / 2);
    for (const tag of ['GPOS', 'GDEF']) replace(tables, tag, between.get(tag));
  }
  return writeTables(tables);
}

async function sourceFont(source: string, unligated: string | undefined): Promise<Buffer> {
  const font = await fontverter.convert(readFileSync(require.resolve(`${source}.woff2`)), 'truetype');
  if (!unligated) return font;
  const tables = readTables(font);
  const gsub = tables.get('GSUB');
  if (gsub) tables.set('GSUB', withoutLigatures(gsub, font, unligated, 'ب'));
  return writeTables(tables);
}

function replace(tables: Map<string, Buffer>, tag: string, table: Buffer | undefined): void {
  if (table) tables.set(tag, table);
  else tables.delete(tag);
}

function endsOf(weight: Face['weight']): readonly [number, number] {
  return typeof weight === 'number' ? [weight, weight] : [weight.min, weight.max];
}
