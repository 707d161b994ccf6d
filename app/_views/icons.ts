import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import sharp from 'sharp';
import { hashOf } from '../../publication/content-folder.ts';
import { composition } from '../_composition.ts';

/** The sizes that the publication's icon is made in, in pixels. */
export const iconSizes = [32, 96, 192, 512] as const;

interface Icon {
  readonly hash: string;
  readonly bytes: Buffer;
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
    (bytes) => ({ hash: hashOf(bytes).slice(0, 10), bytes }),
    () => undefined,
  );
  known = { path, icon };
  return icon;
}

/** The address of the publication's icon in a size; undefined where it has none. */
export async function iconAddress(size: number): Promise<string | undefined> {
  const icon = await readIcon();
  return icon && `/icons/icon.${icon.hash}.${size}.png`;
}

/** The icon at an address, drawn as PNG; undefined for an address that was never given out. */
export async function drawIcon(hash: string, size: number): Promise<Buffer | undefined> {
  const icon = await readIcon();
  if (icon?.hash !== hash || !(iconSizes as readonly number[]).includes(size)) return undefined;
  return sharp(icon.bytes, { density: 300 }).resize(size, size).png({ palette: true, effort: 10 }).toBuffer();
}
