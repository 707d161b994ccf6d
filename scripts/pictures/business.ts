import { dust, ground, linear, type Motif, radial, type Sheet } from './sheet.ts';
import { disc, group, mix, type Point, path, polygon, rectangle, straight } from './svg.ts';

/** Slate, sand and rust; the variants lean to plum and to moss. */
export interface BusinessInks {
  readonly sand: string;
  readonly pale: string;
  readonly slate: string;
  readonly night: string;
  readonly steel: string;
  readonly rust: string;
  readonly ember: string;
}

const INKS: readonly BusinessInks[] = [
  {
    sand: '#e2cfab',
    pale: '#f3e8d0',
    slate: '#3b4a56',
    night: '#1a242d',
    steel: '#8797a0',
    rust: '#b04a26',
    ember: '#dd8a4e',
  },
  {
    sand: '#d6c7b4',
    pale: '#efe7da',
    slate: '#4a4550',
    night: '#211d28',
    steel: '#9590a0',
    rust: '#a23c34',
    ember: '#dd7f66',
  },
  {
    sand: '#dccb98',
    pale: '#f4ecd2',
    slate: '#35514f',
    night: '#152726',
    steel: '#84a09a',
    rust: '#b5562b',
    ember: '#e0a050',
  },
];

/** Returns the inks of the business pages for a sheet. */
export function businessInks(sheet: Sheet): BusinessInks {
  return INKS[sheet.variant % INKS.length] as BusinessInks;
}

const shifted = (points: readonly Point[], dx: number, dy: number): Point[] => points.map(([x, y]) => [x + dx, y + dy]);

