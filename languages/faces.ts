/** A file of a face that pages of a script load. `scripts/fonts/subset.ts` makes them. */
export interface Face {
  readonly family: string;
  /** Its address. */
  readonly file: string;
  readonly weight?: string;
  readonly style?: 'italic';
  /** The characters that it is asked for, as CSS writes them. */
  readonly range: string;
}

const bold = '600 700';

// No character in two files: while one is on its way, a browser asks for the other.
const newsreader = {
  basic: 'U+20-7E,U+A0,U+E7,U+E9,U+F1,U+2010-2026',
  accents: 'U+A1-E6,U+E8,U+EA-F0,U+F2-24F,U+2009-200F,U+2027-20AC',
};
const markazi = {
  arabic: 'U+60C,U+61B,U+61F,U+621-63A,U+640-652,U+200C-200F',
  more: 'U+653-6FF,U+750-77F,U+FB50-FEFC',
  latin: 'U+20-7E,U+A0,U+AB,U+B7,U+BB,U+D7,U+2013-2026',
};

/** What stands in texts of every European language, kerned; a file fits into the first answer of a connection. */
const basic: readonly Face[] = [
  { family: 'Newsreader', file: '/fonts/newsreader.a52f9cce.woff2', range: newsreader.basic },
  { family: 'Newsreader', file: '/fonts/newsreader-bold.33316d51.woff2', weight: bold, range: newsreader.basic },
];
const accents: readonly Face[] = [
  { family: 'Newsreader', file: '/fonts/newsreader-accents.28649444.woff2', range: newsreader.accents },
  {
    family: 'Newsreader',
    file: '/fonts/newsreader-accents-bold.d6d16bfa.woff2',
    weight: bold,
    range: newsreader.accents,
  },
];
const italic: readonly Face[] = [
  { family: 'Newsreader', file: '/fonts/newsreader-italic.1f2170ea.woff2', style: 'italic', range: newsreader.basic },
  {
    family: 'Newsreader',
    file: '/fonts/newsreader-accents-italic.6bac9665.woff2',
    style: 'italic',
    range: newsreader.accents,
  },
];
const arabic: readonly Face[] = [
  { family: 'Markazi', file: '/fonts/markazi.ea48f73c.woff2', range: markazi.arabic },
  { family: 'Markazi', file: '/fonts/markazi-bold.08b68a70.woff2', weight: bold, range: markazi.arabic },
  // Digits and Latin names stand in most headlines.
  { family: 'Markazi', file: '/fonts/markazi-latin.5586246f.woff2', range: markazi.latin },
  { family: 'Markazi', file: '/fonts/markazi-latin-bold.4fc68cdb.woff2', weight: bold, range: markazi.latin },
];
const moreArabic: readonly Face[] = [
  { family: 'Markazi', file: '/fonts/markazi-more.f5268d78.woff2', range: markazi.more },
  { family: 'Markazi', file: '/fonts/markazi-more-bold.73183621.woff2', weight: bold, range: markazi.more },
];

/** The faces of a script, and which of them paint first; none where the system's faces are used. */
export interface ScriptFaces {
  readonly all: readonly Face[];
  readonly first: readonly Face[];
}

/** @param script ISO 15924 code */
export function facesOf(script: string): ScriptFaces {
  return scripts[script] ?? { all: [], first: [] };
}

/** Paints first in a language that writes almost without accents. */
export const plainLatin = basic.map(({ file }) => file);

const scripts: Readonly<Record<string, ScriptFaces>> = {
  Latn: { all: [...accents, ...basic, ...italic], first: [...basic, ...accents] },
  Arab: { all: [...moreArabic, ...arabic], first: arabic },
};

/**
 * The rules that name faces to a browser. A face that is late is kept for the next page: one that takes another's place
 * makes lines break elsewhere, and what is being read moves.
 */
export function faceRules(faces: readonly Face[]): string {
  return faces
    .map(
      ({ family, file, weight, style, range }) =>
        `@font-face{font-family:${family};src:url(${file});font-display:optional;${weight ? `font-weight:${weight};` : ''}${style ? `font-style:${style};` : ''}unicode-range:${range}}`,
    )
    .join('');
}
