import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);

/** For names and numbers among Arabic words. */
const ascii = `${range(0x20, 0x7e)}\u00a0«»–—‘’“”…·×`;

/** Basic Latin, Latin-1, the rest of the European alphabets in common use, typographic marks. */
const latin = [
  range(0x20, 0x7e),
  range(0xa0, 0xff),
  'ĄąĆćČčĎďĐđĒēĘęĚěĞğİıŁłŃńŇňŌōŐőŒœŘřŚśŞşŠšŤťŪūŮůŰűŸŹźŻżŽžȘșȚț',
  '\u2009\u200a\u202f\u2010\u2011–—‘’‚“”„†‡•…‰′″‹›⁄€™−×↩→←',
].join('');

function range(from: number, to: number): string {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('');
}

interface Face {
  readonly name: string;
  readonly source: string;
  readonly text?: string;
  readonly weight?: number;
}

const newsreader = '@fontsource-variable/newsreader/files/newsreader-latin-wght';

// One file for each weight: the kerning of the variable face alone is larger than both.
const faces: readonly Face[] = [
  { name: 'newsreader', source: `${newsreader}-normal.woff2`, text: latin, weight: 400 },
  { name: 'newsreader-bold', source: `${newsreader}-normal.woff2`, text: latin, weight: 600 },
  { name: 'newsreader-italic', source: `${newsreader}-italic.woff2`, text: latin, weight: 400 },
  { name: 'markazi', source: '@fontsource/markazi-text/files/markazi-text-arabic-400-normal.woff2' },
  { name: 'markazi-bold', source: '@fontsource/markazi-text/files/markazi-text-arabic-600-normal.woff2' },
  { name: 'markazi-latin', source: '@fontsource/markazi-text/files/markazi-text-latin-400-normal.woff2', text: ascii },
  {
    name: 'markazi-latin-bold',
    source: '@fontsource/markazi-text/files/markazi-text-latin-600-normal.woff2',
    text: ascii,
  },
];

/**
 * Makes the faces that pages load, as `<name>.<hash>.woff2`; returns their names.
 * The hash lets them be cached for ever; `app/faces.css` and `languages/language.ts` name them.
 */
export async function subsetFaces(directory: string): Promise<string[]> {
  mkdirSync(directory, { recursive: true });
  const written: string[] = [];
  for (const face of faces) {
    const source = readFileSync(require.resolve(face.source));
    const bytes = face.text
      ? await subsetFont(source, face.text, {
          targetFormat: 'woff2',
          keepFeatures: ['kern', 'liga', 'locl', 'mark', 'ccmp'],
          ...(face.weight && { variationAxes: { wght: face.weight } }),
        })
      : source;
    const name = `${face.name}.${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.woff2`;
    writeFileSync(join(directory, name), bytes);
    written.push(name);
  }
  copyFileSync(require.resolve('@fontsource-variable/newsreader/LICENSE'), join(directory, 'newsreader-OFL.txt'));
  copyFileSync(require.resolve('@fontsource/markazi-text/LICENSE'), join(directory, 'markazi-OFL.txt'));
  return written;
}
