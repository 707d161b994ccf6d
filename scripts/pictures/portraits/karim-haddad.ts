import type { Motif } from '../sheet.ts';
import { disc, mix, path, polygon, smooth } from '../svg.ts';
import { backdrop, cut, face, shoulders } from './face.ts';

/** The portrait of the author in the folder karim-haddad. */
export const karim: Motif = (sheet) => {
  const sitter = {
    ground: '#f0c46a',
    aura: '#d98a3c',
    skin: '#b87850',
    hair: '#2a1626',
    coat: '#54284f',
    shirt: '#f0624b',
  };
  const r = sheet.random;
  const curls = Array.from({ length: 46 }, (_, i) => {
    const turn = Math.PI * (0.97 + 1.06 * ((i % 23) / 22));
    const far = i < 23 ? 138 : 104;
    return disc(400 + Math.cos(turn) * far * 0.98, 318 + Math.sin(turn) * far * 1.12, r.between(24, 35), {
      fill: mix(sitter.hair, '#7a4a63', r.between(0, 0.45)),
    });
  });
  const beard = smooth(
    [
      [280, 318],
      [300, 420],
      [352, 434],
      [400, 426],
      [448, 434],
      [502, 420],
      [520, 318],
      [508, 460],
      [468, 528],
      [400, 552],
      [334, 528],
      [294, 460],
    ],
    true,
  );
  return (
    backdrop(sheet, sitter, disc(400, 372, 292, { fill: '#e9603f' })) +
    face(sheet, sitter, -0.25, 240, 320) +
    cut(sheet, 8, path(beard, { fill: mix(sitter.hair, '#54284f', 0.2) })) +
    cut(
      sheet,
      6,
      polygon(
        [
          [366, 452],
          [434, 452],
          [418, 468],
          [382, 468],
        ],
        { fill: mix(sitter.skin, '#6b2b2b', 0.4) },
      ),
    ) +
    shoulders(sheet, sitter, -6, 346) +
    cut(sheet, 12, path('M310 560Q400 650 490 560L520 600Q400 720 280 600Z', { fill: sitter.shirt })) +
    cut(sheet, 14, ...curls)
  );
};
