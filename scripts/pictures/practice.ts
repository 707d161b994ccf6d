import { dust, ground, linear, type Motif, radial, type Sheet, shadow } from './sheet.ts';
import { disc, group, mix, type Point, path, polygon, rectangle, smooth, straight } from './svg.ts';

interface PracticeInks {
  readonly ochre: string;
  readonly teal: string;
  readonly deep: string;
  readonly white: string;
  readonly clay: string;
}

const INKS: readonly PracticeInks[] = [
  { ochre: '#dca23a', teal: '#23817a', deep: '#124a4b', white: '#f5eedc', clay: '#c9652f' },
  { ochre: '#e0b25c', teal: '#3b7f8c', deep: '#1d4456', white: '#f4efe2', clay: '#b8573f' },
  { ochre: '#c9973f', teal: '#4d8a63', deep: '#1f4a3c', white: '#f3eddb', clay: '#c4703a' },
];

/** Returns the inks of the practice pages for a sheet. */
export function practiceInks(sheet: Sheet): PracticeInks {
  return INKS[sheet.variant % INKS.length] as PracticeInks;
}

/** Returns the table that things lie on: one colour, shaded towards its edges. */
export function table(sheet: Sheet, colour: string, shade: string): string {
  const fill = radial(sheet, 540, 330, 820, [
    [0.35, shade, 0],
    [1, shade, 0.6],
  ]);
  return ground(sheet, colour) + group({ filter: dust(sheet, shade) }, rectangle(0, 0, 1200, 800, { fill }));
}

/** Rulers of unequal length, laid side by side; the longest leaves the measure. */
export const rulers: Motif = (sheet) => {
  const { ochre, teal, deep, white, clay } = practiceInks(sheet);
  const r = sheet.random;
  const lengths = [470, 640, 380, 760, 540, 300];
  const colours = [white, teal, deep, white, teal, clay];
  const bars = lengths.map((length, i) => {
    const [y, thick] = [112 + i * 100, 78];
    const fill = colours[i] ?? white;
    const mark = fill === white ? deep : white;
    const long = length + r.between(-24, 24);
    const ticks = Array.from({ length: Math.floor((long - 30) / 14) }, (_, k) => {
      const tall = k % 10 === 0 ? 36 : k % 5 === 0 ? 25 : 15;
      return straight([
        [18 + k * 14, 0],
        [18 + k * 14, tall],
      ]);
    });
    return group(
      {
        transform: `translate(${214 + r.between(-6, 6)} ${y}) rotate(${r.between(-1.3, 1.3).toFixed(2)})`,
        filter: shadow(sheet, 15 + (i === 3 ? 14 : 0), 0.5),
      },
      polygon(
        [
          [0, 0],
          [long, 0],
          [long - (i % 2) * 22, thick],
          [0, thick],
        ],
        { fill },
      ),
      path(ticks.join(''), { stroke: mark, 'stroke-width': 2.6, fill: 'none' }),
      disc(long - 44, thick * 0.66, 9, { fill: mix(ochre, deep, 0.35) }),
    );
  });
  const half = 'M470 800A330 330 0 0 1 1130 800Z';
  const rays = Array.from({ length: 37 }, (_, i) => {
    const turn = Math.PI + (i / 36) * Math.PI;
    const inner = i % 6 === 0 ? 250 : 285;
    return straight([
      [800 + Math.cos(turn) * inner, 800 + Math.sin(turn) * inner],
      [800 + Math.cos(turn) * 318, 800 + Math.sin(turn) * 318],
    ]);
  });
  return (
    table(sheet, ochre, mix(ochre, clay, 0.75)) +
    group(
      { filter: shadow(sheet, 12, 0.4) },
      path(half, { fill: mix(ochre, white, 0.32) }),
      path(rays.join(''), { stroke: mix(ochre, clay, 0.6), 'stroke-width': 3 }),
    ) +
    bars.join('') +
    group(
      { filter: shadow(sheet, 10, 0.45) },
      rectangle(852, 40, 9, 690, { fill: clay }),
      disc(856.5, 730, 22, { fill: clay }),
    )
  );
};

