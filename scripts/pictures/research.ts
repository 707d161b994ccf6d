import { helix, knot, ribbon, scene } from './ribbons.ts';
import { noise } from './seed.ts';
import { dust, ground, type Motif, radial, type Sheet, shadow } from './sheet.ts';
import { along, disc, group, mix, number, type Point, path, polygon, rectangle, smooth, straight } from './svg.ts';

/** Fine lines in blue-green ink on warm paper with one accent; the variants print on tinted and on dark paper. */
export interface ResearchInks {
  readonly paper: string;
  readonly ink: string;
  readonly deep: string;
  readonly pale: string;
  readonly accent: string;
}

const INKS: readonly ResearchInks[] = [
  { paper: '#f0e7d4', ink: '#12505c', deep: '#08303b', pale: '#86aaa6', accent: '#e1452a' },
  { paper: '#0c2c36', ink: '#9cc3bb', deep: '#e9e0cb', pale: '#33626a', accent: '#f0593c' },
  { paper: '#d9e0d6', ink: '#1b4f63', deep: '#0d2c40', pale: '#8fa9ad', accent: '#d94f2b' },
];

/** Returns the inks of the research pages for a sheet. */
export function researchInks(sheet: Sheet): ResearchInks {
  return INKS[sheet.variant % INKS.length] as ResearchInks;
}

function halo(sheet: Sheet, colour: string, strength = 0.5): string {
  const fill = radial(sheet, 600, 400, 560, [
    [0, colour, strength],
    [0.55, colour, strength * 0.45],
    [1, colour, 0],
  ]);
  return group({ filter: dust(sheet, colour) }, rectangle(0, 0, 1200, 800, { fill }));
}

/** Points that attend to one another: bundles of arcs above a line, a woven cloth of their threads below it. */
export const attention: Motif = (sheet) => {
  const { paper, ink, deep, pale, accent } = researchInks(sheet);
  const r = sheet.random;
  const count = 13;
  const base = 505;
  const xs = Array.from({ length: count }, (_, i) => 222 + (756 / (count - 1)) * i + r.between(-7, 7));
  const pairs: [number, number, number][] = [];
  for (let i = 0; i < count; i++) {
    for (const reach of [1, 2 + r.whole(0, 1), 4 + r.whole(0, 2), 7 + r.whole(0, 4)]) {
      if (i + reach < count && r.next() > 0.1) pairs.push([i, i + reach, r.whole(5, reach > 3 ? 16 : 8)]);
    }
  }
  const lead = pairs.findIndex(([a, b]) => b - a >= 6 && a >= 1);
  const order = pairs.map((pair, i) => ({ pair, i, key: i === lead ? 2 : r.next() })).sort((a, b) => a.key - b.key);
  const arcs = order.map(({ pair: [a, b, strength], i }) => {
    const [x1, x2] = [xs[a] ?? 0, xs[b] ?? 0];
    const rise = (x2 - x1) * 0.78 + 16;
    const spread = strength * 2.3;
    const arc = (s: number): string => {
      const up = (rise + s * spread) * 1.0;
      const out = s * spread * 0.55;
      return `M${number(x1)} ${base}C${number(x1 - out)} ${number(base - up)} ${number(x2 + out)} ${number(base - up)} ${number(x2)} ${base}`;
    };
    const colour = i === lead ? accent : mix(ink, b - a > 5 ? deep : pale, r.between(0, 0.65));
    const lines = Array.from({ length: strength }, (_, k) => arc(strength === 1 ? 0 : (k / (strength - 1)) * 2 - 1));
    const back = `${arc(-1.12)}${arc(1.12)
      .replace('M', 'L')
      .replace(/^L([^C]*)C(\S+ \S+) (\S+ \S+) (\S+ \S+)$/, 'L$4C$3 $2 $1')}Z`;
    return (
      path(back, { fill: paper, stroke: paper, 'stroke-width': 5 }) +
      path(lines.join(''), { stroke: colour, 'stroke-width': i === lead ? 2.5 : 1.55 })
    );
  });
  const warp = (x: number, s: number, y: number): Point => {
    const fall = (y - base) / 250;
    return [x + s * (1 + fall * 17) + Math.sin(fall * 3.1 + x * 0.011) * 20 * fall, y];
  };
  const threads = (x: number, from: number, to: number, n: number): string =>
    Array.from({ length: n }, (_, k) => {
      const s = (k / (n - 1)) * 2 - 1;
      return smooth([0, 0.25, 0.5, 0.75, 1].map((t) => warp(x, s, from + (to - from) * t)));
    }).join('');
  const rows = [548, 580, 612, 644, 676, 708, 740];
  const cloth = rows.map((y, row) => {
    const wave = (x: number, k: number): number => y + k * 3.1 + Math.sin(x * 0.008 + row * 0.7) * 5;
    const places = Array.from({ length: 22 }, (_, i) => -40 + i * 61);
    const weft = [-3, -2, -1, 0, 1, 2, 3].map((k) => smooth(places.map((x): Point => [x, wave(x, k)]))).join('');
    const band = [
      ...places.map((x): Point => [x, wave(x, -4)]),
      ...places.map((x): Point => [x, wave(x, 4)]).reverse(),
    ];
    const over = xs
      .filter((_, i) => (i + row) % 2 === 0)
      .map((x) => {
        const [from, to] = [y - 19, y + 19];
        const edge = [warp(x, -1.15, from), warp(x, 1.15, from), warp(x, 1.15, to), warp(x, -1.15, to)];
        return (
          polygon(edge, { fill: paper, stroke: paper, 'stroke-width': 3 }) +
          path(threads(x, from, to, 8), { stroke: deep, 'stroke-width': 1.6 })
        );
      });
    return (
      polygon(band, { fill: paper }) + path(weft, { stroke: mix(ink, pale, 0.25), 'stroke-width': 1.5 }) + over.join('')
    );
  });
  const hanging = xs.map((x) => path(threads(x, base, 775, 8), { stroke: deep, 'stroke-width': 1.6 }));
  const leads = order.find(({ i }) => i === lead)?.pair;
  const dots = xs.map((x, i) => {
    const lit = leads !== undefined && (i === leads[0] || i === leads[1]);
    return disc(x, base, lit ? 10 : 8, { fill: lit ? accent : deep, stroke: paper, 'stroke-width': 3 });
  });
  const lines = group({ fill: 'none', 'stroke-linecap': 'round' }, ...arcs, ...hanging, ...cloth);
  return ground(sheet, paper) + halo(sheet, pale, 0.5) + lines + dots.join('');
};

