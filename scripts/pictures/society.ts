import { dust, ground, linear, type Motif, radial, type Sheet, worn } from './sheet.ts';
import { along, disc, group, type Point, path, polygon, rectangle, smooth } from './svg.ts';

/** Aubergine, coral and mustard, printed over one another; the variants shift all three. */
export interface SocietyInks {
  readonly paper: string;
  readonly aubergine: string;
  readonly coral: string;
  readonly mustard: string;
}

const INKS: readonly SocietyInks[] = [
  { paper: '#f6ecda', aubergine: '#54284f', coral: '#f0624b', mustard: '#eeb13b' },
  { paper: '#f1e9e0', aubergine: '#3d2a5c', coral: '#ee5f70', mustard: '#e9c04f' },
  { paper: '#f4ecd4', aubergine: '#472538', coral: '#e9774a', mustard: '#cdb54a' },
];

/** Returns the inks of the society pages for a sheet. */
export function societyInks(sheet: Sheet): SocietyInks {
  return INKS[sheet.variant % INKS.length] as SocietyInks;
}

const MULTIPLY = 'mix-blend-mode:multiply';

/** One ink of a stencil print: worn a little, and multiplied with what lies below. */
export function ink(sheet: Sheet, ...marks: readonly string[]): string {
  return group({ style: MULTIPLY }, group({ filter: worn(sheet, 0.05) }, ...marks));
}

/** A shade of one ink in dots. */
export function tint(sheet: Sheet, colour: string, ...marks: readonly string[]): string {
  return group({ style: MULTIPLY }, group({ filter: dust(sheet, colour, 1.8) }, ...marks));
}

/** A person as a mark: a disc over half a disc, `size` units high. */
function person(x: number, y: number, size: number, fill: string): string {
  const half = (size * 0.4).toFixed(2);
  const foot = (y + size * 0.5).toFixed(2);
  const left = (x - size * 0.4).toFixed(2);
  return (
    disc(x, y - size * 0.26, size * 0.25, { fill }) +
    path(`M${left} ${foot}a${half} ${half} 0 0 1 ${(size * 0.8).toFixed(2)} 0Z`, { fill })
  );
}

/** Twelve discs in a ring; one is open, and people walk in through it. */
export const ring: Motif = (sheet) => {
  const { paper, aubergine, coral, mustard } = societyInks(sheet);
  const r = sheet.random;
  const [cx, cy, reach, size] = [600, 400, 246, 96];
  const open = 4;
  const places = Array.from({ length: 12 }, (_, i): Point => {
    const turn = (i / 12) * Math.PI * 2 - Math.PI / 2;
    return [cx + Math.cos(turn) * reach, cy + Math.sin(turn) * reach];
  });
  const plate = (index: number, fill: string, shift: Point): string =>
    ink(
      sheet,
      ...places.flatMap(([x, y], i) =>
        i % 3 === index && i !== open ? [disc(x + shift[0], y + shift[1], size, { fill })] : [],
      ),
    );
  const shades = places.flatMap(([x, y], i) => {
    if (i === open) return [];
    const fill = radial(sheet, x - 30, y - 36, size * 1.5, [
      [0.2, aubergine, 0],
      [0.95, aubergine, 0.75],
    ]);
    return [disc(x, y, size, { fill })];
  });
  const [ox, oy] = places[open] ?? [0, 0];
  const gap = 0.62;
  const away = Math.atan2(oy - cy, ox - cx);
  const arc = (turn: number): string =>
    `${(ox + Math.cos(turn) * (size - 8)).toFixed(2)} ${(oy + Math.sin(turn) * (size - 8)).toFixed(2)}`;
  const half = (from: number, to: number): string => `M${arc(from)}A${size - 8} ${size - 8} 0 0 1 ${arc(to)}`;
  const arcs = half(away + gap, away + Math.PI - gap) + half(away + Math.PI + gap, away + Math.PI * 2 - gap);
  const doorway =
    disc(ox, oy, size, { fill: paper }) +
    path(arcs, { fill: 'none', stroke: coral, 'stroke-width': 15, 'stroke-linecap': 'round' });
  const people: Point[] = [];
  const stand = (x: number, y: number): void => {
    if (people.every(([px, py]) => Math.hypot(px - x, (py - y) * 0.8) > 21)) people.push([x, y]);
  };
  for (let i = 0; i < 76; i++) {
    const turn = i * 2.39996;
    const far = 14.4 * Math.sqrt(i + 0.6);
    stand(cx + Math.cos(turn) * far, cy + Math.sin(turn) * far);
  }
  along(
    [
      [1240, 745],
      [1050, 640],
      [ox + 20, oy + 10],
      [716, 464],
    ],
    60,
  ).forEach(([x, y], i) => {
    const wide = i < 30 ? 84 - i * 2.2 : 20;
    for (let k = 0; k < 4; k++) stand(x + r.between(-16, 16), y + r.between(-wide, wide));
  });
  people.sort((a, b) => a[1] - b[1]);
  const crowd = people.map(([x, y], i) => person(x, y, r.between(25, 31), i % 9 === 4 ? coral : aubergine));
  const wash = radial(sheet, cx, cy, 620, [
    [0, mustard, 0.5],
    [0.6, mustard, 0.2],
    [1, mustard, 0.45],
  ]);
  return (
    ground(sheet, paper) +
    tint(sheet, mustard, rectangle(0, 0, 1200, 800, { fill: wash })) +
    plate(0, mustard, [0, 0]) +
    plate(1, coral, [4, -3]) +
    plate(2, aubergine, [-3, 4]) +
    tint(sheet, aubergine, ...shades) +
    doorway +
    ink(sheet, ...crowd)
  );
};