/** A disc whose rim has teeth: round ones for a seal, sharp ones for a rosette. */
function toothed(x: number, y: number, radius: number, teeth: number, depth: number, round: boolean): string {
  const points = Array.from({ length: teeth * 2 }, (_, i): Point => {
    const turn = (i / (teeth * 2)) * Math.PI * 2;
    const reach = radius - (i % 2) * depth;
    return [x + Math.cos(turn) * reach, y + Math.sin(turn) * reach];
  });
  return round ? smooth(points, true) : straight(points, true);
}

/** The interlaced line of a banknote's rosette. */
function rosette(x: number, y: number, radius: number, lobes: number, swing: number, turn: number): string {
  const points = Array.from({ length: 361 }, (_, i): Point => {
    const t = (i / 360) * Math.PI * 2;
    const reach = radius * (1 - swing + swing * Math.cos(lobes * t + turn));
    return [x + Math.cos(t) * reach, y + Math.sin(t) * reach];
  });
  return straight(points, true);
}

/** Stamps and seals laid over one another, engraved with rosettes. */
export const seals: Motif = (sheet) => {
  const { ochre, teal, deep, white, clay } = practiceInks(sheet);
  const r = sheet.random;
  const engraved = (x: number, y: number, size: number, colour: string, lobes: number): string =>
    path(
      Array.from({ length: 9 }, (_, i) =>
        rosette(x, y, size * (1 - i * 0.018), lobes, 0.3, (i * Math.PI * 2) / 9),
      ).join(''),
      { fill: 'none', stroke: colour, 'stroke-width': 1.5 },
    );
  const stamp = (w: number, h: number): string => {
    const step = 22;
    const side = (length: number, dx: number, dy: number, px: number, py: number): string =>
      Array.from(
        { length: length / step },
        () => `l${dx * 5} ${dy * 5}a6 6 0 0 0 ${dx * 12 + px} ${dy * 12 + py}l${dx * 5} ${dy * 5}`,
      ).join('');
    return `M${-w / 2} ${-h / 2}${side(w, 1, 0, 0, 0)}${side(h, 0, 1, 0, 0)}${side(w, -1, 0, 0, 0)}${side(h, 0, -1, 0, 0)}Z`;
  };
  const piece = (x: number, y: number, turn: number, height: number, ...inner: readonly string[]): string =>
    group(
      { transform: `translate(${x} ${y}) rotate(${turn.toFixed(2)})`, filter: shadow(sheet, height, 0.5) },
      ...inner,
    );
  const frame = (w: number, h: number, fill: string): string =>
    rectangle(-w / 2 + 26, -h / 2 + 26, w - 52, h - 52, { fill });
  const waves = Array.from({ length: 7 }, (_, k) =>
    smooth(Array.from({ length: 15 }, (_, i): Point => [640 + i * 40, 118 + k * 17 + Math.sin(i * 1.35) * 9])),
  );
  return (
    table(sheet, mix(white, ochre, 0.22), mix(ochre, clay, 0.3)) +
    piece(
      352,
      300,
      -11 + r.between(-3, 3),
      16,
      path(stamp(330, 396), { fill: white }),
      frame(330, 396, ochre),
      polygon(
        [
          [-139, 172],
          [-139, 40],
          [-40, -60],
          [48, 54],
          [100, 6],
          [139, 60],
          [139, 172],
        ],
        { fill: clay },
      ),
      disc(52, -84, 46, { fill: white }),
    ) +
    piece(
      838,
      520,
      8 + r.between(-3, 3),
      18,
      path(stamp(396, 330), { fill: white }),
      frame(396, 330, teal),
      engraved(0, 0, 132, white, 6),
      disc(0, 0, 22, { fill: ochre }),
    ) +
    piece(
      430,
      590,
      4,
      14,
      path(toothed(0, 0, 150, 26, 17, true), { fill: deep }),
      disc(0, 0, 118, { fill: mix(deep, teal, 0.4) }),
      engraved(0, 0, 112, ochre, 8),
    ) +
    piece(
      768,
      232,
      -6,
      16,
      path(toothed(0, 0, 158, 18, 34, false), { fill: clay }),
      disc(0, 0, 104, { fill: mix(clay, ochre, 0.5) }),
      engraved(0, 0, 98, white, 5),
    ) +
    path(waves.join(''), { fill: 'none', stroke: deep, 'stroke-width': 4, opacity: 0.72 }) +
    piece(598, 406, 0, 30, path(toothed(0, 0, 214, 40, 20, true), { fill: teal }), disc(0, 0, 180, { fill: white })) +
    piece(
      598,
      406,
      r.between(0, 8),
      8,
      disc(0, 0, 166, { fill: deep }),
      engraved(0, 0, 160, mix(white, ochre, 0.25), 12),
      engraved(0, 0, 96, ochre, 7),
    ) +
    piece(598, 406, 12, 12, path(toothed(0, 0, 46, 12, 11, false), { fill: ochre }), disc(0, 0, 20, { fill: white }))
  );
};

