import { dust, ground, linear, radial, type Sheet, shadow } from '../sheet.ts';
import { group, mix, type Point, path, polygon, rectangle, smooth } from '../svg.ts';

/** What the five portraits share: colours of the ground, the skin and the coat. */
export interface Sitter {
  readonly ground: string;
  readonly aura: string;
  readonly skin: string;
  readonly hair: string;
  readonly coat: string;
  readonly shirt: string;
}

/** Returns the wall behind a sitter with one shape of cut paper on it. */
export function backdrop(sheet: Sheet, sitter: Sitter, behind: string): string {
  const fill = linear(sheet, 0, 0, 800, 800, [
    [0.1, sitter.aura, 0],
    [1, sitter.aura, 0.7],
  ]);
  return (
    ground(sheet, sitter.ground) +
    group({ filter: dust(sheet, mix(sitter.ground, '#1d1712', 0.35)) }, rectangle(0, 0, 800, 800, { fill })) +
    group({ filter: shadow(sheet, 12, 0.3) }, behind)
  );
}

/** Returns pieces of paper with the shadow of their `height` above the ground, in units. */
export function cut(sheet: Sheet, height: number, ...pieces: readonly string[]): string {
  return group({ filter: shadow(sheet, height, 0.45) }, ...pieces);
}

/** The outline of a head turned a little to one side: `lean` is -1 (left) to 1 (right). */
function outline(x: number, y: number, width: number, height: number, lean: number): Point[] {
  const [w, h] = [width / 2, height / 2];
  return [
    [x, y - h],
    [x + w * 0.72, y - h * 0.78],
    [x + w, y - h * 0.2],
    [x + w * (0.93 + lean * 0.04), y + h * 0.32],
    [x + w * (0.55 + lean * 0.16), y + h * 0.82],
    [x + w * lean * 0.3, y + h],
    [x - w * (0.55 - lean * 0.16), y + h * 0.82],
    [x - w * (0.93 - lean * 0.04), y + h * 0.32],
    [x - w, y - h * 0.2],
    [x - w * 0.72, y - h * 0.78],
  ];
}

/** A head and its neck: one side in the light, the other a plane of shade that hints at brow, nose and chin. */
export function face(sheet: Sheet, sitter: Sitter, lean: number, width = 236, height = 318): string {
  const [x, y] = [400, 352];
  const points = outline(x, y, width, height, lean);
  const clip = sheet.define('clipPath', {}, path(smooth(points, true)));
  const [dark, light] = [mix(sitter.skin, '#4a1f1c', 0.3), mix(sitter.skin, '#fff2df', 0.3)];
  const side = lean >= 0 ? 1 : -1;
  const ridge: Point[] = [
    [x + side * 10, y - 200],
    [x + side * 22, y - 62],
    [x + side * 8, y - 40],
    [x + side * 6, y - 18],
    [x - side * 30, y + 44],
    [x + side * 4, y + 58],
    [x - side * 4, y + 92],
    [x + side * 10, y + 112],
    [x - side * 8, y + 200],
    [x + side * 260, y + 200],
    [x + side * 260, y - 200],
  ];
  const glow = radial(sheet, x - side * 70, y + 30, 120, [
    [0, light, 0.8],
    [1, light, 0],
  ]);
  const neck: Point[] = [
    [x - 58, y + 70],
    [x + 58, y + 70],
    [x + 66, y + 260],
    [x - 66, y + 260],
  ];
  const under: Point[] = [
    [x - 62, y + 120],
    [x + 62, y + 120],
    [x + 64, y + 196],
    [x - 20, y + 232],
  ];
  return (
    polygon(neck, { fill: sitter.skin }) +
    polygon(under, { fill: dark }) +
    cut(sheet, 12, path(smooth(points, true), { fill: sitter.skin })) +
    group(
      { 'clip-path': clip },
      rectangle(x - 200, y - 200, 400, 400, { fill: glow }),
      polygon(ridge, { fill: dark, opacity: 0.72 }),
    )
  );
}

/** Returns shoulders under a coat: `slope` lowers them, `width` is half their breadth, in units. */
export function shoulders(sheet: Sheet, sitter: Sitter, slope: number, width = 330): string {
  const shape: Point[] = [
    [400 - width - 20, 830],
    [400 - width, 700],
    [400 - width * 0.78, 640 + slope],
    [400 - 74, 556],
    [400 + 74, 556],
    [400 + width * 0.78, 640 + slope],
    [400 + width, 700],
    [400 + width + 20, 830],
  ];
  const fold = linear(sheet, 400, 560, 760, 830, [
    [0, '#140f0c', 0],
    [1, '#140f0c', 0.6],
  ]);
  return (
    cut(sheet, 22, path(smooth(shape), { fill: sitter.coat })) +
    group({ filter: dust(sheet, mix(sitter.coat, '#140f0c', 0.6)) }, path(smooth(shape), { fill: fold }))
  );
}
