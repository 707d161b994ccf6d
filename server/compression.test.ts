import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import {
  compressForKeeping,
  compressOnce,
  decompress,
  isCompressible,
  negotiateEncoding,
  pressSmall,
} from './compression.ts';

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['br;q=0.5, gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.5', 'br'],
  ['br;q=0, *', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['identity, br;q=0.9', 'identity'],
  ['identity;q=0, *;q=0', 'identity'],
  ['zstd', 'identity'],
  ['br;q=x;;, ,', 'identity'],
])('answers Accept-Encoding %j with %s', (header, encoding) => {
  expect(negotiateEncoding(header)).toBe(encoding);
  expect(negotiateEncoding(header)).toBe(encoding);
});

test.each([
  ['text/html; charset=utf-8', true],
  ['application/rss+xml', true],
  ['application/feed+json; charset=utf-8', true],
  ['application/javascript', true],
  ['application/xml', true],
  ['image/svg+xml', true],
  ['image/avif', false],
  ['font/woff2', false],
  ['application/pdf', false],
  ['application/epub+zip', false],
])('knows whether %s compresses', (type, expected) => {
  expect(isCompressible(type)).toBe(expected);
});

test('compresses so that both encodings give the text back', async () => {
  const body = Buffer.from('Nachrichten '.repeat(200));
  const { br, gzip } = await compressForKeeping(body);
  expect(br.length).toBeLessThan(body.length / 10);
  expect(brotliDecompressSync(br)).toEqual(body);
  expect(gunzipSync(gzip)).toEqual(body);
  expect(await decompress(br)).toEqual(body);
  expect(brotliDecompressSync(await compressOnce(body, 'br'))).toEqual(body);
  expect(gunzipSync(await compressOnce(body, 'gzip'))).toEqual(body);
  expect(await compressOnce(body, 'identity')).toBe(body);
});

test('presses what is kept smaller still', async () => {
  const body = Buffer.from(Array.from({ length: 900 }, (_, index) => `Nachricht ${index * index}, gelesen`).join(' '));
  const { br } = await compressForKeeping(body);
  const small = await pressSmall(br);
  expect(small.length).toBeLessThan(br.length);
  expect(brotliDecompressSync(small)).toEqual(body);
});

test('what is kept takes no more memory than its bytes, however small it became', async () => {
  const kept = await compressForKeeping(
    Buffer.from('A page that says the same thing again. '.repeat(1500) + randomBytes(9000).toString('hex')),
  );
  const held = [kept.br, kept.gzip].map((body) => body.buffer.byteLength / body.length);
  expect(held).toEqual([1, 1]);
});