/** Boxes of cut paper, each in the next larger one, the smallest of them lit. */
export const boxes: Motif = (sheet) => {
  const { ochre, teal, deep, white, clay } = practiceInks(sheet);
  const r = sheet.random;
  const colours = [teal, white, deep, ochre, teal, white, clay, deep, teal, ochre];
  const count = 8;
  const square = (cx: number, cy: number, half: number, turn: number, uneven: number): Point[] =>
    [-135, -45, 45, 135].map((corner): Point => {
      const angle = ((corner + turn) * Math.PI) / 180;
      const reach = half * Math.SQRT2 + r.between(-uneven, uneven);
      return [cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach];
    });
  const layers = Array.from({ length: count }, (_, i) => {
    const depth = count - 1 - i;
    const half = 352 * 0.79 ** depth;
    const hole = square(600 + depth * 5, 400 + depth * 7, half, depth * 5.2, 5);
    const fill = colours[depth % colours.length] ?? teal;
    const sides = hole.map((point, k) => {
      const next = hole[(k + 1) % 4] ?? point;
      const pull = ([x, y]: Point): Point => [x + (600 - x) * 0.07, y + (424 - y) * 0.07];
      return polygon([point, next, pull(next), pull(point)], {
        fill: mix(fill, k === 0 || k === 3 ? '#0b2425' : white, k === 0 ? 0.55 : k === 3 ? 0.36 : k === 1 ? 0.12 : 0.3),
      });
    });
    return (
      sides.join('') +
      group(
        { filter: shadow(sheet, 20 * 0.9 ** depth, 0.62) },
        path(`M-90-90H1290V890H-90Z${straight([...hole].reverse(), true)}`, { fill, 'fill-rule': 'evenodd' }),
      )
    );
  });
  const core: Point = [600 + 38, 400 + 54];
  const light = radial(sheet, core[0], core[1], 130, [
    [0, '#fff4d0'],
    [0.5, ochre],
    [1, clay],
  ]);
  const cube = (size: number): string => {
    const [x, y] = core;
    const [w, h] = [size * 0.87, size * 0.5];
    return group(
      { filter: shadow(sheet, 12, 0.6) },
      polygon(
        [
          [x, y - size],
          [x + w, y - h],
          [x, y],
          [x - w, y - h],
        ],
        { fill: white },
      ),
      polygon(
        [
          [x - w, y - h],
          [x, y],
          [x, y + size],
          [x - w, y + h],
        ],
        { fill: ochre },
      ),
      polygon(
        [
          [x + w, y - h],
          [x, y],
          [x, y + size],
          [x + w, y + h],
        ],
        { fill: clay },
      ),
    );
  };
  const gloom = linear(sheet, 0, 0, 1200, 800, [
    [0, white, 0.5],
    [0.4, white, 0.05],
    [1, deep, 0.1],
  ]);
  return (
    ground(sheet, light) +
    layers.join('') +
    cube(30) +
    group({ filter: dust(sheet, white), opacity: 0.35 }, rectangle(0, 0, 1200, 800, { fill: gloom }))
  );
};
