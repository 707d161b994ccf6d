import sharp from 'sharp';

/** Measures a picture: its size as it is shown (after EXIF rotation) and its mean colour. Rejects for what is no picture. */
export async function measurePicture(bytes: Buffer): Promise<{ width: number; height: number; colour: string }> {
  const image = sharp(bytes, { limitInputPixels: 100_000_000 });
  const { width, height, orientation = 1, format } = await image.metadata();
  if (!['jpeg', 'png', 'webp', 'avif', 'heif'].includes(format ?? '')) throw new Error(`${format} is not served`);
  const [red = 0, green = 0, blue = 0] = await image
    .resize(1, 1, { fit: 'fill' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  const turned = orientation >= 5;
  return {
    width: turned ? height : width,
    height: turned ? width : height,
    colour: `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`,
  };
}
