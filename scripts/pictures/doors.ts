import { ground, linear, type Motif, radial } from './sheet.ts';
import { ink, societyInks, tint } from './society.ts';
import { disc, type Point, path, polygon, rectangle } from './svg.ts';

/** Two closed doors, light under them, and a slip of paper that has been pushed through. */
export const doors: Motif = (sheet) => {
  const { paper, aubergine, coral, mustard } = societyInks(sheet);
  const r = sheet.random;
  const sill = 592;
  const door = (x: number, fill: string, grow = 0): string =>
    path(`M${x - 112 - grow} ${sill}V262a${112 + grow} ${112 + grow} 0 0 1 ${224 + 2 * grow} 0V${sill}Z`, { fill });
  const panel = (x: number, y: number, h: number): string =>
    rectangle(x - 72, y, 144, h, { fill: 'none', stroke: aubergine, 'stroke-width': 5, rx: 6 });
  const [a, b] = [448, 752];
  const wall = radial(sheet, 600, 330, 640, [
    [0, coral, 0.35],
    [0.5, coral, 0.5],
    [1, aubergine, 0.9],
  ]);
  const glow = (x: number, lean: number): string =>
    polygon(
      [
        [x - 112, sill],
        [x + 112, sill],
        [x + 190 + lean, 812],
        [x - 190 + lean, 812],
      ],
      { fill: mustard },
    );
  const shade = (x: number): string =>
    door(
      x,
      linear(sheet, x - 112, 0, x + 112, 0, [
        [0, aubergine, 0.05],
        [0.4, aubergine, 0.1],
        [1, aubergine, 0.85],
      ]),
    );
  const crowd: string[] = [];
  for (let row = 0; row < 2; row++) {
    for (let c = 0; c < 31; c++)
      crowd.push(disc(c * 41 + (row % 2) * 20 - 10, 26 + row * 34, 8 + r.between(0, 5), { fill: aubergine }));
  }
  const slip: Point[] = [
    [404, 590],
    [486, 590],
    [530, 716],
    [424, 726],
  ];
  return (
    ground(sheet, paper) +
    tint(sheet, aubergine, rectangle(0, 0, 1200, sill, { fill: wall, opacity: 0.62 })) +
    ink(sheet, rectangle(-5, -5, 1210, sill + 5, { fill: coral, opacity: 0.88 })) +
    ink(sheet, rectangle(-5, sill, 1210, 220, { fill: aubergine })) +
    glow(a, -60) +
    glow(b, 60) +
    door(a, paper, 20) +
    door(b, paper, 20) +
    ink(sheet, door(a, mustard, 20), door(b, mustard, 20)) +
    door(a, paper) +
    door(b, paper) +
    ink(sheet, door(a, aubergine), door(b, coral)) +
    ink(sheet, door(b, mustard)) +
    tint(sheet, aubergine, shade(a), shade(b)) +
    ink(sheet, panel(a, 262, 132), panel(a, 424, 132), panel(b, 262, 132), panel(b, 424, 132)) +
    disc(a + 86, 410, 13, { fill: mustard }) +
    disc(b - 86, 410, 13, { fill: paper }) +
    rectangle(a - 112, sill - 7, 224, 9, { fill: '#ffe9b0' }) +
    rectangle(b - 112, sill - 7, 224, 9, { fill: '#ffe9b0' }) +
    polygon(
      slip.map(([x, y]): Point => [x + 15, y + 14 * ((y - 580) / 140)]),
      { fill: aubergine, opacity: 0.75 },
    ) +
    polygon(slip, { fill: '#fffaf0' }) +
    polygon(
      [
        [530, 716],
        [487, 720],
        [514, 671],
      ],
      { fill: coral },
    )
  );
};
