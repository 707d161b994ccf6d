import { expect, test } from 'vitest';
import { displayHeight, mediaAddress, mediaWidths, parseMediaAddress, sourcesOf } from './media-address.ts';
import type { Picture } from './model.ts';

const picture: Picture = {
  folder: 'articles/euv-light',
  file: 'mirror.v2.jpg',
  hash: '0123456789',
  width: 1500,
  height: 1000,
  colour: '#808080',
};

test('an address is read back as what it was written from', () => {
  expect(mediaAddress(picture, 640, 'avif')).toBe('/media/euv-light/mirror.v2.0123456789.640.avif');
  for (const folder of ['articles/euv-light', 'articles/brand', 'articles/authors', 'authors/ada', 'brand']) {
    for (const file of ['a.jpg', '写真.PNG', '50% & more, (really).webp']) {
      for (const width of mediaWidths) {
        const address = mediaAddress({ ...picture, folder, file }, width, 'jpg');
        const name = file.slice(0, file.lastIndexOf('.'));
        expect(parseMediaAddress(address)).toEqual({ folder, name, hash: picture.hash, width, format: 'jpg' });
        expect(address).toMatch(/^[\w/.%()-]+$/);
      }
    }
  }
});

test('crops have one width of their own', () => {
  const address = mediaAddress(picture, 1200, 'jpg', '16x9');
  expect(address).toBe('/media/euv-light/mirror.v2.0123456789.1200.16x9.jpg');
  expect(parseMediaAddress(address)).toMatchObject({ name: 'mirror.v2', width: 1200, crop: '16x9' });
  expect(() => mediaAddress(picture, 640, 'jpg', '1x1')).toThrow(RangeError);
  expect(() => mediaAddress(picture, 1200, 'jpg')).toThrow(RangeError);
});

test.each([
  '/media/euv-light/mirror.0123456789.641.avif',
  '/media/euv-light/mirror.0123456789.1200.avif',
  '/media/euv-light/mirror.0123456789.640.16x9.avif',
  '/media/euv-light/mirror.0123456789.1200.3x2.avif',
  '/media/euv-light/mirror.0123456789.0640.avif',
  '/media/euv-light/mirror.012345678.640.avif',
  '/media/euv-light/mirror.0123456789.640.png',
  '/media/euv-light/mirror.0123456789.640.svg',
  '/media/euv-light/.0123456789.640.avif',
  '/media/mirror.0123456789.640.avif',
  '/media/euv-light/deeper/mirror.0123456789.640.avif',
  '/media/sections/x/mirror.0123456789.640.avif',
  '/media/articles/euv-light/mirror.0123456789.640.avif',
  '/media/../mirror.0123456789.640.avif',
  '/media/%2e%2e/mirror.0123456789.640.avif',
  '/media/authors/..%2f../mirror.0123456789.640.avif',
  '/media/authors/..%5c../mirror.0123456789.640.avif',
  '/media/euv-light/..%2fmirror.0123456789.640.avif',
  '/media/euv-light/%00mirror.0123456789.640.avif',
  '/media/euv-light/%ff.0123456789.640.avif',
  '/media//mirror.0123456789.640.avif',
  '/media/C:/mirror.0123456789.640.avif',
  '/media/euv-light/mirror.0123456789.640.avif/',
  '/media/euv-light/mirror.0123456789.640.avif?x',
  `/media/euv-light/${'a'.repeat(300)}.0123456789.640.avif`,
  '/other/euv-light/mirror.0123456789.640.avif',
  '',
])('%s is no address', (path) => {
  expect(parseMediaAddress(path)).toBeUndefined();
});

test('sources never exceed the picture, and there is always one', () => {
  expect(sourcesOf(picture).map((source) => source.width)).toEqual([320, 480, 640, 750, 1280]);
  expect(sourcesOf(picture, [750, 320]).map((source) => source.width)).toEqual([320, 750]);
  const [only, ...more] = sourcesOf({ ...picture, width: 200 });
  expect(more).toEqual([]);
  expect(only).toEqual({
    width: 200,
    avif: '/media/euv-light/mirror.v2.0123456789.320.avif',
    jpg: '/media/euv-light/mirror.v2.0123456789.320.jpg',
  });
});

test('the height keeps the ratio', () => {
  expect(displayHeight(picture, 320)).toBe(213);
  expect(displayHeight({ ...picture, width: 5000, height: 1 }, 320)).toBe(1);
});
