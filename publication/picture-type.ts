/** Whether the name of a file is that of a picture as the site can show it. */
export function isPictureType(file: string): boolean {
  return /\.(?:jpe?g|png|webp|avif)$/i.test(file);
}
