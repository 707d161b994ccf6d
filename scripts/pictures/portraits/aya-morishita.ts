import type { Motif } from '../sheet.ts';
import { disc, mix, path, polygon, smooth } from '../svg.ts';
import { backdrop, cut, face, shoulders } from './face.ts';

/** The portrait of the author in the folder aya-morishita. */
export const aya: Motif = (sheet) => {
  const sitter = {
    ground: '#cfd9d0',
    aura: '#7fa3a0',
    skin: '#f0cba6',
    hair: '#0c2029',
    coat: '#12505c',
    shirt: '#f0e7d4',
  };
  const back = 'M238 640V330C238 196 310 150 400 150S562 196 562 330V640Q480 676 400 640T238 640Z';
  const front =
    'M258 628C236 520 240 420 246 330C252 214 320 158 404 158S548 214 554 330C560 420 564 520 542 628L502 640C520 520 524 420 512 318L470 322V262L452 326L404 318L396 258L380 322L330 326V268L314 322L288 318C276 420 280 520 298 640Z';
  const strands = Array.from({ length: 9 }, (_, i) =>
    smooth([
      [262 + i * 4, 618],
      [256 + i * 5, 440],
      [268 + i * 8, 300],
      [330 + i * 8, 190],
    ]),
  ).join('');
  const rings = Array.from({ length: 15 }, (_, i) =>
    disc(400, 340, 120 + i * 13, { fill: 'none', stroke: '#12505c', 'stroke-width': 2, opacity: 0.75 }),
  ).join('');
  return (
    backdrop(sheet, sitter, disc(400, 340, 310, { fill: '#f0e7d4' })) +
    rings +
    cut(sheet, 18, path(back, { fill: mix(sitter.hair, '#000000', 0.25) })) +
    face(sheet, sitter, 0.2, 222, 310) +
    shoulders(sheet, sitter, 10, 306) +
    cut(
      sheet,
      12,
      polygon(
        [
          [318, 548],
          [400, 668],
          [482, 548],
          [524, 590],
          [402, 760],
          [276, 590],
        ],
        { fill: sitter.shirt },
      ),
    ) +
    cut(
      sheet,
      9,
      polygon(
        [
          [402, 672],
          [452, 740],
          [402, 830],
          [352, 740],
        ],
        { fill: '#e1452a' },
      ),
    ) +
    cut(sheet, 14, path(front, { fill: sitter.hair })) +
    path(strands, { fill: 'none', stroke: '#4f7f88', 'stroke-width': 1.8, opacity: 0.8 })
  );
};
