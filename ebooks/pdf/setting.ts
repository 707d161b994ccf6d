/** How a script is set on an A5 page. Sizes are points, leading and spacing shares of the size. */
export interface Setting {
  readonly size: number;
  readonly leading: number;
  readonly spacing: number;
  readonly headLeading: number;
  readonly chapterSize: number;
  /** How much larger than Latin small type is set to look alike. */
  readonly scale: number;
  /** At the sides of the page, in millimetres. */
  readonly marginX: number;
  /** A script without italics marks emphasis by weight. */
  readonly italics: boolean;
  readonly afterNumber: string;
  /** Between the line over a chapter's title and the title, in millimetres: letters of some scripts reach higher. */
  readonly chapterGap: number;
  /** Between title and subtitle on the cover, in millimetres: letters of some scripts reach lower. */
  readonly subtitleGap: number;
  /** The size of Latin letters and digits beside those of the script. */
  readonly latinScale: number;
  /** The characters that are set in the script's first face, where it is not the face for all. */
  readonly firstFaceCovers?: string;
}

const latin: Setting = {
  size: 10.6,
  leading: 0.68,
  spacing: 1.06,
  headLeading: 0.42,
  chapterSize: 22,
  scale: 1,
  marginX: 18,
  italics: true,
  afterNumber: '.',
  chapterGap: 3.6,
  subtitleGap: 4,
  latinScale: 1,
};

const settings: Readonly<Record<string, Partial<Setting>>> = {
  Arab: {
    size: 13,
    leading: 0.66,
    spacing: 1.02,
    headLeading: 0.5,
    chapterSize: 26,
    chapterGap: 6,
    subtitleGap: 7.5,
    scale: 1.22,
    italics: false,
    latinScale: 0.86,
    // A file of an Arabic face holds a few Latin letters too; words must not be set in two faces.
    firstFaceCovers: '[\\p{Arabic}\\p{P}\\p{M} ]',
  },
  Jpan: {
    size: 9,
    leading: 0.92,
    spacing: 1.15,
    headLeading: 0.62,
    chapterSize: 18.5,
    scale: 0.94,
    italics: false,
    latinScale: 1.06,
    firstFaceCovers: 'latin-in-cjk',
  },
};

/** How a script is set; one that is not known is set as Latin. */
export function settingOf(script: string): Setting {
  return { ...latin, ...settings[script] };
}

/** The size of a title in points that fills the cover well: the longer the title, the smaller. */
export function titleSize(title: string, { scale }: Setting): number {
  const width = Array.from(title).reduce(
    (sum, character) => sum + (/[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u.test(character) ? 1.9 : 1),
    0,
  );
  return Math.round(Math.min(34, Math.max(18, 200 / Math.sqrt(width))) * scale * 10) / 10;
}
