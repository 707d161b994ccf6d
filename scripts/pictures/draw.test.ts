import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { archiveSvg, drawArchivePictures } from './archive.ts';
import { pictures } from './catalogue.ts';
import { drawPictures, pictureSvg } from './draw.ts';
import { compose } from './sheet.ts';

const folders: string[] = [];

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'pictures-'));
  folders.push(path);
  return path;
}

afterEach(async () => {
  for (const path of folders.splice(0)) await rm(path, { recursive: true });
});

test('every picture is the same bytes of SVG every time, and no two are alike', () => {
  const first = pictures.map((picture) => pictureSvg(picture));
  expect(pictures.map((picture) => pictureSvg(picture))).toEqual(first);
  expect(new Set(first).size).toBe(pictures.length);
}, 60_000);

test('a drawing holds no number that is not one, and no text', () => {
  for (const picture of pictures) {
    const svg = pictureSvg(picture);
    expect(svg.match(/NaN|Infinity|undefined|\de[-+]\d|<text/), picture.file).toBeNull();
  }
}, 60_000);

test('the same motif with another seed is another drawing', () => {
  for (const { file, motif, width, height } of pictures.filter((picture) => picture.file.startsWith('articles/'))) {
    const drawn = ['one', 'two'].map((seed) => compose(motif, { seed, width, height }));
    expect(drawn[0], file).not.toBe(drawn[1]);
  }
}, 60_000);

test('an article gets its hero and its figure, 3:2, and the same bytes on every run', async () => {
  const [one, two] = [await folder(), await folder()];
  const options = { only: ['euv-light'], scale: 0.1 };
  const paths = await drawPictures({ ...options, contentDir: one });
  await drawPictures({ ...options, contentDir: two });
  expect(paths).toEqual(['hero', 'figure'].map((name) => join(one, 'articles/euv-light', `${name}.jpg`)));
  const sizes = await Promise.all(paths.map((path) => sharp(path).metadata()));
  expect(sizes.map(({ format, width, height }) => [format, width, height])).toEqual([
    ['jpeg', 240, 160],
    ['jpeg', 180, 120],
  ]);
  for (const path of paths) expect(await readFile(path)).toEqual(await readFile(path.replace(one, two)));
}, 60_000);

test('a portrait is square', async () => {
  const [path] = await drawPictures({ contentDir: await folder(), only: ['aya-morishita'], scale: 0.25 });
  const { width, height } = await sharp(path).metadata();
  expect([width, height]).toEqual([200, 200]);
}, 60_000);

test('a folder without a picture is refused before anything is drawn', async () => {
  await expect(drawPictures({ contentDir: await folder(), only: ['nobody'] })).rejects.toThrow(/nobody/);
});

test('an archive of 40 holds 40 different drawings', async () => {
  const drawn = Array.from({ length: 40 }, (_, index) => archiveSvg(index));
  expect(new Set(drawn).size).toBe(40);
  const paths = await drawArchivePictures(await folder(), 2, 0.1);
  const { width, height } = await sharp(paths[1]).metadata();
  expect([width, height]).toEqual([160, 107]);
}, 60_000);
