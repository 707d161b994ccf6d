import { mix, type Point, path, polygon, straight } from './svg.ts';

/** A place in space: x right, y down, z towards the viewer. */
export type Place = readonly [x: number, y: number, z: number];

/** The two edges of a ribbon at `t` in [0, 1]. */
export type Edges = (t: number) => readonly [Place, Place];

/** The colours of a ribbon. */
export interface RibbonInks {
  readonly paper: string;
  readonly ink: string;
  readonly deep: string;
  readonly accent: string;
}

/** A piece of a picture and how near it is; nearer pieces cover farther ones. */
export interface Piece {
  readonly depth: number;
  readonly markup: string;
}

const STRANDS = 9;

const between = (a: Place, b: Place, t: number): Place => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

const minus = (a: Place, b: Place): Place => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const cross = (a: Place, b: Place): Place => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

const unit = (a: Place): Place => {
  const length = Math.hypot(a[0], a[1], a[2]) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};

const flat = (place: Place): Point => [place[0], place[1]];

/** Returns a helix along the line between two points: `radius` and half-width `half` in units, thin at both ends. */
export function helix(from: Point, to: Point, radius: number, turns: number, half: number): Edges {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const axis: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  return (t) => {
    const swell = Math.sin(Math.PI * Math.min(1, Math.max(0, (t - 0.06) / 0.88))) ** 0.45 || 0;
    const angle = t * turns * Math.PI * 2;
    const side = Math.sin(angle) * radius * swell;
    const depth = Math.cos(angle) * radius * swell;
    const x = from[0] + axis[0] * length * t - axis[1] * side;
    const y = from[1] + axis[1] * length * t + axis[0] * side;
    const width = half * (0.1 + 0.9 * swell);
    return [
      [x - axis[0] * width, y - axis[1] * width, depth],
      [x + axis[0] * width, y + axis[1] * width, depth],
    ];
  };
}

/** Returns the ribbon of a torus knot around the middle of the sheet, lying on the torus; `half` is half its width. */
export function knot(p: number, q: number, half: number): Edges {
  const lay = ([x, y, z]: Place): Place => [x * 1.16 + z * 0.1, y * 0.94 - z * 0.2, z + y * 0.2];
  const place = (t: number): Place => {
    const [around, over] = [p * t * Math.PI * 2, q * t * Math.PI * 2];
    const reach = 232 + 96 * Math.cos(over);
    return lay([reach * Math.cos(around), reach * Math.sin(around), 130 * Math.sin(over)]);
  };
  return (t) => {
    const [around, over] = [p * t * Math.PI * 2, q * t * Math.PI * 2];
    const outward = lay([Math.cos(over) * Math.cos(around), Math.cos(over) * Math.sin(around), Math.sin(over)]);
    const side = unit(cross(minus(place(t + 0.001), place(t - 0.001)), outward));
    const [x, y, z] = place(t);
    return [
      [600 + x - side[0] * half, 400 + y - side[1] * half, z - side[2] * half],
      [600 + x + side[0] * half, 400 + y + side[1] * half, z + side[2] * half],
    ];
  };
}

/** Returns the pieces of a ribbon, cut `count` times; `lit` is the part of it in the accent colour. */
export function ribbon(edges: Edges, inks: RibbonInks, count: number, lit?: readonly [number, number]): Piece[] {
  const light = unit([-0.5, -0.62, 0.6]);
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = edges(i / count);
    const [c, d] = edges((i + 1.25) / count);
    const normal = unit(cross(minus(b, a), minus(c, a)));
    const facing = normal[2] >= 0 ? 1 : -1;
    const shade = 0.5 - 0.5 * facing * (normal[0] * light[0] + normal[1] * light[1] + normal[2] * light[2]);
    const middle = i / count;
    const accented = lit !== undefined && middle >= lit[0] && middle < lit[1];
    const dark = accented ? mix(inks.accent, inks.deep, 0.45) : inks.deep;
    const bright = accented ? mix(inks.accent, inks.paper, 0.25) : mix(inks.paper, inks.ink, 0.12);
    const fill = mix(bright, dark, shade * 1.45 - 0.18);
    const lines = Array.from({ length: STRANDS }, (_, k) => {
      const s = k / (STRANDS - 1);
      return straight([flat(between(a, b, s)), flat(between(c, d, s))]);
    });
    const stroke = accented ? mix(inks.accent, inks.deep, 0.25) : mix(inks.ink, inks.deep, 0.5);
    const inner = path(lines.slice(1, -1).join(''), {
      stroke: shade > 0.62 ? bright : stroke,
      'stroke-width': 1.1,
      'stroke-opacity': 0.75,
    });
    const rim = path(`${lines[0] ?? ''}${lines[STRANDS - 1] ?? ''}`, {
      stroke: dark,
      'stroke-width': 3,
      'stroke-linecap': 'round',
    });
    return {
      depth: (a[2] + b[2] + c[2] + d[2]) / 4,
      markup: polygon([flat(a), flat(b), flat(d), flat(c)], { fill, stroke: fill, 'stroke-width': 0.8 }) + inner + rim,
    };
  });
}

/** Returns the pieces as one drawing, the farthest first. */
export function scene(pieces: readonly Piece[]): string {
  return [...pieces]
    .sort((a, b) => a.depth - b.depth)
    .map((piece) => piece.markup)
    .join('');
}
