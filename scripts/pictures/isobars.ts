import { researchInks } from './research.ts';
import { noise } from './seed.ts';
import { dust, ground, type Motif, radial } from './sheet.ts';
import { disc, group, mix, path, rectangle, smooth } from './svg.ts';
import { barb, drift, isoline, pressure, rise } from './weather.ts';

/** Isobars around a deep low, the wind drawn through them, and its barbs. */
export const isobars: Motif = (sheet) => {
  const { paper, ink, deep, pale, accent } = researchInks(sheet);
  const r = sheet.random;
  const low = { x: r.between(520, 600), y: r.between(400, 450), size: 270, strength: -1.5 };
  const field = pressure(
    [
      low,
      { x: low.x + 420, y: low.y - 260, size: 280, strength: 0.95 },
      { x: low.x + 400, y: low.y + 290, size: 200, strength: -0.6 },
      { x: low.x - 430, y: low.y - 250, size: 260, strength: 0.55 },
    ],
    noise(r, 230),
  );
  const levels = Array.from({ length: 62 }, (_, i) => -1.75 + i * 0.055);
  const lines = levels.map((level, i) => {
    const strong = i % 5 === 0;
    const colour = mix(deep, pale, Math.max(0, Math.min(1, (level + 1.1) / 2.1)));
    return path(isoline(field, level), { stroke: colour, 'stroke-width': strong ? 3.4 : 1.35 });
  });
  const winds: string[] = [];
  for (let k = 0; k < 170; k++) {
    const way = drift(field, r.between(-40, 1240), r.between(-40, 840), r.whole(14, 46));
    winds.push(smooth(way.filter((_, i) => i % 3 === 0)));
  }
  const barbs: string[] = [];
  for (let y = 70; y < 800; y += 94) {
    for (let x = 70 + ((y / 94) % 2 >= 1 ? 47 : 0); x < 1200; x += 94) {
      const [gx, gy] = rise(field, x, y);
      const speed = Math.hypot(gx, gy) * 900;
      if (Math.hypot(x - low.x, y - low.y) < 120 || speed < 1) continue;
      barbs.push(barb(x, y, Math.atan2(gx, -gy), Math.min(4.5, Math.max(1, Math.round(speed * 1.6) / 2)), 50));
    }
  }
  const depth = radial(sheet, low.x, low.y, 340, [
    [0, deep, 0.95],
    [0.35, deep, 0.5],
    [1, deep, 0],
  ]);
  const front = drift(field, low.x + 150, low.y + 150, 118).reverse();
  const marks = front.filter((_, i) => i % 12 === 5).map(([x, y]) => disc(x, y, 12, { fill: accent }));
  return (
    ground(sheet, paper) +
    group({ filter: dust(sheet, ink) }, rectangle(0, 0, 1200, 800, { fill: depth })) +
    group(
      { fill: 'none', 'stroke-linecap': 'round' },
      path(winds.join(''), { stroke: pale, 'stroke-width': 1.1, opacity: 0.7 }),
      ...lines,
      path(barbs.join(''), { stroke: paper, 'stroke-width': 6 }),
      path(barbs.join(''), { stroke: deep, 'stroke-width': 2.2 }),
      path(smooth(front), { stroke: accent, 'stroke-width': 6 }),
    ) +
    marks.join('')
  );
};
