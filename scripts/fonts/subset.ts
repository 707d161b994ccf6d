import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

const dashesAndQuotes = '‐‑–—‘’‚“”„†‡•…';
/** For names and numbers among Arabic words. */
const ascii = `${range(0x20, 0x7e)}\u00a0«»·×${dashesAndQuotes}`;
/** English words of other origin, and the names of our languages, need no second file. */
const basic = `${range(0x20, 0x7e)}\u00a0çéñ${dashesAndQuotes}`;
/** The rest of Latin-1 and of the European alphabets in common use, typographic marks. */
const accents = [
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
  readonly weight: number | { readonly min: number; readonly max: number; readonly default: number };
}

const newsreader = '@fontsource-variable/newsreader/files/newsreader-latin-wght';
const markazi = '@fontsource-variable/markazi-text/files/markazi-text';
/** The weights of text and of headlines, in one file: a second one costs a connection and a round trip. */
const weights = { min: 400, max: 600, default: 400 };
const joining = ['mark', 'mkmk', 'ccmp', 'init', 'medi', 'fina', 'isol', 'rlig', 'liga', 'calt', 'locl', 'curs'];
const kerned = ['kern', 'liga', 'locl', 'mark', 'ccmp'];
const plain = ['locl', 'mark', 'ccmp'];

const faces: readonly Face[] = [
  { name: 'newsreader', source: `${newsreader}-normal`, text: basic, features: kerned, weight: weights },
  { name: 'newsreader-italic', source: `${newsreader}-italic`, text: basic, features: kerned, weight: 400 },
  { name: 'newsreader-accents', source: `${newsreader}-normal`, text: accents, features: plain, weight: weights },
  { name: 'newsreader-accents-italic', source: `${newsreader}-italic`, text: accents, features: plain, weight: 400 },
  { name: 'markazi', source: `${markazi}-arabic-wght-normal`, text: arabic, features: joining, weight: weights },
  {
    name: 'markazi-more',
    source: `${markazi}-arabic-wght-normal`,
    text: moreArabic,
    features: joining,
    weight: weights,
  },
  { name: 'markazi-latin', source: `${markazi}-latin-wght-normal`, text: ascii, features: plain, weight: weights },
];

/**
 * Makes the faces that pages load, as `<name>.<hash>.woff2`; returns their names.
 * The hash lets them be cached for ever; `languages/faces.ts` names them.
 */
export async function subsetFaces(directory: string): Promise<string[]> {
  mkdirSync(directory, { recursive: true });
  const written: string[] = [];
  for (const face of faces) {
    const source = readFileSync(require.resolve(`${face.source}.woff2`));
    const bytes = await subsetFont(source, face.text, {
      targetFormat: 'woff2',
      keepFeatures: face.features,
      variationAxes: { wght: face.weight },
    });
    const name = `${face.name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`;
    writeFileSync(join(directory, name), bytes);
    written.push(name);
  }
  copyFileSync(require.resolve('@fontsource-variable/newsreader/LICENSE'), join(directory, 'newsreader-OFL.txt'));
  copyFileSync(require.resolve('@fontsource-variable/markazi-text/LICENSE'), join(directory, 'markazi-OFL.txt'));
  return written;
}
