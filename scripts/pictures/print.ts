import sharp from 'sharp';
import { hash, random } from './seed.ts';

/** How a picture is printed: `budget` is the largest file in bytes, `grain` the strength of the paper's grain in levels. */
export interface Print {
  readonly seed: string;
  readonly budget?: number;
  readonly grain?: number;
}

/** Adds the grain of paper to raw pixels: fine, the same for all colours, and stronger in the middle tones. */
function addGrain(pixels: Buffer, width: number, seed: string, strength: number): void {
  const source = random(`grain ${seed}`);
  const above = new Float32Array(width);
  let state = hash(seed) | 1;
  const white = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state & 0xffff) / 0x8000 - 1;
  };
  let left = source.next();
  for (let i = 0; i < pixels.length; i += 3) {
    const column = (i / 3) % width;
    // Neighbours share half of the value: single-pixel noise is what JPEG codes worst and the eye likes least.
    left = 0.45 * left + 0.75 * white();
    const value = 0.4 * (above[column] ?? 0) + 0.8 * left;
    above[column] = value;
    const level = ((pixels[i] ?? 0) + (pixels[i + 1] ?? 0) + (pixels[i + 2] ?? 0)) / 765;
    const step = value * strength * (0.45 + 2.2 * level * (1 - level));
    for (let channel = 0; channel < 3; channel++) {
      pixels[i + channel] = Math.max(0, Math.min(255, Math.round((pixels[i + channel] ?? 0) + step)));
    }
  }
}

/**
 * Returns the JPEG of an SVG document, with the grain of paper. The quality is 82, or as much less (not below 54) as keeps
 * the file within the budget. The bytes depend on the document, the seed and the version of sharp alone.
 */
export async function print(svg: string, { seed, budget = 560_000, grain = 5 }: Print): Promise<Buffer> {
  const { data, info } = await sharp(Buffer.from(svg), { limitInputPixels: false, unlimited: true })
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  addGrain(data, info.width, seed, grain);
  const raw = { width: info.width, height: info.height, channels: 3 } as const;
  for (let quality = 82; ; quality -= 7) {
    const jpeg = await sharp(data, { raw }).jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:4:4' }).toBuffer();
    if (jpeg.length <= budget || quality <= 54) return jpeg;
  }
}
