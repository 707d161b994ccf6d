import { practiceInks, table } from './practice.ts';
import { type Motif, type Sheet, shadow } from './sheet.ts';
import { disc, group, mix, path, polygon, rectangle } from './svg.ts';

/** Lines of writing as bars of words, without a letter in it. */
function writing(sheet: Sheet, left: number, top: number, width: number, rows: number, step: number): string {
  const r = sheet.random;
  const words: string[] = [];
  for (let row = 0; row < rows; row++) {
    const end = left + width * (row % 5 === 4 ? r.between(0.35, 0.6) : r.between(0.9, 1));
    for (let x = left; x < end - 14; ) {
      const long = Math.min(r.between(22, 88), end - x);
      words.push(`M${x.toFixed(2)} ${(top + row * step).toFixed(2)}h${long.toFixed(2)}`);
      x += long + step * 0.42;
    }
  }
  return words.join('');
}

/** A magnifying glass and a red pencil on written sheets: one line under the glass is struck out. */
export const loupe: Motif = (sheet) => {
  const { ochre, teal, deep, white, clay } = practiceInks(sheet);
  const paper = (x: number, y: number, turn: number, fill: string, height: number) =>
    group(
      { transform: `translate(${x} ${y}) rotate(${(turn + sheet.random.between(-0.8, 0.8)).toFixed(2)})` },
      group({ filter: shadow(sheet, height, 0.45) }, rectangle(-255, -350, 510, 700, { fill })),
      path(writing(sheet, -205, -290, 410, 24, 25), {
        stroke: mix(fill, deep, 0.42),
        'stroke-width': 8,
        'stroke-linecap': 'round',
      }),
    );
  const [cx, cy, reach] = [520, 400, 205];
  const lens = sheet.define('clipPath', {}, disc(cx, cy, reach - 14));
  const enlarged = path(writing(sheet, cx - 250, cy - 190, 480, 7, 62), {
    stroke: deep,
    'stroke-width': 21,
    'stroke-linecap': 'round',
  });
  const struck = path(`M${cx - 165} ${cy + 4}C${cx - 70} ${cy - 18} ${cx + 40} ${cy + 20} ${cx + 172} ${cy - 10}`, {
    stroke: clay,
    'stroke-width': 13,
    'stroke-linecap': 'round',
    fill: 'none',
  });
  const glass = group(
    {},
    group({ filter: shadow(sheet, 30, 0.5) }, disc(cx, cy, reach, { fill: deep })),
    disc(cx, cy, reach - 14, { fill: mix(white, ochre, 0.12) }),
    group({ 'clip-path': lens }, enlarged, struck),
    path(`M${cx - 128} ${cy - 112}A170 170 0 0 1 ${cx - 20} ${cy - 170}`, {
      stroke: '#ffffff',
      'stroke-opacity': 0.75,
      'stroke-width': 12,
      'stroke-linecap': 'round',
      fill: 'none',
    }),
  );
  const handle = group(
    { transform: `translate(${cx} ${cy}) rotate(47)`, filter: shadow(sheet, 22, 0.5) },
    rectangle(reach - 6, -15, 44, 30, { fill: ochre }),
    rectangle(reach + 34, -27, 250, 54, { fill: mix(deep, teal, 0.25), rx: 25 }),
  );
  const pencil = group(
    { transform: 'translate(905 132) rotate(118)', filter: shadow(sheet, 16, 0.5) },
    rectangle(0, -20, 470, 40, { fill: clay }),
    rectangle(0, -20, 470, 13, { fill: mix(clay, white, 0.25) }),
    rectangle(-46, -20, 46, 40, { fill: ochre }),
    polygon(
      [
        [470, -20],
        [548, 0],
        [470, 20],
      ],
      { fill: mix(white, ochre, 0.35) },
    ),
    polygon(
      [
        [526, -5.6],
        [548, 0],
        [526, 5.6],
      ],
      { fill: deep },
    ),
  );
  return (
    table(sheet, teal, deep) +
    paper(800, 400, 9, mix(white, ochre, 0.3), 14) +
    paper(420, 450, -7, white, 18) +
    handle +
    glass +
    pencil
  );
};
