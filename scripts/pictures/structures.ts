import { businessInks } from './business.ts';
import { dust, ground, linear, type Motif, radial } from './sheet.ts';
import { disc, group, mix, type Point, path, polygon, rectangle, straight } from './svg.ts';

/** A lattice of rods that is open at its nearest corner; one joint has left its place. */
export const lattice: Motif = (sheet) => {
  const { sand, pale, slate, night, steel, rust, ember } = businessInks(sheet);
  const r = sheet.random;
  const [cells, size, half] = [3, 102, 7];
  const [cos, sin] = [Math.cos(Math.PI / 6), 0.5];
  const reach = cells * size;
  const flatten = (x: number, y: number, z: number): Point => [
    600 + (x - y) * cos,
    418 + (x + y - reach) * sin - (z - reach / 2),
  ];
  const missing = (x: number, y: number, z: number): boolean => x + y + z > cells * 2.1 + r.between(-0.3, 0.6);
  const pieces: { depth: number; markup: string }[] = [];
  const shades: string[] = [];
  const block = (x0: number, y0: number, z0: number, x1: number, y1: number, z1: number, fill: string): void => {
    const p = flatten;
    pieces.push({
      depth: x0 + x1 + y0 + y1 + z0 + z1,
      markup:
        polygon([p(x0, y0, z1), p(x1, y0, z1), p(x1, y1, z1), p(x0, y1, z1)], { fill: mix(fill, pale, 0.55) }) +
        polygon([p(x0, y1, z1), p(x1, y1, z1), p(x1, y1, z0), p(x0, y1, z0)], { fill }) +
        polygon([p(x1, y0, z1), p(x1, y1, z1), p(x1, y1, z0), p(x1, y0, z0)], { fill: mix(fill, night, 0.72) }),
    });
    const fallen = (x: number, y: number, z: number): Point => flatten(x + (z + 40) * 0.95, y - (z + 40) * 0.18, -40);
    shades.push(
      polygon(
        [
          fallen(x0, y1, z0),
          fallen(x0, y0, z0),
          fallen(x1, y0, z0),
          fallen(x1, y0, z1),
          fallen(x1, y1, z1),
          fallen(x0, y1, z1),
        ],
        { fill: mix(sand, night, 0.42) },
      ),
    );
  };
  for (let i = 0; i <= cells; i++) {
    for (let j = 0; j <= cells; j++) {
      for (let k = 0; k <= cells; k++) {
        const [x, y, z] = [i * size, j * size, k * size];
        if (missing(i, j, k)) continue;
        block(x - 15, y - 15, z - 15, x + 15, y + 15, z + 15, (i * 5 + j * 3 + k) % 7 === 3 ? rust : night);
        const fill = mix(slate, steel, (i + j + k) / 14);
        if (i < cells && !missing(i + 0.7, j, k))
          block(x + 15, y - half, z - half, x + size - 15, y + half, z + half, fill);
        if (j < cells && !missing(i, j + 0.7, k))
          block(x - half, y + 15, z - half, x + half, y + size - 15, z + half, fill);
        if (k < cells && !missing(i, j, k + 0.7))
          block(x - half, y - half, z + 15, x + half, y + half, z + size - 15, fill);
      }
    }
  }
  const out = reach + 8;
  block(out, out, reach * 0.62, out + 52, out + 52, reach * 0.62 + 52, ember);
  const floor = linear(sheet, 200, 0, 1000, 800, [
    [0, pale],
    [1, sand],
  ]);
  const vignette = radial(sheet, 600, 380, 760, [
    [0.4, night, 0],
    [1, night, 0.42],
  ]);
  return (
    ground(sheet, floor) +
    polygon(
      [
        [-10, 250],
        [600, -60],
        [1210, 250],
        [1210, -10],
        [-10, -10],
      ],
      { fill: mix(sand, ember, 0.4) },
    ) +
    group({ filter: dust(sheet, mix(sand, slate, 0.6)) }, rectangle(0, 0, 1200, 800, { fill: vignette })) +
    shades.join('') +
    pieces
      .sort((a, b) => a.depth - b.depth)
      .map(({ markup }) => markup)
      .join('')
  );
};

