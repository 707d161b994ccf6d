import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import sharp from 'sharp';
import { hashOf } from '../../publication/content-folder.ts';
import { exactShapesOf } from '../../publication/mark.ts';
import { composition } from '../_composition.ts';

/** The sizes that the publication's icon is made in, in pixels. */
const iconSizes = [48, 192, 512] as const;
type IconSize = (typeof iconSizes)[number];

interface Icon {
  readonly hash: string;
  readonly bytes: Buffer;
  /** The address that holds a short drawing itself. */
  readonly inline: string | undefined;
}

let known: { path: string; icon: Promise<Icon | undefined> } | undefined;

async function readIcon(): Promise<Icon | undefined> {
  const { archive, contentDir } = composition();
  const path = archive.documents.config.brand.icon;
  if (!path) return undefined;
  if (known?.path === path) return known.icon;
  const inside = normalize(path);
  if (inside.startsWith('..') || inside.startsWith('/')) return undefined;
  // A file that is missing is no icon; `check` names it.
  const icon = readFile(join(contentDir, inside)).then(
    (bytes) => ({ hash: hashOf(bytes).slice(0, 10), bytes, inline: inlineAddress(bytes) }),
    () => undefined,
  );
  known = { path, icon };
  return icon;
}

/** The longest drawing that travels within a page, in characters. */
const longestInline = 1000;

/** A `data:` address of a short drawing (RFC 2397). */
function inlineAddress(bytes: Buffer): string | undefined {
  const shapes = exactShapesOf(bytes.toString());
  if (!shapes || shapes.length > longestInline) return undefined;
  const drawing = shapes
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"')
    .replace(/(<(\w+)[^<>]*)><\/\2>/g, '$1/>');
  return `data:image/svg+xml,${drawing.replace(/[^\w\s!$'()*,./:;=@-]/g, encodeURIComponent)}`;
}

/** A `link` of a page to an icon. */
interface IconLink {
  readonly href: string;
  readonly sizes?: string;
}

/**
 * What the links of a page to the publication's icon say. Browsers ask for the icon beside the first picture and the
 * faces, and each of them would wait: they take a short drawing from the page, and search engines, which want an address,
 * the small picture.
 */
export async function iconLinks(): Promise<readonly IconLink[]> {
  const icon = await readIcon();
  // Without a link browsers would ask for /favicon.ico, which there is not.
  if (!icon) return [{ href: 'data:,' }];
  if (icon.inline) return [{ href: '/favicon.ico', sizes: '48x48' }, { href: icon.inline }];
  return [{ href: iconPath(icon, 192), sizes: '192x192' }];
}

/** The address of the publication's icon in a size; undefined where it has none. */
export async function iconAddress(size: IconSize): Promise<string | undefined> {
  const icon = await readIcon();
  return icon && iconPath(icon, size);
}

function iconPath(icon: Icon, size: IconSize): string {
  return `/icons/icon.${icon.hash}.${size}.png`;
}

/** The icon at an address, drawn as PNG; undefined for an address that was never given out. */
export async function drawIcon(hash: string, size: number): Promise<Buffer | undefined> {
  const icon = await readIcon();
  if (icon?.hash !== hash || !(iconSizes as readonly number[]).includes(size)) return undefined;
  return sharp(icon.bytes, { density: 300 })
    .resize(size, size)
    .png({ palette: true, quality: 80, effort: 10 })
    .toBuffer();
}
