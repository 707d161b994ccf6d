import type { Motif } from '../sheet.ts';
import { disc, group, mix, path, polygon, smooth } from '../svg.ts';
import { backdrop, cut, face, shoulders } from './face.ts';

/** The portrait of the author in the folder nora-whitfield. */
export const nora: Motif = (sheet) => {
  const sitter = {
    ground: '#23817a',
    aura: '#0d4a4b',
    skin: '#8f5a3d',
    hair: '#1f1a1c',
    coat: '#f0e4c8',
    shirt: '#c9652f',
  };
  const crown = smooth(
    [
      [400, 162],
      [500, 184],
      [548, 260],
      [546, 352],
      [512, 300],
      [476, 250],
      [400, 232],
      [324, 250],
      [288, 300],
      [254, 352],
      [252, 260],
      [300, 184],
    ],
    true,
  );
  const bun = Array.from({ length: 5 }, (_, i) =>
    disc(400, 134, 92 - i * 17, { fill: 'none', stroke: '#5a4644', 'stroke-width': 4 }),
  ).join('');
  const knit = Array.from({ length: 9 }, (_, i) =>
    smooth([
      [90 + i * 16, 830],
      [150 + i * 18, 710],
      [270 + i * 12, 628],
    ]),
  ).join('');
  return (
    backdrop(
      sheet,
      sitter,
      polygon(
        [
          [400, 40],
          [720, 360],
          [400, 680],
          [80, 360],
        ],
        { fill: '#dca23a' },
      ) +
        polygon(
          [
            [400, 40],
            [720, 360],
            [400, 680],
          ],
          { fill: '#c78a28' },
        ),
    ) +
    cut(sheet, 14, disc(400, 134, 98, { fill: sitter.hair }), bun) +
    cut(
      sheet,
      10,
      path(
        smooth(
          [
            [400, 170],
            [546, 230],
            [552, 380],
            [500, 440],
            [300, 440],
            [248, 380],
            [254, 230],
          ],
          true,
        ),
        { fill: mix(sitter.hair, '#000000', 0.2) },
      ),
    ) +
    face(sheet, sitter, 0.3, 228, 316) +
    cut(sheet, 8, disc(284, 420, 19, { fill: '#f3c04c' }), disc(516, 420, 19, { fill: '#f3c04c' })) +
    shoulders(sheet, sitter, 8, 322) +
    path(knit, { fill: 'none', stroke: '#cdbb93', 'stroke-width': 4 }) +
    group({ transform: 'matrix(-1 0 0 1 800 0)' }, path(knit, { fill: 'none', stroke: '#b39f77', 'stroke-width': 4 })) +
    cut(sheet, 12, path('M308 556Q400 700 492 556L540 596Q470 720 400 830Q330 720 260 596Z', { fill: sitter.shirt })) +
    cut(
      sheet,
      12,
      path(crown, { fill: sitter.hair }),
      path(
        smooth([
          [300, 260],
          [340, 206],
          [400, 194],
          [460, 206],
        ]),
        { fill: 'none', stroke: '#5a4644', 'stroke-width': 6 },
      ),
    )
  );
};
