import type { Motif } from '../sheet.ts';
import { mix, path, polygon, smooth } from '../svg.ts';
import { backdrop, cut, face, shoulders } from './face.ts';

/** The portrait of the author in the folder ines-falk. */
export const ines: Motif = (sheet) => {
  const sitter = {
    ground: '#dccaa8',
    aura: '#a9906a',
    skin: '#e6b48f',
    hair: '#a8431f',
    coat: '#2f3f4c',
    shirt: '#f4ead5',
  };
  const back = smooth(
    [
      [400, 148],
      [560, 188],
      [598, 340],
      [586, 470],
      [520, 520],
      [280, 520],
      [214, 470],
      [202, 340],
      [240, 188],
    ],
    true,
  );
  const fringe = smooth(
    [
      [446, 146],
      [330, 150],
      [236, 214],
      [216, 350],
      [226, 470],
      [288, 500],
      [282, 390],
      [318, 300],
      [430, 226],
      [520, 300],
      [524, 400],
      [516, 500],
      [580, 470],
      [588, 340],
      [548, 196],
    ],
    true,
  );
  return (
    backdrop(
      sheet,
      sitter,
      polygon(
        [
          [150, 90],
          [650, 90],
          [650, 830],
          [150, 830],
        ],
        { fill: '#c26a3c' },
      ) +
        polygon(
          [
            [400, 90],
            [650, 90],
            [650, 830],
          ],
          { fill: '#9c4a28' },
        ),
    ) +
    cut(sheet, 18, path(back, { fill: mix(sitter.hair, '#1c0f0a', 0.45) })) +
    face(sheet, sitter, 0.3) +
    shoulders(sheet, sitter, 4) +
    cut(
      sheet,
      8,
      polygon(
        [
          [326, 544],
          [474, 544],
          [404, 730],
          [396, 730],
        ],
        { fill: sitter.shirt },
      ),
    ) +
    polygon(
      [
        [350, 540],
        [450, 540],
        [400, 640],
      ],
      { fill: mix(sitter.skin, '#4a1f1c', 0.3) },
    ) +
    cut(
      sheet,
      14,
      polygon(
        [
          [322, 540],
          [244, 606],
          [300, 680],
          [278, 700],
          [390, 830],
          [400, 716],
        ],
        { fill: '#44586a' },
      ),
      polygon(
        [
          [478, 540],
          [556, 606],
          [500, 680],
          [522, 700],
          [410, 830],
          [400, 716],
        ],
        { fill: '#24313c' },
      ),
    ) +
    cut(
      sheet,
      16,
      path(fringe, { fill: sitter.hair }),
      path(
        smooth([
          [446, 150],
          [330, 170],
          [252, 250],
          [230, 380],
        ]),
        { fill: 'none', stroke: '#d9773f', 'stroke-width': 9 },
      ),
    )
  );
};
