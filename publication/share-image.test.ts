import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { drawShareImage, shareImageHash } from './share-image.ts';
import { drawable, type ShareFace } from './share-image-glyphs.ts';
import type { ShareImageContent } from './share-image-layout.ts';

const resolve = createRequire(import.meta.url).resolve;

async function face(family: string, file: string, weight: 400 | 600): Promise<ShareFace> {
  const bytes = await readFile(resolve(`@fontsource/${family}/files/${family}-${file}-${weight}-normal.woff`));
  return { name: `${family}-${file}`, weight, data: new Uint8Array(bytes).buffer };
}

const faces: ShareFace[] = [];

beforeAll(async () => {
  for (const weight of [400, 600] as const) {
    faces.push(await face('ibm-plex-sans-arabic', 'arabic', weight), await face('newsreader', 'latin', weight));
  }
  vi.stubGlobal('fetch', () => {
    throw new Error('A share image asked the network');
  });
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const english: ShareImageContent = {
  locale: 'en',
  direction: 'ltr',
  script: 'Latn',
  publication: 'Meridian',
  kicker: 'Research',
  title: 'The laboratory that was to cross the Pacific',
  footer: 'By Ada Bergström',
  accent: '#8a2b1d',
};
const arabic: ShareImageContent = {
  ...english,
  locale: 'ar',
  direction: 'rtl',
  script: 'Arab',
  title: 'يوم تعلم الحاسوب 250 كلمة روسية في IBM',
};

/** How much ink there is in a part of the picture, as a share of its pixels. */
async function ink(png: Buffer, left: number, width: number): Promise<number> {
  const pixels = await sharp(png).extract({ left, top: 110, width, height: 400 }).greyscale().raw().toBuffer();
  return pixels.filter((pixel) => pixel < 128).length / pixels.length;
}

test('the same content has the same hash, another content another', () => {
  expect(shareImageHash({ ...english })).toBe(shareImageHash(english));
  const { kicker: _, ...bare } = english;
  const changed = [{ ...english, title: 'Another' }, { ...english, colour: '#123456' }, bare, arabic];
  expect(new Set([english, ...changed].map(shareImageHash)).size).toBe(5);
});

test('an image is 1200 by 630 and starts where its script starts', async () => {
  const left = await drawShareImage({ ...english, title: 'Left' }, faces);
  expect(await sharp(left).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(await ink(left, 60, 400)).toBeGreaterThan(await ink(left, 740, 400));
  const right = await drawShareImage({ ...arabic, title: 'لغة', kicker: 'لغة' }, faces);
  expect(await ink(right, 740, 400)).toBeGreaterThan(await ink(right, 60, 400));
});

test('Arabic with numbers and Latin words is drawn', async () => {
  const png = await drawShareImage(arabic, faces);
  const { kicker: _, ...bare } = arabic;
  const blank = await drawShareImage({ ...bare, title: '', publication: '' }, faces);
  expect(await ink(png, 60, 1080)).toBeGreaterThan((await ink(blank, 60, 1080)) + 0.02);
});

test('a character without a glyph is left out, and nothing is asked of the network', async () => {
  const strange = 'Words 🙂 ภาษาไทย 1️⃣ 👩‍👩‍👧 日本 \u{10ffff} end';
  const png = await drawShareImage({ ...english, title: strange, kicker: '🙂', footer: 'ไทย' }, faces);
  const { kicker: _, footer: __, ...bare } = english;
  expect(png.equals(await drawShareImage({ ...bare, title: 'Words 1 end' }, faces))).toBe(true);
});

test('a title of which nothing can be drawn gives way to the name of the publication', async () => {
  const named = await drawShareImage({ ...english, title: 'Meridian' }, faces);
  expect(named.equals(await drawShareImage({ ...english, title: 'ไทย' }, faces))).toBe(true);
});

test('a word and a text that are too long stay inside', async () => {
  for (const title of ['x'.repeat(400), 'Rechtsschutzversicherung '.repeat(40), 'كلمة '.repeat(200)]) {
    const png = await drawShareImage({ ...english, title }, faces);
    expect(await ink(png, 1140, 60)).toBe(0);
  }
});

test('substitutes stand for marks that a face lacks', () => {
  expect(drawable('a\u202fb\u2011c \n  d\u00ad e', faces)).toBe('a b-c d e');
  expect(drawable('e\u0301', faces)).toBe('é');
  expect(drawable('anything', [{ name: 'broken', weight: 400, data: new ArrayBuffer(8) }])).toBe('');
});
