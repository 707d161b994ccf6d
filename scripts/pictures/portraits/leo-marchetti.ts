import type { Motif } from '../sheet.ts';
import { disc, mix, path, smooth, straight } from '../svg.ts';
import { backdrop, cut, face, shoulders } from './face.ts';

/** The portrait of the author in the folder leo-marchetti. */
export const leo: Motif = (sheet) => {
  const sitter = {
    ground: '#1f5560',
    aura: '#0b2c36',
    skin: '#dfa67c',
    hair: '#c9cdc6',
    coat: '#d9a441',
    shirt: '#f3ead6',
  };
  const wave = (shift: number, fill: string): string =>
    path(
      smooth(
        [
          [262, 330],
          [244, 250 + shift],
          [292, 176 + shift],
          [360, 158 + shift],
          [440, 150 + shift],
          [520, 184 + shift],
          [556, 262 + shift],
          [536, 340],
          [516, 280 + shift * 0.6],
          [450, 246 + shift],
          [380, 264 + shift],
          [320, 238 + shift],
          [286, 290],
        ],
        true,
      ),
      { fill },
    );
  const glass = { fill: 'none', stroke: '#16323a', 'stroke-width': 8 };
  const collar = Array.from({ length: 12 }, (_, i) =>
    straight([
      [322 + i * 14, 528],
      [316 + i * 15.4, 612],
    ]),
  ).join('');
  return (
    backdrop(
      sheet,
      sitter,
      path('M120 830V380A280 280 0 0 1 680 380V830Z', { fill: '#86aaa6' }) +
        path('M400 100A280 280 0 0 1 680 380V830H400Z', { fill: '#6b928f' }),
    ) +
    cut(
      sheet,
      14,
      path(
        smooth(
          [
            [400, 178],
            [540, 220],
            [556, 360],
            [520, 420],
            [280, 420],
            [244, 360],
            [260, 220],
          ],
          true,
        ),
        { fill: '#8d9690' },
      ),
    ) +
    face(sheet, sitter, -0.3, 226, 330) +
    disc(352, 346, 38, glass) +
    disc(448, 346, 38, glass) +
    path('M390 340Q400 332 410 340M314 338L284 326M486 338L516 326', glass) +
    shoulders(sheet, sitter, 0, 338) +
    cut(sheet, 12, path('M318 524H482L500 618Q400 664 300 618Z', { fill: mix(sitter.coat, '#f6dfa0', 0.35) })) +
    path(collar, { stroke: '#a97a24', 'stroke-width': 3 }) +
    cut(sheet, 12, wave(18, '#a9b0aa'), wave(0, sitter.hair), wave(-22, '#e7e8e0'))
  );
};