/** The holes of a punched card come loose and run into a river. */
export const river: Motif = (sheet) => {
  const { paper, aubergine, coral, mustard } = societyInks(sheet);
  const r = sheet.random;
  const columns = 26;
  const [left, top, step] = [318, 112, 22.6];
  const bank = (side: number): Point[] =>
    along(
      [
        [600 + side * 276, 392],
        [575 + side * 225, 470],
        [520 + side * 150, 560],
        [630 + side * 190, 670],
        [720 + side * 430, 850],
      ],
      50,
    );
  const flow = (share: number): Point[] => {
    const [a, b] = [bank(-1), bank(1)];
    return a.map(([x, y], i): Point => {
      const [x2, y2] = b[i] ?? [x, y];
      return [x + (x2 - x) * share, y + (y2 - y) * share];
    });
  };
  const water = (from: number, to: number, fill: string): string =>
    polygon([...flow(from), ...flow(to).reverse()], { fill });
  const card = 'M282 70H884L924 112V402C840 442 760 372 640 420S420 388 282 420Z';
  const marks: string[] = [];
  const loose: string[] = [];
  for (let c = 0; c < columns; c++) {
    for (let row = 0; row < 10; row++) {
      const filled = r.next() > 0.5 || row > 8;
      if (filled)
        marks.push(
          rectangle(left + c * step, top + row * 28 + Math.max(0, row - 7) * r.between(0, 12), 9, 19, {
            fill: paper,
            rx: 2,
          }),
        );
    }
    const stream = flow((c + 0.5) / columns);
    const width = (i: number): number => (bank(1)[i]?.[0] ?? 0) - (bank(-1)[i]?.[0] ?? 0);
    let i = 4 + r.whole(0, 3);
    while (i < 46) {
      const length = 1 + Math.round((i / 46) * 5 * r.next());
      const piece = stream.slice(i, i + length + 1);
      loose.push(
        path(smooth(piece), {
          fill: 'none',
          stroke: (c * 7 + i) % 23 === 0 ? paper : aubergine,
          'stroke-width': Math.min(10, (width(i) / columns) * 0.6),
          'stroke-linecap': 'round',
        }),
      );
      i += length + r.whole(1, 3);
    }
  }
  const dusk = linear(sheet, 300, 90, 900, 420, [
    [0, aubergine, 0],
    [1, aubergine, 0.62],
  ]);
  const deep = linear(sheet, 500, 400, 800, 800, [
    [0, aubergine, 0],
    [1, aubergine, 0.6],
  ]);
  return (
    ground(sheet, paper) +
    tint(
      sheet,
      mustard,
      rectangle(0, 0, 1200, 800, {
        fill: radial(sheet, 600, 400, 700, [
          [0.3, mustard, 0],
          [1, mustard, 0.55],
        ]),
      }),
    ) +
    ink(sheet, disc(838, 486, 168, { fill: mustard })) +
    ink(sheet, water(-0.06, 0.72, coral), path(card, { fill: coral })) +
    ink(sheet, water(0.36, 1.08, mustard)) +
    tint(
      sheet,
      aubergine,
      path(card, { fill: dusk }),
      polygon([...flow(-0.06), ...flow(1.08).reverse()], { fill: deep }),
    ) +
    group({}, ...marks) +
    group({}, ...loose)
  );
};

