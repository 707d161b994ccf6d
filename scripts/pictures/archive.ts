import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { figures, heroes } from './catalogue.ts';
import { print } from './print.ts';
import { compose, type Motif } from './sheet.ts';

const MOTIFS: readonly Motif[] = [...Object.values(heroes), ...Object.values(figures)];

/** Returns the SVG document of the archive's picture `index` (from 0): other seed, inks or direction than all before it. */
export function archiveSvg(index: number, width = 1600, height = 1067): string {
  const motif = MOTIFS[index % MOTIFS.length] as Motif;
  const round = Math.floor(index / MOTIFS.length);
  return compose(motif, {
    seed: `archive ${index}`,
    width,
    height,
    variant: round + 1,
    mirrored: (index + round) % 2 === 1,
  });
}

/**
 * Draws `count` different pictures of all styles, 1600 × 1067 pixels, as `picture-001.jpg` and so on into a folder, which is
 * created where it is missing. Returns their paths. `scale` multiplies the size in pixels.
 */
export async function drawArchivePictures(dir: string, count: number, scale = 1): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const written: string[] = [];
  for (let index = 0; index < count; index++) {
    const path = join(dir, `picture-${String(index + 1).padStart(3, '0')}.jpg`);
    const svg = archiveSvg(index, Math.round(1600 * scale), Math.round(1067 * scale));
    await writeFile(path, await print(svg, { seed: `archive ${index}`, budget: 360_000 }));
    written.push(path);
  }
  return written;
}
