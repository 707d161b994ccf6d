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

/** From text to headlines; what asks for more gets the heaviest. */
const weight = '400 600';

// No character in two files: while one is on its way, a browser asks for the other.
const newsreader = {
  basic: 'U+20-3B,U+3F,U+41-5B,U+5D,U+61-7A,U+A0,U+E7,U+E9,U+F1,U+2010-201F,U+2022-2026',
  accents: 'U+3C-3E,U+40,U+5C,U+5E-60,U+7B-7E,U+A1-E6,U+E8,U+EA-F0,U+F2-24F,U+2009-200F,U+2020-2021,U+2027-20AC',
};
const markazi = {
  arabic: 'U+20,U+A0,U+AB,U+BB,U+60C,U+61B,U+61F,U+621-63A,U+640-652,U+200C-200F',
  more: 'U+653-6FF,U+750-77F,U+FB50-FDFF,U+FE70-FEFC',
  latin: 'U+21-3B,U+3F-5B,U+5D,U+61-7A,U+B7,U+D7,U+2010-201F,U+2022-2026',
};

/** What stands in texts of every European language, kerned. */
const basic: Face = { family: 'Newsreader', file: '/fonts/newsreader.7515dd2d.woff2', weight, range: newsreader.basic };
const accents: Face = {
  family: 'Newsreader',
  file: '/fonts/newsreader-accents.05a66d2b.woff2',
  weight,
  range: newsreader.accents,
};
const italic: readonly Face[] = [
  { family: 'Newsreader', file: '/fonts/newsreader-italic.31893b25.woff2', style: 'italic', range: newsreader.basic },
  {
    family: 'Newsreader',
    file: '/fonts/newsreader-accents-italic.a60a811f.woff2',
    style: 'italic',
    range: newsreader.accents,
  },
];
const arabic: readonly Face[] = [
  { family: 'Markazi', file: '/fonts/markazi.a67bb078.woff2', weight, range: markazi.arabic },
  // Digits and Latin names stand in most headlines.
  { family: 'Markazi', file: '/fonts/markazi-latin.7c56ab04.woff2', weight, range: markazi.latin },
];
const moreArabic: Face = {
  family: 'Markazi',
  file: '/fonts/markazi-more.c45eb129.woff2',
  weight,
  range: markazi.more,
};

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
export const plainLatin = [basic.file];

const scripts: Readonly<Record<string, ScriptFaces>> = {
  Latn: { all: [accents, basic, ...italic], first: [basic, accents] },
  Arab: { all: [moreArabic, ...arabic], first: arabic },
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