/** Printed sheets in a stack; the uppermost has a window with nothing in it. */
export const sheets: Motif = (sheet) => {
  const { paper, aubergine, coral, mustard } = societyInks(sheet);
  const r = sheet.random;
  const page = (turn: number, x: number, y: number, ...inner: readonly string[]): string =>
    group({ transform: `translate(${600 + x} ${400 + y}) rotate(${turn})` }, ...inner);
  const box = (fill: string): string => rectangle(-205, -278, 410, 556, { fill });
  const hide = box(paper);
  const dots: string[] = [];
  const window = { x: -96, y: -150, w: 206, h: 246 };
  for (let row = 0; row < 19; row++) {
    for (let c = 0; c < 14; c++) {
      const [x, y] = [-182 + c * 28, -254 + row * 28.2];
      if (x > window.x - 14 && x < window.x + window.w + 14 && y > window.y - 14 && y < window.y + window.h + 14)
        continue;
      const size = 6 + 5.5 * Math.abs(Math.sin(c * 0.5 + row * 0.33)) + r.between(-0.8, 0.8);
      dots.push(disc(x, y, size, { fill: (c * 3 + row * 5) % 11 === 0 ? coral : aubergine }));
    }
  }
  const low = linear(sheet, -205, -278, 205, 278, [
    [0.3, aubergine, 0],
    [1, aubergine, 0.45],
  ]);
  const edge = (shift: number): string =>
    rectangle(-205 + shift, -278 + shift * 1.2, 410, 556, { fill: aubergine, opacity: 0.55 });
  const lean = r.between(-3, 3);
  return (
    ground(sheet, paper) +
    tint(
      sheet,
      mustard,
      rectangle(0, 0, 1200, 800, {
        fill: linear(sheet, 0, 0, 0, 800, [
          [0, mustard, 0.12],
          [1, mustard, 0.75],
        ]),
      }),
    ) +
    ink(sheet, disc(790, 262, 236, { fill: coral })) +
    ink(sheet, page(-19 + lean, -150, 24, box(mustard))) +
    ink(sheet, page(15 + lean, 150, 30, box(coral))) +
    ink(sheet, page(-9, -74, 6, box(aubergine))) +
    ink(sheet, page(7, 70, 12, box(mustard))) +
    tint(sheet, aubergine, page(0, 0, 0, edge(30)), page(7, 70, 12, box(low)), page(15 + lean, 150, 30, box(low))) +
    page(-1.5, 0, 0, hide, rectangle(window.x, window.y, window.w, window.h, { fill: '#fffdf7' })) +
    tint(
      sheet,
      aubergine,
      page(
        -1.5,
        0,
        0,
        path(`M${window.x} ${window.y}h${window.w}v14h${-window.w + 12}v${window.h - 14}h-12Z`, {
          fill: aubergine,
          opacity: 0.42,
        }),
        rectangle(-205, -278, 410, 556, { fill: low, opacity: 0.55 }),
      ),
    ) +
    page(-1.5, 0, 0, rectangle(window.x, window.y, window.w, window.h, { fill: '#fffdf7', opacity: 0.8 })) +
    ink(
      sheet,
      page(
        -1.5,
        0,
        0,
        ...dots,
        rectangle(window.x, window.y, window.w, window.h, { fill: 'none', stroke: coral, 'stroke-width': 5 }),
      ),
    )
  );
};
