import { hash, type Random, random } from './seed.ts';
import { element, number, rectangle } from './svg.ts';

/** What a motif draws on: its size in units, its own random numbers, and the definitions it collects. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
  /** 0 is the picture as it was meant; other numbers choose other inks of the same style. */
  readonly variant: number;
  /** Adds a definition (gradient, filter, clip path) and returns the reference to it, `url(#…)`. */
  define(name: string, attributes: Record<string, string | number>, ...children: string[]): string;
}

/** Draws on a sheet and returns SVG elements. */
export type Motif = (sheet: Sheet) => string;

/** How a motif becomes a document. Sizes are pixels; the sheet itself is 1200 × 800 units, or 800 × 800 if square. */
export interface Setting {
  readonly seed: string;
  readonly width: number;
  readonly height: number;
  readonly variant?: number;
  readonly mirrored?: boolean;
}

/** Returns the SVG document of a motif: the same bytes for the same setting. */
export function compose(motif: Motif, setting: Setting): string {
  const width = setting.width === setting.height ? 800 : 1200;
  const definitions: string[] = [];
  const sheet: Sheet = {
    width,
    height: 800,
    random: random(setting.seed),
    variant: setting.variant ?? 0,
    define: (name, attributes, ...children) => {
      const id = `d${definitions.length}`;
      definitions.push(element(name, { id, ...attributes }, ...children));
      return `url(#${id})`;
    },
  };
  const body = motif(sheet);
  const drawn = setting.mirrored ? element('g', { transform: `matrix(-1 0 0 1 ${width} 0)` }, body) : body;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: setting.width,
      height: setting.height,
      viewBox: `0 0 ${width} 800`,
      preserveAspectRatio: 'xMidYMid slice',
    },
    element('defs', {}, ...definitions),
    drawn,
  );
}

/** Returns a full sheet of one colour. */
export function ground(sheet: Sheet, fill: string): string {
  return rectangle(-2, -2, sheet.width + 4, sheet.height + 4, { fill });
}

/** Stops of a gradient: place in [0, 1], colour, opacity (1 when left out). */
export type Stop = readonly [place: number, colour: string, opacity?: number];

function stops(list: readonly Stop[]): string[] {
  return list.map(([place, colour, opacity = 1]) =>
    element('stop', { offset: place, 'stop-color': colour, 'stop-opacity': opacity }),
  );
}

/** Returns a linear gradient between two places of the sheet. */
export function linear(sheet: Sheet, x1: number, y1: number, x2: number, y2: number, list: readonly Stop[]): string {
  return sheet.define('linearGradient', { gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 }, ...stops(list));
}

/** Returns a radial gradient of the sheet. */
export function radial(sheet: Sheet, cx: number, cy: number, r: number, list: readonly Stop[]): string {
  return sheet.define('radialGradient', { gradientUnits: 'userSpaceOnUse', cx, cy, r }, ...stops(list));
}

function turbulence(sheet: Sheet, frequency: number): string {
  return element('feTurbulence', {
    type: 'fractalNoise',
    baseFrequency: frequency,
    numOctaves: 2,
    seed: hash(String(sheet.random.next())) % 997,
    result: 'n',
  });
}

const wholeSheet = (sheet: Sheet): Record<string, string | number> => ({
  filterUnits: 'userSpaceOnUse',
  x: 0,
  y: 0,
  width: sheet.width,
  height: sheet.height,
  'color-interpolation-filters': 'sRGB',
});

/**
 * Returns a filter that prints whatever it is given as dots of one colour, denser where it is more opaque: how an
 * airbrushed shade comes out of a stencil printer. `grain` is the size of a dot in units.
 */
export function dust(sheet: Sheet, colour: string, grain = 1.5): string {
  return sheet.define(
    'filter',
    wholeSheet(sheet),
    turbulence(sheet, 0.7 / grain),
    element('feColorMatrix', { in: 'n', values: '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0', result: 'a' }),
    element('feComposite', {
      in: 'SourceGraphic',
      in2: 'a',
      operator: 'arithmetic',
      k1: 0,
      k2: 2.6,
      k3: 4.2,
      k4: -2.8,
    }),
    element('feComposite', { in2: 'SourceGraphic', operator: 'in', result: 'm' }),
    element('feFlood', { 'flood-color': colour }),
    element('feComposite', { in2: 'm', operator: 'in' }),
  );
}

/** Returns a filter that leaves small gaps in the ink, as a stencil printer does; `share` is about how much is missing. */
export function worn(sheet: Sheet, share = 0.06, grain = 2.2): string {
  return sheet.define(
    'filter',
    wholeSheet(sheet),
    turbulence(sheet, 0.7 / grain),
    element('feColorMatrix', {
      in: 'n',
      values: `0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 6 ${number(-4.55 + share * 8)}`,
      result: 'a',
    }),
    element('feComposite', { in: 'SourceGraphic', in2: 'a', operator: 'out' }),
  );
}

/** Returns the soft shadow that a piece of paper throws; `height` is how far it lies above the ground, in units. */
export function shadow(sheet: Sheet, height: number, opacity = 0.42, colour = '#17120c'): string {
  const drop = (dx: number, dy: number, blur: number, strength: number): string =>
    element('feDropShadow', {
      dx,
      dy,
      stdDeviation: blur,
      'flood-color': colour,
      'flood-opacity': strength,
    });
  return sheet.define(
    'filter',
    { x: '-30%', y: '-30%', width: '160%', height: '160%', 'color-interpolation-filters': 'sRGB' },
    drop(height * 0.12, height * 0.16, height * 0.1, opacity * 0.7),
    drop(height * 0.6, height * 0.8, height * 0.55, opacity),
  );
}
