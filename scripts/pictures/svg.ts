/** A place on the sheet, in its units: right and down are positive. */
export type Point = readonly [x: number, y: number];

/** Attributes of an SVG element; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Writes a number with at most two decimals, so that the last bits of a sine never reach the file. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

/** Returns one SVG element. Values must not contain quotation marks: all of them come from this folder's code. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? number(value) : value}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Returns a group of elements. */
export function group(attributes: Attributes, ...children: readonly string[]): string {
  return children.length === 0 ? '' : element('g', attributes, ...children);
}

/** Returns a path from its commands. */
export function path(d: string, attributes: Attributes = {}): string {
  return element('path', { d, ...attributes });
}

/** Returns a disc; `rx` and `ry` make an ellipse of it. */
export function disc(x: number, y: number, rx: number, attributes: Attributes = {}, ry = rx): string {
  return element('ellipse', { cx: x, cy: y, rx, ry, ...attributes });
}

/** Returns a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number, attributes: Attributes = {}): string {
  return element('rect', { x, y, width, height, ...attributes });
}

/** Returns a filled polygon. */
export function polygon(points: readonly Point[], attributes: Attributes = {}): string {
  return path(straight(points, true), attributes);
}

/** Returns the path commands of straight lines through the points. */
export function straight(points: readonly Point[], closed = false): string {
  return `M${points.map(([x, y]) => `${number(x)} ${number(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

/** Returns the path commands of a smooth curve through the points (Catmull and Rom, 1974, as Bézier curves). */
export function smooth(points: readonly Point[], closed = false): string {
  const count = points.length;
  const at = (i: number): Point => {
    const index = closed ? (i + count) % count : Math.max(0, Math.min(count - 1, i));
    return points[index] ?? [0, 0];
  };
  const [startX, startY] = at(0);
  let d = `M${number(startX)} ${number(startY)}`;
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const [x0, y0] = at(i - 1);
    const [x1, y1] = at(i);
    const [x2, y2] = at(i + 1);
    const [x3, y3] = at(i + 2);
    const handles = [x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2];
    d += `C${handles.map(number).join(' ')}`;
  }
  return closed ? `${d}Z` : d;
}

/** Returns `count` points on the smooth curve through the given points, first and last included. */
export function along(points: readonly Point[], count: number): Point[] {
  const spans = points.length - 1;
  const at = (i: number): Point => points[Math.max(0, Math.min(spans, i))] ?? [0, 0];
  return Array.from({ length: count }, (_, i) => {
    const place = (i / (count - 1)) * spans;
    const span = Math.min(spans - 1, Math.floor(place));
    const t = place - span;
    const blend = (axis: 0 | 1): number => {
      const [a, b, c, d] = [at(span - 1)[axis], at(span)[axis], at(span + 1)[axis], at(span + 2)[axis]];
      return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    };
    return [blend(0), blend(1)];
  });
}

/** Returns the colour between two colours written #rrggbb: `share` 0 is the first, 1 the second. */
export function mix(first: string, second: string, share: number): string {
  const part = (colour: string, i: number): number => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  const bounded = Math.max(0, Math.min(1, share));
  const parts = [0, 1, 2].map((i) => Math.round(part(first, i) * (1 - bounded) + part(second, i) * bounded));
  return `#${parts.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