/** Two terraced coasts and a fine line of small squares that cross the water between them. */
export const coasts: Motif = (sheet) => {
  const { sand, pale, slate, night, steel, rust, ember } = businessInks(sheet);
  const r = sheet.random;
  const coast = (base: number, side: number): number[] => {
    let x = base;
    return Array.from({ length: 9 }, (_, i) => {
      x += r.between(-54, 54) + (base - x) * 0.35 - side * 26 * Math.sin(i * 1.1);
      return x;
    });
  };
  const terraces = (side: 1 | -1, colours: readonly string[]): string => {
    const bases = coast(side === 1 ? 452 : 772, side);
    const ys = bases.map((_, i) => -30 + i * 108 + r.between(-26, 26));
    return colours
      .map((fill, layer) => {
        const shore = bases.map(
          (x, i): Point => [
            x - side * (layer * 82 + r.between(-20, 20) * Math.min(1, layer)),
            (ys[i] ?? 0) + layer * r.between(-10, 10),
          ],
        );
        const edge = side === 1 ? -80 : 1280;
        const outline: Point[] = [[edge, -60], ...shore, [edge, 900]];
        const lift = 16 + layer * 4;
        const walls = shore.slice(1).map((point, i) => {
          const before = shore[i] ?? point;
          return polygon(
            [before, point, [point[0] + lift * 0.45, point[1] + lift], [before[0] + lift * 0.45, before[1] + lift]],
            {
              fill: mix(fill, night, 0.5),
            },
          );
        });
        const cast = shifted(outline, lift * 2.1, lift * 1.7);
        return (
          polygon(cast, { fill: night, opacity: 0.3 }) + (side === 1 ? walls.join('') : '') + polygon(outline, { fill })
        );
      })
      .join('');
  };
  const sea = linear(sheet, 300, 0, 900, 800, [
    [0, pale],
    [1, mix(sand, steel, 0.35)],
  ]);
  const swell = Array.from({ length: 64 }, (_, i) =>
    straight([
      [-10, i * 13 + 6],
      [1210, i * 13 + 6],
    ]),
  ).join('');
  const count = 31;
  const squares = Array.from({ length: count }, (_, i) => {
    const t = i / (count - 1);
    const x = 268 + 690 * t;
    const y = 596 - 350 * t - Math.sin(Math.PI * t) * 120;
    const size = 11 + Math.sin(Math.PI * t) * 9;
    const turn = -27 + t * 22 + r.between(-7, 7);
    const fill = i === 18 ? rust : t < 0.22 ? pale : t > 0.8 ? pale : night;
    return group(
      { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})` },
      rectangle(-size / 2 + 7, -size / 2 + 9, size, size, { fill: night, opacity: 0.3 }),
      rectangle(-size / 2, -size / 2, size, size, { fill }),
    );
  });
  return (
    ground(sheet, sea) +
    path(swell, { stroke: slate, 'stroke-width': 1, opacity: 0.17 }) +
    terraces(-1, [mix(steel, sand, 0.4), steel, slate, mix(slate, night, 0.5), night]) +
    terraces(1, [mix(ember, sand, 0.55), ember, rust, mix(rust, night, 0.35), mix(rust, night, 0.62)]) +
    squares.join('')
  );
};

/** Concentric arcs of violet light that rise from a droplet of tin. */
export const droplets: Motif = (sheet) => {
  const { night, slate, steel, rust, pale } = businessInks(sheet);
  const r = sheet.random;
  const [cx, cy] = [600, 560];
  const tones = ['#151828', '#1f1f3d', '#2c2858', '#3e3379', '#57459d', '#775fc0', '#9c82db', '#c4b0ee', '#efe6fb'];
  const steps = tones.length;
  const radius = (i: number): number => 660 * (1 - i / (steps + 0.4)) ** 1.12;
  const clip = sheet.define('clipPath', {}, rectangle(-5, -5, 1210, cy + 5));
  const arcs: string[] = [];
  const shades: string[] = [];
  tones.forEach((fill, i) => {
    const size = radius(i);
    const inner = radius(i + 1);
    const shift = i % 2 === 0 ? 0 : 10;
    arcs.push(
      disc(cx + shift + 14, cy + 12, size, { fill: '#0b0a18', opacity: 0.35 }),
      disc(cx + shift, cy, size, { fill }),
    );
    const shade = radial(sheet, cx + shift, cy, size, [
      [Math.max(0, inner / size - 0.02), '#0d0b1e', 0.75],
      [Math.min(0.98, inner / size + 0.16), '#0d0b1e', 0.18],
      [1, '#0d0b1e', 0],
    ]);
    if (i < steps - 1)
      shades.push(path(ringPath(cx + shift, cy, size, inner + 2), { fill: shade, 'fill-rule': 'evenodd' }));
  });
  const floor = linear(sheet, 0, cy, 0, 800, [
    [0, '#4b3f7c'],
    [0.25, '#2b2748'],
    [1, night],
  ]);
  const mirror = tones
    .slice(3)
    .map((fill, i) =>
      disc(cx, cy, radius(i + 3) * 0.96, { fill: mix(fill, '#1c1a30', 0.62 - i * 0.05) }, radius(i + 3) * 0.3),
    );
  const below = sheet.define('clipPath', {}, rectangle(-5, cy, 1210, 300));
  const drops = Array.from({ length: 13 }, (_, i) => {
    const x = cx + (i - 6) * 96;
    if (i === 6) {
      return disc(x, cy, 64, { fill: '#ffffff' }, 19) + disc(x, cy, 34, { fill: '#fff6dc' }, 9);
    }
    const size = 19 + r.between(-1, 1);
    const lit = i < 6 ? 1 : -1;
    return (
      disc(x, cy + 30, size * 1.05, { fill: '#0b0a18', opacity: 0.5 }, 5) +
      disc(x, cy, size, { fill: mix(slate, night, 0.35) }) +
      path(
        `M${x} ${cy - size}A${size.toFixed(2)} ${size.toFixed(2)} 0 0 ${lit === 1 ? 1 : 0} ${x} ${cy + size}A${(size * 1.7).toFixed(2)} ${(size * 1.7).toFixed(2)} 0 0 ${lit === 1 ? 0 : 1} ${x} ${cy - size}`,
        { fill: mix(steel, '#d9ccf5', 0.6) },
      ) +
      disc(x + lit * size * 0.45, cy - size * 0.3, size * 0.17, { fill: pale })
    );
  });
  const ray = polygon(
    [
      [cx, cy - 4],
      [1230, 214],
      [1230, 232],
      [cx, cy + 4],
    ],
    { fill: rust },
  );
  return (
    ground(sheet, '#10131f') +
    group({ 'clip-path': clip }, ...arcs, group({ filter: dust(sheet, '#0d0b1e') }, ...shades), ray) +
    rectangle(-5, cy, 1210, 300, { fill: floor }) +
    group({ 'clip-path': below, opacity: 0.9 }, ...mirror) +
    path(
      straight([
        [-5, cy],
        [1205, cy],
      ]),
      { stroke: '#0b0a18', 'stroke-width': 2, opacity: 0.6 },
    ) +
    drops.join('')
  );
};

function ringPath(x: number, y: number, outer: number, inner: number): string {
  const circle = (radius: number): string =>
    `M${(x - radius).toFixed(2)} ${y}a${radius.toFixed(2)} ${radius.toFixed(2)} 0 1 0 ${(radius * 2).toFixed(2)} 0a${radius.toFixed(2)} ${radius.toFixed(2)} 0 1 0 ${(-radius * 2).toFixed(2)} 0Z`;
  return circle(outer) + circle(Math.max(1, inner));
}
