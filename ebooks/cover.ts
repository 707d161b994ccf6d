import sharp from 'sharp';

/** The cover's width in pixels; shops and readers want the longer side at about 2,000. */
const coverWidth = 1480;

/** Prints the cover that Typst has set as a JPEG in the proportions of A5. */
export async function printCover(svg: string): Promise<Uint8Array> {
  return await sharp(Buffer.from(svg), { density: 300, limitInputPixels: false })
    .resize({ width: coverWidth })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}