/** A cloth of bundles that cross over and under one another, dark where row and column look at each other. */
export const weave: Motif = (sheet) => {
  const { paper, ink, deep, pale, accent } = researchInks(sheet);
  const r = sheet.random;
  const [columns, rows, step, half] = [11, 7, 84, 27];
  const left = 600 - ((columns - 1) * step) / 2;
  const top = 400 - ((rows - 1) * step) / 2;
  const bend = noise(r, 420);
  const move = (x: number, y: number): Point => [x + bend(x, y) * 20, y + bend(y + 900, x) * 20];
  const bundle = (across: boolean, centre: number, from: number, to: number, n: number): string =>
    Array.from({ length: n }, (_, k) => {
      const offset = centre + half * ((k / (n - 1)) * 2 - 1);
      const cuts = Math.max(3, Math.round((to - from) / 28));
      return smooth(
        Array.from({ length: cuts + 1 }, (_, i) => {
          const place = from + ((to - from) * i) / cuts;
          return across ? move(place, offset) : move(offset, place);
        }),
      );
    }).join('');
  const patch = (x: number, y: number, fill: string, grow = 4): string => {
    const h = half + grow;
    const edge = [-1, -0.33, 0.33, 1].map((t) => t * h);
    const outline = [
      ...edge.map((d) => move(x + d, y - h)),
      ...edge.map((d) => move(x + h, y + d)),
      ...edge.map((d) => move(x - d, y + h)),
      ...edge.map((d) => move(x - h, y - d)),
    ];
    return polygon(outline, { fill });
  };
  const parts: string[] = [];
  for (let j = 0; j < rows; j++) {
    parts.push(
      path(bundle(true, top + j * step, left - 110, left + (columns - 1) * step + 110, 9), {
        stroke: mix(ink, pale, 0.35),
        'stroke-width': 1.7,
      }),
    );
  }
  for (let i = 0; i < columns; i++) {
    const x = left + i * step;
    parts.push(
      path(bundle(false, x, top - 110, top + (rows - 1) * step + 110, 9), { stroke: deep, 'stroke-width': 1.7 }),
    );
  }
  const lit = [Math.round(columns * 0.62), Math.round(rows * 0.34)];
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < rows; j++) {
      const [x, y] = [left + i * step, top + j * step];
      const across = (i + j) % 2 === 0;
      const near =
        Math.exp(-(((i / (columns - 1) - j / (rows - 1)) * 3.4) ** 2)) * r.between(0.5, 1) + r.between(0, 0.14);
      const accentHere = i === lit[0] && j === lit[1];
      const tone = accentHere ? accent : mix(mix(ink, pale, 0.35), deep, across ? 0 : 1);
      parts.push(patch(x, y, paper));
      const lines = bundle(
        across,
        across ? y : x,
        (across ? x : y) - half - 6,
        (across ? x : y) + half + 6,
        accentHere ? 17 : 9 + Math.round(near * 12),
      );
      parts.push(patch(x, y, mix(paper, accentHere ? accent : ink, accentHere ? 0.5 : near * 0.85), 0));
      parts.push(path(lines, { stroke: tone, 'stroke-width': 1.7 }));
    }
  }
  return ground(sheet, paper) + group({ fill: 'none' }, ...parts);
};

