import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Picture, pictures } from './catalogue.ts';
import { print } from './print.ts';
import { compose } from './sheet.ts';

/** What to draw and where to. */
export interface DrawOptions {
  /** The content folder; folders of articles and authors are created in it where they are missing. */
  readonly contentDir: string;
  /** Folders of articles or authors; without it, all of them. */
  readonly only?: readonly string[];
  /** The share of the full size, 1 when left out: tests draw small. */
  readonly scale?: number;
}

/** Returns the SVG document of a picture: the same bytes every time. `scale` multiplies its size in pixels. */
export function pictureSvg(picture: Picture, scale = 1): string {
  return compose(picture.motif, {
    seed: picture.file,
    width: Math.round(picture.width * scale),
    height: Math.round(picture.height * scale),
  });
}

/**
 * Draws the pictures of the demo newspaper as JPEG files into the content folder, over those that are there, and returns
 * their paths. The drawings are deterministic; the bytes of the JPEGs also depend on the version of sharp.
 * @throws {RangeError} when `only` names a folder that has no picture
 */
export async function drawPictures({ contentDir, only, scale = 1 }: DrawOptions): Promise<string[]> {
  const folderOf = (picture: Picture): string => picture.file.split('/')[1] ?? '';
  const unknown = only?.filter((id) => !pictures.some((picture) => folderOf(picture) === id)) ?? [];
  if (unknown.length > 0) throw new RangeError(`no picture belongs to: ${unknown.join(', ')}`);
  const written: string[] = [];
  for (const picture of pictures) {
    if (only && !only.includes(folderOf(picture))) continue;
    const path = join(contentDir, picture.file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await print(pictureSvg(picture, scale), { seed: picture.file }));
    written.push(path);
  }
  return written;
}