/** Cooling fins on both sides of a hall that opens on a warm horizon. */
export const fins: Motif = (sheet) => {
  const { sand, pale, slate, night, rust, ember } = businessInks(sheet);
  const r = sheet.random;
  const horizon = 452;
  const see = (x: number, y: number, z: number): Point => [600 + (x * 620) / z, horizon - (y * 620) / z];
  const sky = linear(sheet, 0, 0, 0, horizon, [
    [0, mix(night, rust, 0.25)],
    [0.4, mix(rust, night, 0.12)],
    [0.75, ember],
    [1, mix(sand, ember, 0.3)],
  ]);
  const sun = linear(sheet, 0, 250, 0, horizon, [
    [0, pale],
    [1, mix(ember, pale, 0.25)],
  ]);
  const floor = linear(sheet, 0, horizon, 0, 800, [
    [0, mix(sand, ember, 0.4)],
    [0.22, ember],
    [0.55, rust],
    [1, mix(rust, night, 0.55)],
  ]);
  const depths = Array.from({ length: 13 }, (_, i) => 0.97 * 1.26 ** (12 - i));
  const slabs = depths.flatMap((z, i) =>
    [-1, 1].map((side) => {
      const near = i / 12;
      const [inner, outer, low, high, thick] = [0.72 * side, 6 * side, -0.62, 1.02 + r.between(-0.02, 0.02), z * 0.085];
      const face = linear(sheet, 600 + side * ((0.72 * 620) / z), 0, 600 + side * ((2.6 * 620) / z), 0, [
        [0, mix(mix(slate, ember, 0.62 * (1 - near)), night, near * 0.45)],
        [1, mix(mix(night, rust, 0.5 * (1 - near)), night, near * 0.6)],
      ]);
      const glow = linear(sheet, 0, 60, 0, 760, [
        [0, mix(rust, night, 0.25)],
        [0.45, mix(ember, pale, 0.45)],
        [0.62, mix(pale, ember, 0.2)],
        [1, rust],
      ]);
      const cast: Point[] = [
        see(inner, low, z),
        see(outer, low, z),
        see(outer * 1.2, low, z * 0.86),
        see(inner * 1.12, low, z * 0.84),
      ];
      const cuts = Array.from({ length: 9 }, (_, k) => {
        const y = low + ((high - low) * (k + 1)) / 10;
        return straight([see(inner + 0.05 * side, y, z), see(outer, y, z)]);
      });
      return (
        polygon(cast, { fill: night, opacity: 0.5 }) +
        polygon([see(inner, low, z + thick), see(inner, high, z + thick), see(inner, high, z), see(inner, low, z)], {
          fill: glow,
        }) +
        polygon([see(inner, low, z), see(inner, high, z), see(outer, high, z), see(outer, low, z)], { fill: face }) +
        path(cuts.join(''), { stroke: night, 'stroke-width': 3 / z + 0.6, opacity: 0.34, fill: 'none' })
      );
    }),
  );
  const haze = radial(sheet, 600, horizon - 20, 430, [
    [0, pale, 0.75],
    [0.4, ember, 0.35],
    [1, ember, 0],
  ]);
  const glints = Array.from({ length: 16 }, (_, i) => {
    const y = horizon + 6 + i * i * 1.15 + i * 4;
    const half = (150 - i * 7) * r.between(0.55, 1);
    return rectangle(600 - half + r.between(-14, 14), y, half * 2, 2.4 + i * 0.35, {
      fill: pale,
      opacity: 0.8 - i * 0.045,
    });
  });
  return (
    ground(sheet, sky) +
    group({ filter: dust(sheet, mix(pale, ember, 0.35)) }, rectangle(0, 0, 1200, horizon, { fill: haze })) +
    disc(600, horizon - 40, 150, { fill: sun }) +
    rectangle(-5, horizon, 1210, 360, { fill: floor }) +
    glints.join('') +
    slabs.join('')
  );
};

/** A stack of mirrors; a beam falls on the topmost and leaves it again. */
export const mirrors: Motif = (sheet) => {
  const { sand, pale, slate, night, steel, rust, ember } = businessInks(sheet);
  const r = sheet.random;
  const colours = [night, sand, slate, ember, night, pale, slate, sand, rust];
  const wall = linear(sheet, 0, 0, 0, 800, [
    [0, mix(slate, night, 0.5)],
    [1, mix(slate, steel, 0.25)],
  ]);
  const plates = colours.map((fill, i) => {
    const [x, y] = [600 + r.between(-9, 9), 662 - i * 50];
    const [rx, ry, thick] = [330 - i * 5, 92 - i * 1.2, 27];
    const side = `M${x - rx} ${y}v${thick}A${rx} ${ry} 0 0 0 ${x + rx} ${y + thick}v${-thick}Z`;
    const edge = linear(sheet, x - rx, 0, x + rx, 0, [
      [0, mix(fill, pale, 0.22)],
      [0.3, mix(fill, night, 0.1)],
      [0.72, mix(fill, night, 0.62)],
      [1, mix(fill, night, 0.78)],
    ]);
    return (
      disc(x + 26, y + thick + 24, rx * 0.99, { fill: '#0b1016', opacity: 0.5 }, ry) +
      path(
        side.replace(/-?\d+\.\d+/g, (value) => Number(value).toFixed(2)),
        { fill: edge },
      ) +
      disc(x, y, rx, { fill: mix(fill, pale, 0.16) }, ry) +
      disc(x, y + 4, rx - 16, { fill: mix(fill, night, 0.16) }, ry - 9)
    );
  });
  const top = 262;
  const gloss = radial(sheet, 600, top + 4, 240, [
    [0, '#fff3ff', 0.95],
    [0.3, '#b497ee', 0.7],
    [1, '#6b4fc0', 0],
  ]);
  const fall = linear(sheet, 330, -20, 600, top, [
    [0, '#7d63c8', 0.35],
    [1, '#e6d8ff', 0.95],
  ]);
  const leave = linear(sheet, 600, top, 900, -20, [
    [0, '#e6d8ff', 0.95],
    [1, '#7d63c8', 0.15],
  ]);
  const glow = radial(sheet, 600, 300, 620, [
    [0, '#a58be8', 0.5],
    [1, '#a58be8', 0],
  ]);
  return (
    ground(sheet, wall) +
    polygon(
      [
        [-10, 610],
        [1210, 560],
        [1210, 810],
        [-10, 810],
      ],
      { fill: mix(slate, night, 0.72) },
    ) +
    group({ filter: dust(sheet, mix('#8f78d6', slate, 0.3)) }, rectangle(0, 0, 1200, 800, { fill: glow })) +
    polygon(
      [
        [590, 716],
        [930, 700],
        [1230, 800],
        [1230, 840],
        [760, 840],
      ],
      { fill: '#0b1016', opacity: 0.45 },
    ) +
    plates.join('') +
    disc(600, top, 250, { fill: gloss }, 70) +
    polygon(
      [
        [250, -20],
        [360, -20],
        [650, top + 8],
        [550, top + 8],
      ],
      { fill: fall },
    ) +
    polygon(
      [
        [840, -20],
        [950, -20],
        [650, top + 8],
        [550, top + 8],
      ],
      { fill: leave },
    )
  );
};
