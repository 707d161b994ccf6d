import { coasts, droplets } from './business.ts';
import { doors } from './doors.ts';
import { loupe } from './guide.ts';
import { isobars } from './isobars.ts';
import { portraits } from './portraits.ts';
import { boxes, rulers, seals } from './practice.ts';
import { attention, beads, fold, foldedChain, weave } from './research.ts';
import type { Motif } from './sheet.ts';
import { ring, river, sheets } from './society.ts';
import { fins, lattice, mirrors } from './structures.ts';

/** A picture of the demo newspaper: its file below the content folder, what is drawn, and its size in pixels. */
export interface Picture {
  readonly file: string;
  readonly motif: Motif;
  readonly width: number;
  readonly height: number;
}

/** The motif of each article's hero, by the article's folder. */
export const heroes: Readonly<Record<string, Motif>> = {
  'msra-vancouver': coasts,
  'euv-light': droplets,
  'attention-paper': attention,
  'reading-benchmarks': rulers,
  'eu-ai-act': ring,
  'open-weights': lattice,
  'content-credentials': seals,
  'arabic-tokens': beads,
  'machine-translation-1954': river,
  'japan-copyright': sheets,
  'turing-1950': doors,
  'alphafold-nobel': fold,
  'weather-models': isobars,
  'data-centre-energy': fins,
  'small-models': boxes,
};

/** The motif of the second picture of the articles that have one. */
export const figures: Readonly<Record<string, Motif>> = {
  'euv-light': mirrors,
  'attention-paper': weave,
  'alphafold-nobel': foldedChain,
};

/** The motif of each eBook's cover; the lower part of the cover shows it. */
export const covers: Readonly<Record<string, Motif>> = { 'working-with-ai': loupe };

function list(
  motifs: Readonly<Record<string, Motif>>,
  folder: string,
  name: string,
  width: number,
  height: number,
): Picture[] {
  return Object.entries(motifs).map(([id, motif]) => ({ file: `${folder}/${id}/${name}.jpg`, motif, width, height }));
}

/** All pictures of the demo newspaper. */
export const pictures: readonly Picture[] = [
  ...list(heroes, 'articles', 'hero', 2400, 1600),
  ...list(figures, 'articles', 'figure', 1800, 1200),
  ...list(covers, 'ebooks', 'cover', 2160, 1800),
  ...list(portraits, 'authors', 'portrait', 800, 800),
];
