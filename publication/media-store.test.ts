import { mkdir, mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOf } from './content-folder.ts';
import type { MediaRequest } from './media-address.ts';
import { MediaStore } from './media-store.ts';
import type { Picture } from './model.ts';

let root: string;
let contentDir: string;
let cacheDir: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'media-'));
  contentDir = join(root, 'content');
  cacheDir = join(root, 'cache');
  await mkdir(join(contentDir, 'articles/one'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

const store = (maxBytes?: number) => new MediaStore({ contentDir, cacheDir, maxBytes });

function drawn(width: number, height: number, alpha = 1) {
  return sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha } } });
}

async function put(file: string, bytes: Buffer, asked: Partial<MediaRequest> = {}): Promise<MediaRequest> {
  await writeFile(join(contentDir, 'articles/one', file), bytes);
  const name = file.slice(0, file.lastIndexOf('.'));
  return { folder: 'articles/one', name, hash: hashOf(bytes).slice(0, 10), width: 320, format: 'jpg', ...asked };
}

async function files(): Promise<string[]> {
  const entries = await readdir(cacheDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('a picture is served in the width and format asked for', async () => {
  const bytes = await drawn(800, 600).jpeg().toBuffer();
  for (const [format, type, found] of [
    ['avif', 'image/avif', 'heif'],
    ['jpg', 'image/jpeg', 'jpeg'],
  ] as const) {
    const file = await store().get(await put('a.jpg', bytes, { format }));
    expect(file?.type).toBe(type);
    const metadata = await sharp(file?.path).metadata();
    expect(metadata).toMatchObject({ format: found, width: 320, height: 240 });
    expect(file?.bytes).toBe((await stat(file?.path ?? '')).size);
  }
});

test('a picture is never enlarged', async () => {
  const request = await put('a.webp', await drawn(200, 100).webp().toBuffer(), { width: 2400 });
  expect(await sharp((await store().get(request))?.path).metadata()).toMatchObject({ width: 200, height: 100 });
});

test('a picture stands upright and tells nothing about the camera', async () => {
  const bytes = await drawn(800, 400)
    .jpeg()
    .withExif({ IFD0: { Artist: 'secret' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const metadata = await sharp((await store().get(await put('a.jpeg', bytes)))?.path).metadata();
  expect(metadata).toMatchObject({ width: 320, height: 640 });
  expect(metadata.exif).toBeUndefined();
});

test('crops have their ratio, upright, and are not enlarged', async () => {
  const bytes = await drawn(900, 1600).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const sizes = [];
  for (const crop of ['1x1', '4x3', '16x9'] as const) {
    const { width, height } = await sharp(
      (await store().get(await put('a.jpg', bytes, { width: 1200, crop })))?.path,
    ).metadata();
    sizes.push([width, height]);
  }
  expect(sizes).toEqual([
    [900, 900],
    [1200, 900],
    [1200, 675],
  ]);
});

test('transparency becomes white in JPEG and stays in AVIF', async () => {
  const bytes = await drawn(400, 400, 0).png().toBuffer();
  const jpg = await store().get(await put('a.png', bytes));
  expect([...(await sharp(jpg?.path).resize(1, 1).raw().toBuffer())].every((part) => part > 250)).toBe(true);
  const avif = await store().get(await put('a.png', bytes, { format: 'avif' }));
  expect((await sharp(avif?.path).metadata()).hasAlpha).toBe(true);
});

test('many askers wait for one making', async () => {
  const request = await put('a.jpg', await drawn(1000, 1000).jpeg().toBuffer());
  const media = store();
  const results = await Promise.all(Array.from({ length: 20 }, () => media.get(request)));
  expect(new Set(results.map((file) => file?.path)).size).toBe(1);
  expect(await files()).toHaveLength(1);
  const made = await stat(results[0]?.path ?? '');
  await media.get(request);
  await store().get(request);
  expect((await stat(results[0]?.path ?? '')).ino).toBe(made.ino);
});

test('the right one of two files with one name is found by its hash', async () => {
  const first = await put('a.jpg', await drawn(400, 100).jpeg().toBuffer());
  const second = await put('a.png', await drawn(400, 400).png().toBuffer());
  expect((await sharp((await store().get(first))?.path).metadata()).height).toBe(80);
  expect((await sharp((await store().get(second))?.path).metadata()).height).toBe(320);
});

test('a changed picture has left its old address', async () => {
  const media = store();
  const old = await put('a.jpg', await drawn(400, 100).jpeg().toBuffer());
  expect(await media.get(old)).toBeDefined();
  const changed = await put('a.jpg', await drawn(400, 200).jpeg().toBuffer());
  expect(await media.get(old)).toBeUndefined();
  expect(await media.get(changed)).toBeDefined();
  expect(await media.successor(old)).toBe(changed.hash);
  await rm(join(contentDir, 'articles/one/a.jpg'));
  expect(await media.get(changed)).toBeUndefined();
  expect(await media.successor(old)).toBeUndefined();
});

test('what is not there, not a picture, or not served is undefined', async () => {
  const media = store();
  const bytes = await drawn(100, 100).jpeg().toBuffer();
  const request = await put('a.jpg', bytes);
  expect(await media.get({ ...request, name: 'b' })).toBeUndefined();
  expect(await media.get({ ...request, folder: 'articles/two' })).toBeUndefined();
  expect(await media.get({ ...request, hash: '0000000000' })).toBeUndefined();
  expect(await media.get(await put('notes.md', bytes))).toBeUndefined();
  expect(
    await media.get(await put('mark.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))),
  ).toBeUndefined();
  expect(await media.get(await put('broken.jpg', Buffer.from('not a picture')))).toBeUndefined();
  await mkdir(join(contentDir, 'articles/one/folder.jpg'));
  expect(await media.get({ ...request, name: 'folder' })).toBeUndefined();
});

test('symbolic links are refused', async () => {
  const bytes = await drawn(100, 100).jpeg().toBuffer();
  const request = await put('a.jpg', bytes);
  await writeFile(join(root, 'outside.jpg'), bytes);
  await symlink(join(root, 'outside.jpg'), join(contentDir, 'articles/one/link.jpg'));
  await symlink(join(contentDir, 'articles/one'), join(contentDir, 'articles/two'));
  expect(await store().get({ ...request, name: 'link' })).toBeUndefined();
  expect(await store().get({ ...request, folder: 'articles/two' })).toBeUndefined();
});

test('the disk is bounded: the longest unused go, and come back when asked for', async () => {
  const noise = (seed: number) =>
    sharp(Buffer.from(Array.from({ length: 320 * 320 * 3 }, (_, index) => (index * index * seed) % 251)), {
      raw: { width: 320, height: 320, channels: 3 },
    })
      .jpeg()
      .toBuffer();
  const [first, second, third] = [
    await put('1.jpg', await noise(7)),
    await put('2.jpg', await noise(11)),
    await put('3.jpg', await noise(13)),
  ] as const;
  const size = (await store().get(first))?.bytes ?? 0;
  const bounded = store(size * 2.5);
  await bounded.get(first);
  await bounded.get(second);
  await bounded.get(first);
  await bounded.get(third);
  const left = await files();
  expect(left).toHaveLength(2);
  expect(left.some((name) => name.startsWith(second.hash))).toBe(false);
  expect(await bounded.get(second)).toBeDefined();
});

test('what earlier runs left counts, and what they left unfinished goes', async () => {
  await mkdir(join(cacheDir, 'ab'), { recursive: true });
  await writeFile(join(cacheDir, 'ab/old.jpg'), Buffer.alloc(50_000));
  await writeFile(join(cacheDir, 'ab/half.unfinished'), 'x');
  await utimes(join(cacheDir, 'ab/old.jpg'), 1, 1);
  await utimes(join(cacheDir, 'ab/half.unfinished'), 1, 1);
  const media = store(40_000);
  const request = await put('a.jpg', await drawn(400, 400).jpeg().toBuffer());
  expect(await media.get(request)).toBeDefined();
  await expect.poll(files).toEqual([`${request.hash}.320.jpg`]);
});

test('a cache that is deleted under the store is made anew', async () => {
  const media = store();
  const request = await put('a.jpg', await drawn(400, 400).jpeg().toBuffer());
  await media.get(request);
  await rm(cacheDir, { recursive: true });
  expect((await stat((await media.get(request))?.path ?? '')).isFile()).toBe(true);
});

test('pictures are made ahead in two widths, until the store is closed', async () => {
  const pictures: Picture[] = [];
  for (const [file, width] of [
    ['a.jpg', 1000],
    ['b.jpg', 700],
    ['c.jpg', 90],
  ] as const) {
    const { folder, hash } = await put(file, await drawn(width, 100).jpeg().toBuffer());
    pictures.push({ folder, file, hash, width, height: 100, colour: '#000000' });
  }
  const media = store();
  await media.makeAhead(pictures);
  const [a, b, c] = pictures;
  expect((await files()).sort()).toEqual(
    [`${a?.hash}.640.avif`, `${a?.hash}.750.avif`, `${b?.hash}.640.avif`, `${c?.hash}.320.avif`].sort(),
  );
  await rm(cacheDir, { recursive: true });
  const closing = store();
  const ahead = closing.makeAhead(pictures);
  await closing.close();
  await ahead;
  await closing.makeAhead(pictures);
  expect((await readdir(cacheDir, { recursive: true }).catch(() => [])).length).toBeLessThanOrEqual(2);
});