/** One stroke of a broad pen that runs from right to left and comes apart into beads on a thread. */
export const beads: Motif = (sheet) => {
  const { paper, ink, deep, pale, accent } = researchInks(sheet);
  const r = sheet.random;
  const knots: Point[] = [
    [1085, 310],
    [1005, 212],
    [935, 300],
    [930, 440],
    [830, 528],
    [735, 450],
    [765, 320],
    [690, 232],
    [596, 290],
    [585, 430],
    [640, 545],
    [560, 632],
    [425, 590],
    [380, 465],
    [440, 360],
    [395, 262],
    [290, 300],
    [235, 425],
    [130, 480],
  ];
  const line = along(
    knots.map(([x, y]): Point => [x + r.between(-14, 14), y + r.between(-14, 14)]),
    1400,
  );
  const turn = -0.95;
  const nib = (i: number, s: number): Point => {
    const [x, y] = line[Math.max(0, Math.min(line.length - 1, i))] ?? [0, 0];
    const end = Math.min(1, i / 90, (line.length - 1 - i) / 200);
    const half = 58 * Math.sqrt(Math.max(0.02, end));
    return [x + Math.cos(turn) * half * s, y + Math.sin(turn) * half * s];
  };
  const parts: string[] = [];
  let i = 8;
  while (i < line.length - 30) {
    const progress = i / line.length;
    const length = Math.round(r.between(16, 58) * (1.15 - progress * 0.35));
    const to = Math.min(line.length - 8, i + length);
    const steps = Array.from({ length: 9 }, (_, k) => Math.round(i + ((to - i) * k) / 8));
    const outline = [...steps.map((k) => nib(k, -1)), ...steps.map((k) => nib(k, 1)).reverse()];
    const colour = Math.abs(progress - 0.53) < 0.012 ? accent : mix(deep, ink, r.between(0, 1));
    const strands = Array.from({ length: 13 }, (_, k) => smooth(steps.map((step) => nib(step, -0.9 + (k / 12) * 1.8))));
    parts.push(polygon(outline, { fill: colour, stroke: colour, 'stroke-width': 12, 'stroke-linejoin': 'round' }));
    parts.push(
      path(strands.join(''), { stroke: paper, 'stroke-width': 1.15, opacity: 0.3 + progress * 0.45, fill: 'none' }),
    );
    i = to + Math.round(14 + progress * 8);
  }
  const thread = path(straight(line.filter((_, k) => k % 5 === 0)), {
    fill: 'none',
    stroke: accent,
    'stroke-width': 2.4,
  });
  const current = noise(r, 300);
  const flow = Array.from({ length: 46 }, (_, k) => {
    const y0 = 20 + k * 17;
    return smooth(Array.from({ length: 27 }, (_, n): Point => [n * 48 - 24, y0 + current(n * 48, y0 * 1.3) * 38]));
  });
  return (
    ground(sheet, paper) +
    path(flow.join(''), { fill: 'none', stroke: pale, 'stroke-width': 1.1, opacity: 0.75 }) +
    thread +
    group({ filter: shadow(sheet, 22, 0.42) }, ...parts)
  );
};

/** A helix before its fainter counterpart: the fold of a protein drawn as a ribbon of lines. */
export const fold: Motif = (sheet) => {
  const colours = researchInks(sheet);
  const far = {
    ...colours,
    deep: mix(colours.pale, colours.paper, 0.2),
    ink: mix(colours.pale, colours.paper, 0.45),
    accent: mix(colours.pale, colours.paper, 0.2),
  };
  const lean = sheet.random.between(-30, 30);
  const back = scene(ribbon(helix([-80, 90 + lean], [1280, 720 - lean], 118, 4.4, 34), far, 520));
  const front = scene(ribbon(helix([-60, 770 + lean], [1260, 40 - lean], 172, 4.6, 46), colours, 900, [0.53, 0.635]));
  return (
    ground(sheet, colours.paper) +
    halo(sheet, colours.pale, 0.32) +
    back +
    group({ filter: shadow(sheet, 26, 0.28) }, front)
  );
};

/** A closed chain wound into a knot. */
export const foldedChain: Motif = (sheet) => {
  const colours = researchInks(sheet);
  const shape = sheet.random.pick([knot(2, 5, 38), knot(2, 5, 30), knot(3, 5, 30)]);
  return (
    ground(sheet, colours.paper) +
    halo(sheet, colours.pale, 0.5) +
    group({ filter: shadow(sheet, 24, 0.3) }, scene(ribbon(shape, colours, 1100, [0.1, 0.19])))
  );
};
