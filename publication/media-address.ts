import type { Picture } from './model.ts';

/**
 * The widths in pixels that pictures are served in; any other is refused, so that nobody can fill the disk. 750 is a phone
 * of up to 375 pixels with two dots each, or of 412 with a little less.
 */
export const mediaWidths = [320, 480, 640, 750, 1280, 1600, 2400] as const;

/** The one width of a crop. */
export const cropWidth = 1200;

export type MediaFormat = 'avif' | 'jpg';

/** The ratios in which search engines want the pictures of an article (Google, structured data for `Article`). */
export type Crop = '1x1' | '4x3' | '16x9';

/** What an address under `/media/` asks for. */
export interface MediaRequest {
  /** As in `Picture`: `articles/<article>`, `authors/<author>`, `brand`. */
  readonly folder: string;
  /** The name of the picture's file, without its extension. */
  readonly name: string;
  readonly hash: string;
  readonly width: number;
  readonly format: MediaFormat;
  readonly crop?: Crop | undefined;
}

/** One width of a picture, for a `srcset`. `width` is in pixels of the file served, so it may be less than the address says. */
export interface MediaSource {
  readonly width: number;
  readonly avif: string;
  readonly jpg: string;
}

/** Folders that hold a folder for each thing. An article's is left out of its addresses. */
const folders = new Set(['articles', 'authors', 'pages', 'ebooks']);

const fileName =
  /^(?<name>.+)\.(?<hash>[0-9a-f]{10})\.(?<width>[1-9]\d{2,3})(?:\.(?<crop>1x1|4x3|16x9))?\.(?<format>avif|jpg)$/;

/**
 * The address of a picture in a width, as a percent-encoded path.
 * @param width one of `mediaWidths`; with a crop, `cropWidth`
 * @throws {RangeError} for any other width: such an address would answer 404
 */
export function mediaAddress(picture: Picture, width: number, format: MediaFormat, crop?: Crop): string {
  if (!isServed(width, crop)) throw new RangeError(`Pictures are not served ${width} pixels wide`);
  const dot = picture.file.lastIndexOf('.');
  const name = dot > 0 ? picture.file.slice(0, dot) : picture.file;
  const file = [name, picture.hash, width, ...(crop ? [crop] : []), format].join('.');
  return `/media/${[...shortened(picture.folder), file].map((segment) => encodeURIComponent(segment)).join('/')}`;
}

/**
 * Reads the path of an address under `/media/`, percent-encoded as it came; query and fragment are the caller's.
 * Undefined for whatever `mediaAddress` would not write: other widths, other folders, a way out of the folder.
 */
export function parseMediaAddress(path: string): MediaRequest | undefined {
  if (!path.startsWith('/media/') || path.length > 1000) return undefined;
  const segments: string[] = [];
  for (const segment of path.slice('/media/'.length).split('/')) {
    const decoded = decode(segment);
    if (decoded === undefined || !isPlainName(decoded)) return undefined;
    segments.push(decoded);
  }
  const file = fileName.exec(segments.pop() ?? '')?.groups;
  const folder = folderOf(segments);
  if (!file || folder === undefined) return undefined;
  const { name = '', hash = '' } = file;
  const width = Number(file.width);
  const crop = file.crop as Crop | undefined;
  if (!isServed(width, crop)) return undefined;
  return { folder, name, hash, width, format: file.format as MediaFormat, ...(crop ? { crop } : {}) };
}

/** The entries of a picture's `srcset`, narrowest first: no wider than the picture itself, and always at least one. */
export function sourcesOf(picture: Picture, widths: readonly number[] = mediaWidths): MediaSource[] {
  const sorted = [...widths].sort((one, other) => one - other);
  const fitting = sorted.filter((width) => width <= picture.width);
  return (fitting.length > 0 ? fitting : sorted.slice(0, 1)).map((width) => ({
    width: Math.min(width, picture.width),
    avif: mediaAddress(picture, width, 'avif'),
    jpg: mediaAddress(picture, width, 'jpg'),
  }));
}

/** The height in pixels of a picture that is shown `width` pixels wide. */
export function displayHeight(picture: Picture, width: number): number {
  return Math.max(1, Math.round((picture.height * width) / picture.width));
}

function isServed(width: number, crop: Crop | undefined): boolean {
  return crop ? width === cropWidth : (mediaWidths as readonly number[]).includes(width);
}

/** An article named like a folder of addresses keeps its full folder, or its pictures would be taken for the brand's. */
function shortened(folder: string): string[] {
  const [first, second, ...more] = folder.split('/');
  return first === 'articles' && second !== undefined && second !== 'brand' && more.length === 0
    ? [second]
    : folder.split('/');
}

function folderOf([first, second, ...more]: readonly string[]): string | undefined {
  if (first === undefined || more.length > 0) return undefined;
  if (second === undefined) return first === 'brand' ? 'brand' : `articles/${first}`;
  if (!folders.has(first)) return undefined;
  // One picture has one address.
  return first === 'articles' && second !== 'brand' ? undefined : `${first}/${second}`;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function isPlainName(segment: string): boolean {
  // Backslash and colon lead out of a folder on Windows.
  return segment !== '' && segment.length <= 255 && !segment.startsWith('.') && !/[/\\:\p{Cc}]/u.test(segment);
}
