import type { Field } from './seed.ts';
import { number, type Point } from './svg.ts';

/** A centre of the weather: pressure above (`strength` > 0) or below the surroundings, `size` units wide. */
export interface Centre {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strength: number;
}

/** Returns a field of pressure from its centres; `ripple` is noise that keeps it from being geometry. */
export function pressure(centres: readonly Centre[], ripple: Field): Field {
  return (x, y) => {
    let value = ripple(x, y) * 0.16 + (x * 0.25 - y * 0.55) / 1000;
    for (const centre of centres) {
      const [dx, dy] = [(x - centre.x) / centre.size, ((y - centre.y) / centre.size) * 1.2];
      const turned = dx * 0.9 + dy * 0.35;
      value += centre.strength * Math.exp(-(turned * turned + dy * dy));
    }
    return value;
  };
}

/** Returns the path commands of one level of a field on the sheet (marching squares; Lorensen and Cline, 1987). */
export function isoline(field: Field, level: number, step = 7): string {
  let d = '';
  const cross = (a: number, b: number): number => (level - a) / (b - a);
  const columns = Math.ceil(1200 / step) + 1;
  const rowOf = (y: number): number[] => Array.from({ length: columns + 1 }, (_, i) => field(i * step, y));
  let above = rowOf(0);
  for (let y = 0; y < 800; y += step) {
    const below = rowOf(y + step);
    for (let i = 0; i < columns; i++) {
      const [a, b, c, e] = [above[i] ?? 0, above[i + 1] ?? 0, below[i + 1] ?? 0, below[i] ?? 0];
      const x = i * step;
      const ends: Point[] = [];
      if (a > level !== b > level) ends.push([x + step * cross(a, b), y]);
      if (b > level !== c > level) ends.push([x + step, y + step * cross(b, c)]);
      if (e > level !== c > level) ends.push([x + step * cross(e, c), y + step]);
      if (a > level !== e > level) ends.push([x, y + step * cross(a, e)]);
      for (let k = 0; k + 1 < ends.length; k += 2) {
        const [from, to] = [ends[k] ?? [0, 0], ends[k + 1] ?? [0, 0]];
        d += `M${number(from[0])} ${number(from[1])}L${number(to[0])} ${number(to[1])}`;
      }
    }
    above = below;
  }
  return d || 'M0 0';
}

/** Returns how the pressure rises at a place. */
export function rise(field: Field, x: number, y: number): Point {
  return [(field(x + 2, y) - field(x - 2, y)) / 4, (field(x, y + 2) - field(x, y - 2)) / 4];
}

/** Returns a wind barb (World Meteorological Organization, Manual No. 485): a staff with a feather for each ten knots. */
export function barb(x: number, y: number, direction: number, feathers: number, size: number): string {
  const place = (back: number, side: number): string => {
    const px = x - Math.cos(direction) * back * size - Math.sin(direction) * side * size;
    const py = y - Math.sin(direction) * back * size + Math.cos(direction) * side * size;
    return `${number(px)} ${number(py)}`;
  };
  let d = `M${place(-0.5, 0)}L${place(0.5, 0)}`;
  for (let i = 0; i < Math.ceil(feathers); i++) {
    const long = i < Math.floor(feathers) ? 0.38 : 0.2;
    d += `M${place(0.5 - i * 0.17, 0)}L${place(0.5 - i * 0.17 + 0.16, -long)}`;
  }
  return d;
}

/** Returns the points of the wind's way from a place: along the isobars, low pressure on its left, `steps` of 6 units. */
export function drift(field: Field, x: number, y: number, steps: number): Point[] {
  const points: Point[] = [[x, y]];
  let [px, py] = [x, y];
  for (let i = 0; i < steps; i++) {
    const [gx, gy] = rise(field, px, py);
    const length = Math.hypot(gx, gy) || 1;
    px += ((-gy - 0.12 * gx) / length) * 6;
    py += ((gx - 0.12 * gy) / length) * 6;
    points.push([px, py]);
  }
  return points;
}
